//! How much is emitted, and that everything real can be.

use std::path::Path;
use std::time::Instant;

use ferrosmith_codegen::files::Files;
use ferrosmith_tests::{check_crates, corpus, emit_texts, read_texts, runtime_dependency};

/// Descriptions above this many bytes are left to `FERROSMITH_COMPILE=full`, which takes hours for all of them:
/// `FERROSMITH_MODELS=lambda,quicksight` takes only those whose names contain one of these.
const LARGE: usize = 400_000;
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
        if is_full() {
            check_crates("specs", &[(name.to_owned(), files.clone())]);
        }
        let (operations, types) = measure(&files);
        println!("{name}: {operations} lines per operation, {types} per type");
        // Two operations with eight parameters each are no average.
        if name == "bedrock" {
            assert!(operations <= LINES_PER_OPERATION, "{name}: {operations} lines per operation");
            assert!(types <= LINES_PER_TYPE, "{name}: {types} lines per type");
        }
    }
}

/// Lines of code of the average operation and of the average type. Answers stand beside their operations, but are types.
fn measure(files: &Files) -> (usize, usize) {
    let (mut operations, mut types) = (Vec::new(), Vec::new());
    for (path, text) in files.iter() {
        if path.starts_with("src/operations/") {
            let answer = text.match_indices("#[derive(").nth(1).map_or(text.len(), |(at, _)| at);
            operations.push(code_lines(&text[..answer]));
            types.extend((answer < text.len()).then(|| code_lines(&text[answer..])));
        } else if path.starts_with("src/types/") {
            types.push(code_lines(text));
        }
    }
    let average = |counts: &[usize]| counts.iter().sum::<usize>().div_ceil(counts.len().max(1));
    (average(&operations), average(&types))
}

fn code_lines(text: &str) -> usize {
    text.lines().filter(|line| !line.trim().is_empty() && !line.trim().starts_with("//")).count()
}

#[test]
fn real_descriptions_can_be_emitted() {
    let Some(corpus) = corpus() else { return };
    let mut crates = Vec::new();
    for folder in ["smithy/models", "openapi"] {
        for (path, text) in read_texts(&corpus.join(folder)) {
            let Some((name, "json" | "yaml")) = path.rsplit_once('.') else { continue };
            let name = name.replace('/', "-");
            if !is_wanted(&name) || (text.len() > LARGE && !is_full()) {
                continue;
            }
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
    if is_full() {
        check_crates("corpus", &crates);
    }
}

/// Whether everything is to be compiled, however long it takes.
fn is_full() -> bool {
    std::env::var("FERROSMITH_COMPILE").is_ok_and(|value| value == "full")
}

/// Whether a description is among those that are asked for.
fn is_wanted(name: &str) -> bool {
    let wanted = std::env::var("FERROSMITH_MODELS").unwrap_or_default();
    wanted.is_empty() || wanted.split(',').any(|part| name.contains(part))
}
