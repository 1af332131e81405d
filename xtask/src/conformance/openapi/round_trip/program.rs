//! The programs, one for each document: compiled in one workspace, and run.

use std::path::Path;
use std::process::Output;

use anyhow::{Context, Result, bail};
use ferrosmith::cargo;
use ferrosmith_codegen::Files;
use serde_json::Value;

use super::cases::{Cases, package};
use crate::conformance::crates::write_workspace;
use crate::single::repository;

const PROGRAM: &str = include_str!("program.rs.txt");
/// How many documents are compiled at a time: what they are compiled into takes room.
const AT_ONCE: usize = 8;

/// What the values of each document came to: a line for each that changed.
pub(super) fn run(all: &[Cases]) -> Result<Vec<Result<Vec<String>>>> {
    let mut outcomes = Vec::new();
    for some in all.chunks(AT_ONCE) {
        let folder = repository().join("target/conformance/round-trips");
        let packages: Vec<_> = some.iter().map(packages).collect::<Result<_>>()?;
        write_workspace(&folder, packages.iter().flatten().map(|(name, files)| (name, files)))?;
        let built = call(&folder, &["build", "--workspace", "--keep-going", "--quiet"])?;
        let complaints = String::from_utf8_lossy(&built.stderr).into_owned();
        outcomes.extend(some.iter().map(|cases| run_one(&folder, cases, &complaints)));
    }
    Ok(outcomes)
}

fn call(folder: &Path, arguments: &[&str]) -> Result<Output> {
    cargo::command()
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", repository().join("target/conformance/target"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .output()
        .context("cannot run cargo")
}

/// The crate of a document, and the program that uses it.
fn packages(cases: &Cases) -> Result<[(String, Files); 2]> {
    let package = package(&cases.name);
    let mut program = Files::new();
    program.insert("Cargo.toml", manifest(&package));
    program.insert("src/main.rs", PROGRAM.to_owned());
    program.insert("src/types.rs", types(cases));
    program.insert("src/values.json", serde_json::to_string(&(&cases.values, &cases.filled_in))?);
    Ok([(format!("{package}-program"), program), (package, cases.files.clone())])
}

fn manifest(package: &str) -> String {
    let runtime = repository().join("runtime");
    format!(
        "[package]\nname = \"{package}-program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         {package} = {{ path = \"../{package}\", default-features = false }}\nserde_json = \"1\"\n\
         ferrosmith-runtime = {{ path = {runtime:?}, default-features = false }}\n"
    )
}

/// The table of the types: whether it is sent, and what makes an empty value of it.
fn types(cases: &Cases) -> String {
    let row = |(path, is_sent): &(String, bool)| {
        format!("    ({is_sent}, || Box::new({}::{path}::default())),\n", cases.library)
    };
    let rows: String = cases.types.iter().map(row).collect();
    format!("const TYPES: &[(bool, fn() -> Box<dyn Value>)] = &[\n{rows}];\n")
}

fn run_one(folder: &Path, cases: &Cases, complaints: &str) -> Result<Vec<String>> {
    let program = format!("{}-program", package(&cases.name));
    let output = call(folder, &["run", "--quiet", "--package", &program])?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines: Vec<Value> = printed.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let is_done = lines.last().is_some_and(|line| line["done"] == cases.values.len());
    if !is_done {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!(
            "the program did not run to its end: {}{complaints}",
            said.lines().take(20).collect::<Vec<_>>().join("\n")
        );
    }
    let changed = lines.iter().filter_map(|line| {
        let (ty, value) = cases.values.get(usize::try_from(line["case"].as_u64()?).ok()?)?;
        Some(format!("{}: {} of {value}", cases.types[*ty].0, line["problem"].as_str().unwrap_or_default()))
    });
    Ok(changed.collect())
}
