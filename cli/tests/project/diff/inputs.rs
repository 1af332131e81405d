//! Files and folders instead of revisions, in every language and across them.

use std::path::Path;

use super::repository::{pets, with_deletion};
use crate::support::{OPENAPI, Project, SMITHY};

#[test]
fn one_file_against_another() {
    let project = Project::new();
    project.write("old.yaml", &pets("/pets", "^[a-z0-9]+$"));
    project.write("new.yaml", &with_deletion(&pets("/pets", "^[a-z]+$")));
    let printed = project.expect(1, &["diff", "old.yaml", "new.yaml", "--fail-on", "silent"]);
    assert!(printed.starts_with("new: 1 silent, 1 compatible"), "{printed}");
    assert!(printed.contains("new.yaml:9:"), "{printed}");
    let printed = project.expect(2, &["diff", "old.yaml"]);
    assert!(printed.contains("`old.yaml` is one file: with what is it to be compared?"), "{printed}");
    project.write("broken.yaml", "openapi: [3.1.0\n");
    let printed = project.expect(2, &["diff", "old.yaml", "broken.yaml"]);
    assert!(printed.contains("broken.yaml:"), "{printed}");
}

#[test]
fn one_folder_against_another() {
    let project = Project::new();
    project.write("old/service.smithy", SMITHY);
    let (head, tail) = SMITHY.split_once("@suppress").unwrap();
    project.write("new/service.smithy", head);
    project.write("new/deep/id.smithy", &format!("$version: \"2\"\n\nnamespace example\n\n@suppress{tail}"));
    assert!(project.expect(0, &["diff", "old", "new"]).contains("new: no changes"), "one model in two files");
    project.write("new/service.smithy", &head.replace("/pets/", "/beasts/"));
    let printed = project.expect(1, &["diff", "old", "new", "--fail-on", "silent"]);
    assert!(printed.contains("path-changed") && printed.contains("new/service.smithy:12:"), "{printed}");
    // A folder that is a project of its own has clients.
    for side in ["one", "two"] {
        project.write(&format!("{side}/clients.toml"), "[clients.pets]\nsources = [\"*.smithy\"]\n");
        project.write(&format!("{side}/pets.smithy"), SMITHY);
    }
    assert!(project.expect(0, &["diff", "one", "two"]).contains("pets: no changes"));
    project.write("two/pets.smithy", &SMITHY.replace("GetPet", "FindPet"));
    let printed = project.expect(1, &["diff", "one", "two", "--fail-on", "major"]);
    assert!(printed.contains("GetPet → FindPet · operation-renamed"), "{printed}");
}

#[test]
fn one_language_against_another() {
    let project = Project::new();
    // What reads in HTTP is marked in Smithy.
    let model = SMITHY.replace("@http(", "@readonly\n@http(");
    project.write("pets.yaml", OPENAPI);
    project.write("pets.smithy", &model);
    let printed = project.expect(0, &["diff", "pets.yaml", "pets.smithy"]);
    // The document documents a server, the model leaves it to callers; the requests are the same.
    assert!(printed.contains("endpoint-changed") && !printed.contains("request breaking"), "{printed}");
    project.write("pets.smithy", &model.replace("^a|b$", "^a$"));
    let printed = project.expect(0, &["diff", "pets.yaml", "pets.smithy"]);
    assert!(printed.contains("pattern-narrowed"), "{printed}");
    let printed = project.expect(0, &["diff", "pets.smithy", "pets.yaml"]);
    assert!(printed.contains("pattern-widened"), "{printed}");
}

/// The two descriptions of Bedrock, which are one API: what is broken between them is what `disagreements.txt` lists.
#[test]
fn the_document_of_bedrock_against_its_model() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/bedrock");
    let (document, model) = (specs.join("openapi.yaml"), specs.clone());
    let arguments = ["diff", document.to_str().unwrap(), model.to_str().unwrap(), "--format", "json"];
    let printed = Project::new().expect(0, &arguments);
    let report: serde_json::Value = serde_json::from_str(&printed).unwrap();
    let findings = report["clients"][0]["findings"].as_array().unwrap();
    let rules = |group: &str| -> Vec<&str> {
        let of_group = findings.iter().filter(|finding| finding["group"] == group);
        of_group.filter_map(|finding| finding["rule"].as_str()).collect()
    };
    for group in ["silent", "breaking", "potential"] {
        println!("{group}: {:?}", rules(group));
    }
    assert!(!findings.iter().any(|finding| finding["rule"] == "operation-removed"), "{printed}");
}

#[test]
fn a_major_change_comes_with_a_program_that_shows_it() {
    let project = Project::new();
    project.write("old.yaml", &with_deletion(&pets("/pets", "^[a-z]+$")));
    project.write("new.yaml", &pets("/pets", "^[a-z]+$"));
    let printed = project.expect(0, &["diff", "old.yaml", "new.yaml", "--witness"]);
    let program = "      use api::operations::DeletePet;\n\n      pub fn caller(value: DeletePet) -> Option<String> {\n          \
                   value.id\n      }\n";
    assert!(printed.contains(program), "{printed}");
    assert!(!project.expect(0, &["diff", "old.yaml", "new.yaml"]).contains("pub fn caller"));
}
