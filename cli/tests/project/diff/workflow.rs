//! The ready workflow: its steps are run as they stand, with a `gh` that writes down what it is asked.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use serde_yaml::Value;

use super::repository::{Repository, pets};

const WORKFLOW: &str = include_str!("../../../../.github/workflows/api-review.yml");

/// What is asked is written to `gh.log`; the comment that is there already is listed.
const GH: &str = r#"#!/bin/sh
echo "$*" >> "$GH_LOG"
case "$*" in *--paginate*) cat "$GH_COMMENTS" 2>/dev/null ;; esac
exit 0
"#;

/// The scripts of the steps by name, but for what installs the tool.
fn steps() -> BTreeMap<String, String> {
    let workflow: Value = serde_yaml::from_str(WORKFLOW).unwrap();
    let steps = workflow["jobs"]["review"]["steps"].as_sequence().unwrap();
    let script = |step: &Value| Some((step["name"].as_str()?.to_owned(), step["run"].as_str()?.to_owned()));
    steps.iter().filter_map(script).filter(|(name, _)| !name.starts_with("Install")).collect()
}

struct Run {
    repository: Repository,
    base: String,
}

impl Run {
    fn new() -> Self {
        let repository = Repository::new();
        repository.0.expect(0, &["codegen"]);
        repository.commit(&pets("/pets", "^[a-z0-9]+$"));
        let base = repository.git(&["rev-parse", "HEAD"]).trim().to_owned();
        repository.git(&["switch", "--quiet", "--create", "work"]);
        repository.0.write("bin/gh", GH);
        let gh = repository.0.path().join("bin/gh");
        std::fs::set_permissions(gh, std::fs::Permissions::from_mode(0o755)).unwrap();
        Self { repository, base }
    }

    /// Runs a step as GitHub's runner does.
    fn step(&self, name: &str, labels: &str) -> Output {
        let root = self.repository.0.path();
        let tool = Path::new(env!("CARGO_BIN_EXE_ferrosmith")).parent().unwrap();
        let path = format!("{}:{}:{}", root.join("bin").display(), tool.display(), std::env::var("PATH").unwrap());
        Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &steps()[name]])
            .current_dir(root)
            .env("PATH", path)
            .env("BASE", &self.base)
            .env("LABELS", labels)
            .env("REPOSITORY", "pets/pets")
            .env("NUMBER", "7")
            .env("GH_LOG", root.join("gh.log"))
            .env("GH_COMMENTS", root.join("comments"))
            .env("GITHUB_STEP_SUMMARY", root.join("summary.md"))
            .output()
            .unwrap()
    }

    fn code(&self, name: &str, labels: &str) -> Option<i32> {
        self.step(name, labels).status.code()
    }
}

#[test]
fn the_steps_of_the_workflow_do_what_they_are_for() {
    let run = Run::new();
    // Nothing has changed.
    assert_eq!(run.code("Crates are up to date", ""), Some(0));
    assert_eq!(run.code("Decide", ""), Some(0));
    // The description changes, and the crates are not written again.
    run.repository.describe(&pets("/animals", "^[a-z0-9]+$"));
    assert_eq!(run.code("Crates are up to date", ""), Some(1));
    run.repository.0.expect(0, &["codegen"]);
    assert_eq!(run.code("Crates are up to date", ""), Some(0));
    // The report stands in the summary, and the annotations on standard output.
    let report = run.step("Report", "");
    let annotations = String::from_utf8_lossy(&report.stdout);
    assert!(
        report.status.success() && annotations.starts_with("::error file=specs/pets.yaml,line=6,"),
        "{annotations}"
    );
    let summary = run.repository.0.read("summary.md");
    assert!(summary.contains("`path-changed`") && summary == run.repository.0.read("review.md"), "{summary}");
    // One comment: written the first time, and changed from then on.
    assert_eq!(run.code("Comment", ""), Some(0));
    run.repository.0.write("comments", "42\n43\n");
    assert_eq!(run.code("Comment", ""), Some(0));
    let asked = run.repository.0.read("gh.log");
    let asked: Vec<&str> = asked.lines().filter(|line| line.contains("--method")).collect();
    assert_eq!(
        asked,
        [
            "api --method POST repos/pets/pets/issues/7/comments --field body=@review.md --silent",
            "api --method PATCH repos/pets/pets/issues/comments/42 --field body=@review.md --silent",
        ]
    );
    // What breaks fails, but for a label that accepts it.
    assert_eq!(run.code("Decide", "bug,good first issue"), Some(1));
    assert_eq!(run.code("Decide", "bug,accepted: silent"), Some(0));
    assert_eq!(run.code("Decide", "accepted: path-changed"), Some(0));
    assert_eq!(run.code("Decide", "accepted: pattern-narrowed"), Some(1));
    let printed = run.repository.diff(0, &["--label", "accepted: silent,accepted: nothing", "--fail-on", "silent"]);
    assert!(printed.contains("1 accepted by the label `accepted: silent`"), "{printed}");
    assert!(printed.contains("warning: the label `accepted: nothing` names no kind and no rule"), "{printed}");
}
