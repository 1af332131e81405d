//! The guide under `docs/`: every sample is compiled against the client that the guide is about, and those that are not
//! marked `no_run` are run. Beside them stands what developers guess at who have not read it.
//!
//! A sample is the body of an async function, or a program with a `main`. Lines that begin with `# ` belong to it, but
//! are not shown.

use std::fmt::Write as _;
use std::fs;

use ferrosmith_codegen::files::Files;
use ferrosmith_tests::{Emission, cases, manifest, repository};

use crate::choices;

/// The package of the samples.
pub(crate) fn crates() -> Vec<Emission> {
    vec![Emission::new("guide", "samples", package)]
}

fn package() -> Result<Files, String> {
    let generated = repository().join("generated");
    let manifest = format!(
        "{}bedrock = {{ path = {:?} }}\nbedrock-runtime = {{ path = {:?} }}\nhttp = \"1\"\nfutures-util = {{ version = \"0.3\", default-features = false }}\n\
         depot = {{ path = \"depot\" }}\n\
         library = {{ path = \"library\" }}\n\
         serde_json = \"1\"\n\
         petshop = {{ path = \"petshop\", features = [\"blocking\", \"oauth2\", \"serde\"] }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n",
        manifest("guide-samples"),
        generated.join("bedrock").display().to_string(),
        generated.join("bedrock-runtime").display().to_string(),
    );
    let mut files = Files::new();
    files.insert("Cargo.toml", manifest);
    files.insert("src/lib.rs", String::new());
    files.insert("tests/samples.rs", samples()?);
    let guesses = fs::read_to_string(repository().join("tests/cases/guide/guesses.rs"));
    files.insert("tests/guesses.rs", guesses.map_err(|error| error.to_string())?);
    for case in cases("guide") {
        for (path, text) in choices::emit(&case)?.iter() {
            files.insert(format!("{}/{path}", case.name()), text.to_owned());
        }
    }
    Ok(files)
}

/// All samples as one program of tests.
fn samples() -> Result<String, String> {
    let folder = repository().join("docs/src");
    let summary = fs::read_to_string(folder.join("SUMMARY.md")).map_err(|error| error.to_string())?;
    let chapters: Vec<&str> = summary.split("](").skip(1).filter_map(|link| link.split(".md)").next()).collect();
    let mut text = "#![allow(dead_code, unused_variables, clippy::all)]\n".to_owned();
    let mut count = 0;
    for chapter in &chapters {
        let page = fs::read_to_string(folder.join(format!("{chapter}.md"))).map_err(|error| error.to_string())?;
        for (position, (marks, sample)) in rust_blocks(&page).into_iter().enumerate() {
            count += 1;
            let name = format!("{}_{position}", chapter.replace('-', "_"));
            text += &module(&name, &sample, !marks.contains("no_run"));
        }
    }
    assert!(chapters.len() >= 12 && count >= 20, "{} chapters, {count} samples", chapters.len());
    println!("{} chapters, {count} samples", chapters.len());
    Ok(text)
}

/// The Rust samples of a page, each with what stands behind the word `rust`.
fn rust_blocks(page: &str) -> Vec<(&str, String)> {
    let blocks = page.split("```rust").skip(1).filter_map(|block| block.split("\n```").next()?.split_once('\n'));
    let shown = |line: &str| line.strip_prefix("# ").unwrap_or(line).to_owned() + "\n";
    blocks.map(|(marks, sample)| (marks, sample.lines().map(shown).collect())).collect()
}

fn module(name: &str, sample: &str, is_run: bool) -> String {
    let mut text = format!("mod {name} {{\n");
    if sample.contains("fn main()") {
        text += sample;
    } else {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "async fn sample() -> Result<(), Box<dyn std::error::Error>> {{\n{sample}Ok(())\n}}\n");
        if is_run {
            text +=
                "#[tokio::test]\nasync fn runs() {\nif let Err(error) = sample().await {\npanic!(\"{error}\");\n}\n}\n";
        }
    }
    text + "}\n"
}
