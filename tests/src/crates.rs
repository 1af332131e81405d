//! Whether emitted crates compile without warnings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ferrosmith_codegen::files::Files;
use serde_json::Value;

use crate::workspace::{EXAMPLES, cargo, write_workspace};

/// What is wanted of crates.
#[derive(Clone, Copy, PartialEq)]
pub enum Goal {
    /// No warning of the compiler or of clippy, in a crate or in its examples. With `FERROSMITH_COMPILE=full` the other
    /// targets are checked, documentation is made, and the examples in it are compiled, too.
    Lints,
    /// The same, and their tests, built to be run.
    Tests,
}

/// The executables of a crate's tests, or the messages of the compiler.
pub(crate) type Outcome = Result<Vec<PathBuf>, String>;

/// Writes crates into a workspace of their own and compiles them with one call of cargo.
pub(crate) fn compile(goal: Goal, crates: &[(String, Files)]) -> BTreeMap<String, Outcome> {
    let mut outcomes: BTreeMap<_, _> = crates.iter().map(|(name, _)| (name.clone(), Ok(Vec::new()))).collect();
    if crates.is_empty() {
        return outcomes;
    }
    let folder = write_workspace(if goal == Goal::Lints { "lints" } else { "tests" }, crates);
    for arguments in calls(goal) {
        let output = cargo(&folder, arguments);
        let complaints = read_messages(&folder, &String::from_utf8_lossy(&output.stdout), &mut outcomes);
        if !output.status.success() && complaints == 0 {
            let text = format!("cargo {}:\n{}", arguments[0], String::from_utf8_lossy(&output.stderr));
            for outcome in outcomes.values_mut() {
                *outcome = Err(text.clone());
            }
        }
    }
    outcomes
}

/// The arguments of cargo for a goal, call by call.
fn calls(goal: Goal) -> &'static [&'static [&'static str]] {
    const LIBRARIES: &[&str] = &["build", "--workspace", "--lib", "--keep-going", "--message-format=json"];
    const TARGETS: &[&str] = &["check", "--workspace", "--all-targets", "--keep-going", "--message-format=json"];
    const DOCS: &[&str] = &["doc", "--workspace", "--no-deps", "--keep-going", "--message-format=json"];
    // The libraries have no tests of their own: none of them is compiled a second time, as one.
    const TESTS: &[&str] = &["test", "--workspace", "--no-run", "--test=*", "--no-fail-fast", "--message-format=json"];
    match goal {
        Goal::Tests => &[TESTS],
        Goal::Lints if is_full() => &[LIBRARIES, TARGETS, DOCS, &["test", "--workspace", "--doc", "--no-fail-fast"]],
        Goal::Lints => &[LIBRARIES],
    }
}

/// Whether everything is to be compiled, however long it takes.
pub fn is_full() -> bool {
    std::env::var("FERROSMITH_COMPILE").is_ok_and(|value| value == "full")
}

/// Enters executables, errors and warnings of cargo's messages with their crates; how many errors and warnings there
/// are.
fn read_messages(workspace: &Path, messages: &str, outcomes: &mut BTreeMap<String, Outcome>) -> usize {
    let mut complaints = 0;
    for message in messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let Some(outcome) = folder(workspace, &message).and_then(|folder| outcomes.get_mut(&folder)) else { continue };
        if matches!(message["message"]["level"].as_str(), Some("error" | "warning")) {
            let text = message["message"]["rendered"].as_str().unwrap_or_default();
            *outcome = Err(outcome.as_ref().err().cloned().unwrap_or_default() + text);
            complaints += 1;
        } else if let (Ok(executables), Some(executable)) = (outcome, message["executable"].as_str()) {
            executables.push(PathBuf::from(executable));
        }
    }
    complaints
}

/// The folder of the crate that a message is about: that of the package or, for an example, that of the file.
fn folder(workspace: &Path, message: &Value) -> Option<String> {
    let first = |path: &Path| Some(path.iter().next()?.to_string_lossy().into_owned());
    let package = message["package_id"].as_str()?.strip_prefix("path+file://")?.split('#').next()?;
    let folder = first(Path::new(package).strip_prefix(workspace).ok()?)?;
    if folder != EXAMPLES {
        return Some(folder);
    }
    let file = message["message"]["spans"][0]["file_name"].as_str()?;
    first(Path::new(file.trim_start_matches("examples/src/../../")))
}
