//! How much is emitted, and that everything real can be.

use std::path::Path;
use std::time::Instant;

use ferrosmith_codegen::files::Files;
use ferrosmith_tests::{check_crates, corpus, emit_texts, read_texts, runtime_dependency};

/// The most lines, apart from documentation and blank ones, that an operation with its answer may have on average.
const LINES_PER_OPERATION: usize = 35;
/// The same for a type.
const LINES_PER_TYPE: usize = 30;

#[test]
fn generated_crates_are_small() {
    for name in ["bedrock", "bedrock-runtime"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs").join(name);
        let texts = read_texts(&folder).into_iter().filter(|(path, _)| path.ends_with(".smithy")).collect::<Vec<_>>();
        let files = emit_texts(name, &texts, &runtime_dependency()).unwrap_or_else(|error| panic!("{error}"));
        let (operations, types) = (measure(&files, "src/operations/"), measure(&files, "src/types/"));
        println!("{name}: {operations} lines per operation, {types} per type");
        assert!(operations <= LINES_PER_OPERATION, "{name}: {operations} lines per operation");
        assert!(types <= LINES_PER_TYPE, "{name}: {types} lines per type");
    }
}

/// Lines of code of the average file of a folder.
fn measure(files: &Files, folder: &str) -> usize {
    let is_code = |line: &&str| !line.trim().is_empty() && !line.trim().starts_with("//");
    let counts = files.iter().filter(|(path, _)| path.starts_with(folder));
    let counts: Vec<usize> = counts.map(|(_, text)| text.lines().filter(is_code).count()).collect();
    counts.iter().sum::<usize>().div_ceil(counts.len().max(1))
}

#[test]
fn real_descriptions_can_be_emitted() {
    let Some(corpus) = corpus() else { return };
    let mut crates = Vec::new();
    for folder in ["smithy/models", "openapi"] {
        for (path, text) in read_texts(&corpus.join(folder)) {
            let Some((name, "json" | "yaml")) = path.rsplit_once('.') else { continue };
            let name = name.replace('/', "-");
            let before = Instant::now();
            match emit_texts(&name, &[(path.clone(), text)], &runtime_dependency()) {
                Ok(files) => {
                    let lines: usize = files.iter().map(|(_, text)| text.lines().count()).sum();
                    println!("{name}: {} files, {lines} lines, {:?}", files.len(), before.elapsed());
                    crates.push((name, files));
                }
                Err(error) => println!("{}", error.lines().take(12).collect::<Vec<_>>().join("\n")),
            }
        }
    }
    if std::env::var("FERROSMITH_COMPILE").is_ok_and(|value| value == "full") {
        check_crates("corpus", &crates);
    }
}
