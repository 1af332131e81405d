//! Findings for programs: every finding of every command is a line of JSON or a command of GitHub, and nothing else is
//! on standard output.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{OPENAPI, Project, SMITHY};

/// The findings of a command as objects.
fn findings(project: &Project, code: i32, arguments: &[&str]) -> Vec<Value> {
    let output = project.command(arguments).args(["--message-format", "json"]).output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {stdout}");
    let parsed = stdout.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}")));
    parsed.collect()
}

/// Code and file of each finding.
fn places<'v>(findings: &'v [Value]) -> BTreeSet<(&'v str, &'v str)> {
    let text = |value: &'v Value| value.as_str().unwrap_or_default();
    findings.iter().map(|finding| (text(&finding["code"]), text(&finding["place"]["file"]))).collect()
}

#[test]
fn findings_in_descriptions() {
    let project = Project::new();
    project.write("pets.yaml", OPENAPI);
    let found = findings(&project, 1, &["lint", "pets.yaml"]);
    assert_eq!(places(&found), BTreeSet::from([("misanchored-alternation", "pets.yaml")]));
    let said = project.expect(1, &["lint", "pets.yaml", "--message-format", "github"]);
    assert!(said.contains("::warning title=misanchored-alternation,file=pets.yaml,line=9,"), "{said}");
}

#[test]
fn findings_in_crates() {
    let project = Project::with_pets();
    for name in ["cats", "dogs"] {
        project.write(&format!("{name}.yaml"), OPENAPI);
        assert!(findings(&project, 0, &["new", name, &format!("{name}.yaml")]).iter().all(|it| it["level"] != "error"));
    }
    let list = project.read("specs/clients.toml");
    project.write("specs/clients.toml", list.split("\n[clients.dogs]").next().unwrap());
    project.write("generated/cats/src/client.rs", "// mine\n");
    let written = project.read("generated/pets/src/lib.rs");
    let line = written.lines().position(|line| line.starts_with("pub mod")).unwrap() + 1;
    let changed = written.replacen("\npub mod", "\nmod", 1);
    project.write("generated/pets/src/lib.rs", &changed);
    std::fs::remove_file(project.path().join("generated/pets/API.md")).unwrap();

    let found = findings(&project, 2, &["codegen", "--check"]);
    let expected = [
        ("conflicting-file", "generated/cats/src/client.rs"),
        ("stale-file", "generated/pets/API.md"),
        ("stale-file", "generated/pets/src/lib.rs"),
        ("unused-crate", "generated/dogs/.ferrosmith"),
        ("unwritten-crate", "specs/clients.toml"),
    ];
    let crates = |(code, _): &(&str, &str)| *code != "misanchored-alternation";
    assert_eq!(places(&found).into_iter().filter(crates).collect::<Vec<_>>(), expected);
    let stale = found.iter().find(|finding| finding["place"]["file"] == "generated/pets/src/lib.rs").unwrap();
    assert_eq!((&stale["place"]["line"], &stale["hint"]), (&line.into(), &"run: ferrosmith codegen".into()));
    let said = project.expect(2, &["codegen", "--check", "--message-format", "github"]);
    assert!(said.contains(&format!("::error title=stale-file,file=generated/pets/src/lib.rs,line={line},")), "{said}");
    assert!(!said.contains("--- a/"), "no patch where programs read: {said}");
}

#[test]
fn findings_in_lists_of_disagreements() {
    let project = Project::new();
    project.write("specs/clients.toml", "[clients.pets]\nsources = [\"pets/*.smithy\", \"pets/openapi.yaml\"]\n");
    project.write("specs/pets/model.smithy", SMITHY);
    project.write("specs/pets/openapi.yaml", &OPENAPI.replace("/pets/{id}", "/pet/{id}"));
    let expected = ("unaccepted-disagreements", "specs/pets/disagreements.txt");
    assert!(places(&findings(&project, 0, &["codegen"])).contains(&expected));
    assert!(places(&findings(&project, 1, &["codegen", "--check"])).contains(&expected));
    findings(&project, 0, &["codegen", "--accept"]);
    assert!(!places(&findings(&project, 0, &["codegen", "--check"])).contains(&expected));
}

#[test]
fn commands_that_cannot_be_run() {
    let project = Project::new();
    let found = findings(&project, 2, &["codegen"]);
    assert_eq!(places(&found), BTreeSet::from([("failed-command", "")]));
    assert!(found[0]["hint"].as_str().unwrap().contains("`new` begins one"), "{found:?}");
    let project = Project::with_pets();
    for command in ["codegen", "lint", "explain"] {
        let found = findings(&project, 2, &[command, "petz"]);
        assert_eq!(
            (&found[0]["code"], &found[0]["hint"]),
            (&"unresolved-client".into(), &"did you mean `pets`?".into())
        );
    }
    let found = findings(&project, 2, &["new", "none", "nowhere.yaml"]);
    assert_eq!(places(&found), BTreeSet::from([("failed-command", "")]));
}

/// What README documents of the format is what is printed.
#[test]
fn the_documented_object_is_the_one_that_is_printed() {
    let readme = include_str!("../../../README.md");
    let documented: Value = readme
        .split("```json")
        .filter_map(|part| serde_json::from_str(part.split("```").next()?).ok())
        .find(|value: &Value| value.get("code").is_some())
        .expect("an example in README");
    let project = Project::new();
    project.write("petz.smithy", "$version: \"2\"\nnamespace example\nstructure Pet {\n    name: Strng\n}\n");
    let found = findings(&project, 2, &["lint", "petz.smithy"]);
    let of_code = |finding: &&Value| finding["code"] == documented["code"];
    assert_eq!(found.iter().find(of_code), Some(&documented), "{found:?}");
}
