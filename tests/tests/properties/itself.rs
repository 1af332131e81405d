//! A model merged with itself has no disagreements.

use std::fs;
use std::path::{Path, PathBuf};

use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::{merge, openapi};

/// The documents of the cases.
fn documents() -> Vec<PathBuf> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let groups = ["openapi", "openapi-client", "twins", "merge"].map(|group| cases.join(group));
    let folders = groups.iter().flat_map(|group| fs::read_dir(group).expect("a folder of cases"));
    folders.map(|folder| folder.expect("a case").path().join("openapi.yaml")).filter(|path| path.is_file()).collect()
}

#[test]
fn no_model_disagrees_with_itself() {
    let mut count = 0;
    for path in documents() {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let id = sources.add("openapi.yaml", fs::read_to_string(&path).expect("a document"));
        let Some(api) = openapi::read(&sources, id, &mut diagnostics) else { continue };
        let (_, disagreements) = merge::merge(api.clone(), std::slice::from_ref(&api));
        assert!(disagreements.is_empty(), "{}: {}", path.display(), merge::to_text(&disagreements));
        count += 1;
    }
    println!("{count} models");
    assert!(count > 80, "{count}");
}
