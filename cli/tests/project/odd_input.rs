//! What a stranger may try: each mistake is named in words of its own.

use std::fs;

use crate::support::{OPENAPI, Project, SMITHY};

#[test]
fn files_that_hold_no_description() {
    let project = Project::new();
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(OPENAPI.bytes().flat_map(|byte| [byte, 0])).collect();
    fs::write(project.path().join("utf16.yaml"), utf16).unwrap();
    fs::create_dir(project.path().join("folder.yaml")).unwrap();
    for (file, text, expected) in [
        ("empty.yaml", "", "error[invalid-syntax]: there is nothing in this file\n--> empty.yaml:1:1"),
        ("comment.yaml", "# to do\n---\n", "there is nothing in this file"),
        ("empty.json", "\n", "there is nothing in this file"),
        ("empty.smithy", "", "error[missing-service]"),
        ("list.yaml", "- a\n- b\n", "error[missing-version]: this is not an OpenAPI document"),
        ("swagger.json", "{\"swagger\": \"1.2\"}", "this is a Swagger `1.2` document"),
        ("binary.yaml", "\u{1}\u{2}", "control characters are not allowed"),
    ] {
        project.write(file, text);
        let printed = project.expect(2, &["new", "pets", file]);
        assert!(printed.contains(expected), "{file}: {printed}");
    }
    let printed = project.expect(2, &["new", "pets", "utf16.yaml"]);
    assert!(printed.contains("`utf16.yaml` is UTF-16 text: save it as UTF-8"), "{printed}");
    let printed = project.expect(2, &["new", "pets", "folder.yaml"]);
    assert!(printed.contains("there are no Smithy files in `folder.yaml`"), "{printed}");
    let printed = project.expect(2, &["new", "pets", "nowhere.yaml"]);
    assert!(printed.contains("cannot read `nowhere.yaml`"), "{printed}");
    assert!(!project.has("specs") && !project.has("generated"), "nothing is written");
}

/// Marks of byte order and line ends of Windows change nothing.
#[test]
fn texts_from_other_systems() {
    let project = Project::new();
    for (name, text) in [("pets.yaml", OPENAPI), ("pets.smithy", SMITHY)] {
        project.write(name, &format!("\u{feff}{}", text.replace('\n', "\r\n")));
        let client = name.replace('.', "-");
        project.expect(0, &["new", &client, name]);
    }
    let list = project.read("specs/clients.toml");
    project.write("specs/clients.toml", &format!("\u{feff}{}", list.replace('\n', "\r\n")));
    project.expect(0, &["codegen", "--check"]);
    project.write("specs/clients.toml", "[clients.pets]\nsources = [\"pets-yaml\\\\pets.yaml\"]\n");
    #[cfg(not(windows))]
    {
        let printed = project.expect(2, &["codegen"]);
        assert!(printed.contains("paths in this list have `/` between folders"), "{printed}");
    }
}

#[test]
fn names_that_are_taken_or_wrong() {
    let project = Project::with_pets();
    let printed = project.expect(2, &["new", "pets", "pets.yaml"]);
    assert!(printed.contains("`specs/clients.toml` has a client `pets` already"), "{printed}");
    let printed = project.expect(2, &["lint", "nothing.yaml"]);
    assert!(printed.contains("cannot read `nothing.yaml`"), "{printed}");
    let printed = project.expect(2, &["lint", "petz"]);
    assert!(printed.contains("there is no client `petz`") && printed.contains("did you mean `pets`?"), "{printed}");
    let printed = project.expect(2, &["explain", "unresolved-tarjet"]);
    assert!(printed.contains("did you mean `unresolved-target`?"), "{printed}");
    let printed = project.expect(2, &["codegen", "--specs", "elsewhere"]);
    assert!(printed.contains("cannot read `elsewhere/clients.toml`"), "{printed}");
    let list = project.read("specs/clients.toml");
    project
        .write("specs/clients.toml", &format!("{list}[clients.other]\nsources = [\"a.yaml\"]\npackage = \"pets\"\n"));
    assert!(project.expect(2, &["codegen"]).contains("error[conflicting-crate-names]"));
    project.write("specs/clients.toml", &list.replace("sources", "sorces"));
    assert!(project.expect(2, &["codegen"]).contains("did you mean `sources`?"));
}

#[test]
fn a_list_without_clients() {
    let project = Project::new();
    project.write("specs/clients.toml", "");
    for command in ["codegen", "lint"] {
        let printed = project.expect(0, &[command]);
        assert!(printed.contains("the list has no clients; `new NAME FILE` adds one"), "{printed}");
        assert!(project.expect(2, &["explain", "pets"]).contains("the list has no clients"));
    }
}

#[test]
fn patterns_that_match_what_they_should_not() {
    let project = Project::new();
    project.write("specs/a.yaml", OPENAPI);
    project.write("specs/b.yaml", OPENAPI);
    project.write("specs/clients.toml", "[clients.pets]\nsources = [\"*.yaml\"]\n");
    let printed = project.expect(2, &["codegen"]);
    assert!(printed.contains("error[invalid-path-pattern]") && printed.contains("clients.toml:2:12"), "{printed}");
    assert!(printed.contains("name each OpenAPI document in an entry of its own"), "{printed}");
}

/// Two clients whose sources stand in one folder keep two lists of disagreements.
#[test]
fn clients_that_share_a_folder() {
    let project = Project::new();
    project.write("specs/model.smithy", SMITHY);
    project.write("specs/openapi.yaml", &OPENAPI.replace("/pets/{id}", "/pet/{id}"));
    let both = "sources = [\"model.smithy\", \"openapi.yaml\"]\n";
    let list = format!("[clients.alone]\nsources = [\"model.smithy\"]\n[clients.one]\n{both}[clients.two]\n{both}");
    project.write("specs/clients.toml", &list);
    project.expect(0, &["codegen", "--accept"]);
    project.expect(0, &["codegen", "--check"]);
    assert!(project.has("specs/disagreements.txt") && project.has("specs/two.disagreements.txt"));
    assert!(!project.has("specs/alone.disagreements.txt"));
    assert_eq!(project.read("specs/disagreements.txt"), project.read("specs/two.disagreements.txt"));
}

#[cfg(unix)]
#[test]
fn links_lead_to_descriptions() {
    let project = Project::new();
    project.write("pets.yaml", OPENAPI);
    std::os::unix::fs::symlink("pets.yaml", project.path().join("link.yaml")).unwrap();
    std::os::unix::fs::symlink("loop.yaml", project.path().join("loop.yaml")).unwrap();
    project.expect(0, &["new", "linked", "link.yaml"]);
    assert_eq!(project.read("specs/linked/link.yaml"), OPENAPI);
    assert!(project.expect(2, &["new", "looped", "loop.yaml"]).contains("cannot read `loop.yaml`"));
}

/// A folder whose name has what is special in patterns, and a file whose name has what is special in texts.
#[cfg(unix)]
#[test]
fn names_of_files_mean_nothing_but_themselves() {
    let project = Project::new();
    for file in ["a\"b.yaml", "a*b.yaml", "a'b.yaml", "a`b.yaml", "a\\b.yaml", "a*/b.yaml", "a[1]?.yaml", "a\nb.yaml"] {
        project.write(file, OPENAPI);
        let (code, said) = project.run(&["new", "odd", file]);
        if code == 0 {
            project.expect(0, &["codegen", "--check"]);
            for source in ["src/lib.rs", "Cargo.toml", "API.md"] {
                let text = project.read(&format!("generated/odd/{source}"));
                assert!(!text.lines().any(|line| line.starts_with("b.yaml")), "{file}: {text}");
            }
            let manifest = format!("{}/generated/odd/Cargo.toml", project.path().display());
            let output = std::process::Command::new("cargo")
                .args(["metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path", &manifest])
                .output()
                .unwrap();
            assert!(output.status.success(), "{file}: {}", String::from_utf8_lossy(&output.stderr));
        } else {
            assert!(code == 2 && said.contains("error"), "{file}: {said}");
        }
        for folder in ["specs", "generated"] {
            let _ = fs::remove_dir_all(project.path().join(folder));
        }
    }
    let folder = "sp[e]cs *";
    project.write(&format!("{folder}/pets.smithy"), SMITHY);
    project.write(&format!("{folder}/clients.toml"), "[clients.pets]\nsources = [\"*.smithy\"]\n");
    project.expect(0, &["codegen", "--specs", folder]);
}
