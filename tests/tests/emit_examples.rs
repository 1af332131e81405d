//! That the examples on operations would not be refused: each is turned into a test of its own crate, in which its
//! request is checked in place of being sent.

use std::fmt::Write as _;
use std::path::Path;

use ferrosmith_codegen::files::Files;
use ferrosmith_tests::{corpus, emit_texts, read_texts, runtime_dependency, test_crates};

#[test]
fn examples_satisfy_the_description() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let ours = ["bedrock", "bedrock-runtime"].map(|name| {
        let texts = read_texts(&specs.join(name)).into_iter().filter(|(path, _)| path.ends_with(".smithy"));
        (name.to_owned(), texts.collect::<Vec<_>>())
    });
    let theirs = corpus().into_iter().flat_map(|corpus| {
        let models = read_texts(&corpus.join("smithy/models")).into_iter();
        models.filter_map(|(path, text)| {
            let name = path.strip_prefix("bedrock")?.split('.').next()?.replace('/', "-");
            Some((format!("real-bedrock{name}"), vec![(path.clone(), text)]))
        })
    });
    let crates = ours.into_iter().chain(theirs).map(|(name, texts)| {
        let mut files = emit_texts(&name, &texts, &runtime_dependency()).unwrap_or_else(|error| panic!("{error}"));
        let tests = example_tests(&name.replace('-', "_"), &files);
        files.insert("tests/examples.rs", tests);
        (name, files)
    });
    test_crates("examples", &crates.collect::<Vec<_>>());
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
    println!("{library}: {count} examples");
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
    // What the answer is called stands on the same line.
    let uses = &before[..before.rfind('\n').map_or(0, |end| end + 1)];
    let end = [".send()", ".items()", ".pages()"].into_iter().filter_map(|send| call.find(send)).min()?;
    let (_, setters) = call[..end].split_once("()")?;
    let request = format!("{library}::operations::{name}::default(){setters}");
    Some(format!("{uses}\nassert_eq!({request}.validate(), Ok(()));\n"))
}
