//! What is committed under `generated/` is what the descriptions give.

use std::path::Path;
use std::process::Command;

#[test]
fn generated_crates_are_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_xtask")).args(["codegen", "--check"]).current_dir(root).output().unwrap();
    let (shown, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{shown}\n{said}");
}
