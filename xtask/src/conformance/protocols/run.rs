//! Writes the crates as one workspace, runs `cargo test` on it, and reads what it prints.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use ferrosmith::cargo;

use super::Suite;
use super::cases::Test;
use crate::conformance::Case;
use crate::folders;
use crate::single::repository;

/// Runs all cases of all crates. A case that did not run has failed.
pub(super) fn suites(suites: &[Suite]) -> Result<Vec<Case>> {
    if suites.is_empty() {
        return Ok(Vec::new());
    }
    let target = repository().join("target/conformance");
    let folder = target.join("protocols");
    for suite in suites {
        write(&folder.join(&suite.name), suite)?;
    }
    write_workspace(&folder, suites)?;
    let output = cargo::command()
        .args(["test", "--workspace", "--no-fail-fast", "--test", "protocol"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", target.join("target"))
        .env("RUST_BACKTRACE", "0")
        .output()
        .context("cannot run cargo")?;
    let outcomes = outcomes(&String::from_utf8_lossy(&output.stdout));
    if outcomes.is_empty() {
        bail!("no test ran:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    let tests = suites.iter().flat_map(|suite| suite.tests.iter().map(|test| (suite.module(), test)));
    let mut tests: Vec<(String, &Test)> = tests.collect();
    tests.sort_by_key(|(_, test)| (test.protocol, test.kind));
    let case = |(module, test): (String, &Test)| {
        let path = format!("{module}::{}::{}", test.kind.module(), test.id);
        let failure = outcomes.get(&path).cloned().unwrap_or_else(|| Some("it did not run".to_owned()));
        Case { name: test.id.clone(), group: format!("{} {}", test.protocol, test.kind.name()), failure }
    };
    Ok(tests.into_iter().map(case).collect())
}

fn write(folder: &Path, suite: &Suite) -> Result<()> {
    let source = folder.join("src");
    if source.exists() {
        fs::remove_dir_all(&source).with_context(|| format!("cannot empty `{}`", source.display()))?;
    }
    for (path, text) in suite.files.iter() {
        folders::write(&folder.join(path), text)?;
    }
    Ok(())
}

fn write_workspace(folder: &Path, suites: &[Suite]) -> Result<()> {
    let members: Vec<String> = suites.iter().map(|suite| format!("{:?}", suite.name)).collect();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
    fs::write(folder.join("Cargo.toml"), manifest)?;
    // The same versions as in the repository, so that what is tested is what is built.
    let lock = repository().join("Cargo.lock");
    if lock.exists() {
        fs::copy(lock, folder.join("Cargo.lock"))?;
    }
    Ok(())
}

/// What each test came to, by its path: nothing, or what it said when it failed.
fn outcomes(printed: &str) -> HashMap<String, Option<String>> {
    let mut outcomes = HashMap::new();
    for line in printed.lines().filter_map(|line| line.strip_prefix("test ")) {
        if let Some((path, outcome)) = line.split_once(" ... ") {
            outcomes.insert(path.to_owned(), (outcome != "ok").then(|| outcome.to_owned()));
        }
    }
    for section in printed.split("\n---- ").skip(1) {
        let Some((path, said)) = section.split_once(" stdout ----\n") else { continue };
        let said = said.split("\n\n").next().unwrap_or_default().trim();
        outcomes.insert(path.to_owned(), Some(said.to_owned()));
    }
    outcomes
}

#[cfg(test)]
mod tests {
    use super::outcomes;

    #[test]
    fn what_cargo_prints_is_read() {
        let printed = "
running 3 tests
test requests::A ... ok
test requests::B ... FAILED
test errors::C ... FAILED

failures:

---- requests::B stdout ----

thread 'requests::B' panicked at tests/protocol.rs:1:1:
expected this
got that
note: run with `RUST_BACKTRACE=1`

---- errors::C stdout ----
something else

failures:
    requests::B
";
        let outcomes = outcomes(printed);
        assert_eq!(outcomes.len(), 3);
        assert_eq!(outcomes["requests::A"], None);
        assert!(outcomes["requests::B"].as_ref().is_some_and(|said| said.contains("expected this\ngot that")));
        assert_eq!(outcomes["errors::C"].as_deref(), Some("something else"));
    }
}
