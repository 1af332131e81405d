//! That the examples on operations satisfy the constraints: each is turned into a test of its own crate, in which its
//! request is checked in place of being sent.

use std::fmt::Write as _;
use std::path::Path;

use ferrosmith_codegen::files::Files;
use ferrosmith_tests::{
    Emission, corpus, emit_texts, files, ignored, manifest, own_description, repository, runtime_dependency,
};
use libtest_mimic::Trial;

/// An ignored trial, if there are no descriptions of others to take examples from.
pub(crate) fn trials() -> Vec<Trial> {
    corpus().err().map(|absent| ignored("examples::compile::corpus", absent)).into_iter().collect()
}

/// The crates of this repository's descriptions and of the corpus's models of the same services.
pub(crate) fn crates() -> Vec<Emission> {
    let ours = ["bedrock", "bedrock-runtime"].map(|name| Emission::new("examples", name, move || ours(name)));
    let models = corpus().map_or(Vec::new(), |corpus| files(&corpus.join("smithy/models"), &["json"]));
    let theirs = models.into_iter().filter_map(|path| {
        let name = path.file_name()?.to_str()?.split('.').next()?;
        let name = format!("real-{name}");
        name.starts_with("real-bedrock")
            .then(|| Emission::new("examples", name.clone(), move || emit(&name, &read(&path))))
    });
    ours.into_iter().chain(theirs).collect()
}

/// The tests of a generated crate of this repository, which is as its description would have it emitted.
fn ours(name: &str) -> Result<Files, String> {
    let generated = repository().join("generated").join(name).display().to_string();
    let files = emit_texts(name, &own_description(name), &runtime_dependency())?;
    let mut package = Files::new();
    let manifest = manifest(&format!("{name}-examples"));
    package.insert("Cargo.toml", format!("{manifest}{name} = {{ path = {generated:?} }}\n"));
    package.insert("src/lib.rs", String::new());
    package.insert("tests/examples.rs", example_tests(&name.replace('-', "_"), &files));
    Ok(package)
}

fn read(path: &Path) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    vec![(path.display().to_string(), text)]
}

fn emit(name: &str, texts: &[(String, String)]) -> Result<Files, String> {
    let mut files = emit_texts(name, texts, &runtime_dependency())?;
    let tests = example_tests(&name.replace('-', "_"), &files);
    files.insert("tests/examples.rs", tests);
    Ok(files)
}

/// A test file that checks the request of every example.
fn example_tests(library: &str, files: &Files) -> String {
    let operations = files.iter().filter(|(path, _)| path.starts_with("src/operations/"));
    let mut text = "#![allow(unused_imports, deprecated)]\n".to_owned();
    let mut count = 0;
    for (path, source) in operations {
        let Some(statements) = checked_example(library, source) else { panic!("{path} has no example") };
        count += 1;
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "#[test]\nfn example_{count}() {{\n{statements}}}");
    }
    assert!(count > 0, "{library} has no examples");
    text
}

/// The statements of an operation's example, up to the call, which becomes a check.
fn checked_example(library: &str, source: &str) -> Option<String> {
    let name = source.split("pub struct ").nth(1)?.split_whitespace().next()?;
    let docs = source.split("/// ```no_run\n").nth(1)?.split("/// ```\n").next()?;
    let lines = docs.lines().map(|line| line.trim_start_matches("///").strip_prefix(' ').unwrap_or_default());
    let lines: Vec<&str> = lines.filter(|line| !line.starts_with("# ")).collect();
    let code = lines.join("\n");
    let (before, call) = code.split_at(code.find("client")?);
    // The name of the output stands on the same line.
    let uses = &before[..before.rfind('\n').map_or(0, |end| end + 1)];
    let end = [".send()", ".items()", ".pages()"].into_iter().filter_map(|send| call.find(send)).min()?;
    let (_, setters) = call[..end].split_once("()")?;
    let request = format!("{library}::operations::{name}::default(){setters}");
    Some(format!("{uses}\nassert_eq!({request}.validate(), Ok(()));\n"))
}
