//! The loader held against the public corpora, where this machine has them.

use std::process::Command;

use ferrosmith_tests::corpus;

#[test]
fn the_loader_conforms() {
    let Some(folder) = corpus() else { return };
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output = command.args(["conformance", "loader", "--corpus"]).arg(folder).output().unwrap();
    let table = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{table}\n{}", String::from_utf8_lossy(&output.stderr));
    println!("{table}");
}
