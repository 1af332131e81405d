//! From an empty folder to a project.

use crate::support::{OPENAPI, Project, SMITHY};

#[test]
fn a_project_begins_with_its_first_client() {
    let project = Project::new();
    project.write("pets.yaml", OPENAPI);
    let printed = project.expect(0, &["new", "pets", "pets.yaml"]);
    assert!(printed.contains("added client `pets` to specs/clients.toml; its crate is generated/pets"), "{printed}");
    let list = project.read("specs/clients.toml");
    assert!(list.starts_with("#:schema ./clients.schema.json\n"), "{list}");
    assert!(
        list.ends_with(
            "\nvendor = true\n\n[clients.pets]\nsources = [\"pets/pets.yaml\"]\nvalidation = \"required\"\n"
        ),
        "{list}"
    );
    assert_eq!(project.read("Cargo.toml"), "[workspace]\nresolver = \"3\"\nmembers = [\"generated/*\"]\n");
    assert!(project.read("generated/pets/Cargo.toml").contains("path = \"../ferrosmith-runtime\", version = "));
    assert!(project.has("generated/ferrosmith-runtime/src/lib.rs"));
    project.expect(0, &["codegen", "--check"]);
    // A second one under the same name is rejected, and nothing is changed.
    project.write("other.yaml", OPENAPI);
    project.expect(2, &["new", "pets", "other.yaml"]);
    assert!(!project.has("specs/pets/other.yaml"));
    assert_eq!(project.read("specs/clients.toml"), list);
}

#[test]
fn an_existing_list_and_workspace_are_kept() {
    let project = Project::new();
    project.write("Cargo.toml", "[workspace]\nmembers = []\n");
    project.write("specs/clients.toml", "[runtime]\nversion = \"0.1\"\n");
    project.write("pets.yaml", OPENAPI);
    let printed = project.expect(0, &["new", "pets", "pets.yaml"]);
    assert!(printed.contains("add \"generated/*\" to the members of the workspace"), "{printed}");
    assert_eq!(project.read("Cargo.toml"), "[workspace]\nmembers = []\n");
    assert!(project.read("specs/clients.toml").starts_with("[runtime]\nversion = \"0.1\"\n\n[clients.pets]\n"));
    assert!(!project.has("generated/ferrosmith-runtime") && !project.has("specs/clients.schema.json"));
    assert!(project.read("generated/pets/README.md").contains("pets = \"0.1.0\""));
}

/// A workspace above does not know of the crates, so that cargo would reject them.
#[test]
fn an_empty_folder_inside_a_workspace_is_one_of_its_own() {
    let project = Project::new();
    project.write("Cargo.toml", "[workspace]\nmembers = []\n");
    project.write("shop/pets.yaml", OPENAPI);
    let new = |name: &str| {
        let mut command = project.command(&["new", name, "pets.yaml"]);
        let output = command.current_dir(project.path().join("shop")).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(new("pets").contains("this folder is a workspace of its own"));
    assert!(!new("cats").contains("of its own"));
    assert_eq!(project.read("Cargo.toml"), "[workspace]\nmembers = []\n");
    let cargo = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--no-deps", "--format-version", "1"])
        .current_dir(project.path().join("shop/generated/pets"))
        .output()
        .unwrap();
    let found = String::from_utf8(cargo.stdout).unwrap();
    assert!(cargo.status.success() && found.contains("\"name\":\"cats\""), "{found}");
}

#[test]
fn smithy_files_and_folders_are_one_description() {
    let project = Project::new();
    let (service, id) = SMITHY.split_once("@suppress").unwrap();
    project.write("models/service.smithy", service);
    project.write("models/types/id.smithy", &format!("$version: \"2\"\nnamespace example\n@suppress{id}"));
    project.expect(0, &["new", "pets", "models"]);
    assert!(project.read("specs/clients.toml").contains("sources = [\"pets/**/*.smithy\"]"));
    project.expect(0, &["new", "flat", "models/service.smithy", "models/types/id.smithy"]);
    assert!(project.read("specs/clients.toml").contains("sources = [\"flat/*.smithy\"]"));
    project.expect(0, &["codegen", "--check"]);
    project.write("nothing/readme.txt", "");
    let printed = project.expect(2, &["new", "none", "nothing"]);
    assert!(printed.contains("no Smithy files in `nothing`"), "{printed}");
}

#[test]
fn a_folder_with_a_service_in_c2j_is_one_description() {
    let service = include_str!("../../../tests/cases/c2j-twins/query/service-2.json");
    let project = Project::new();
    project.write("badge/2010-05-08/service-2.json", service);
    project.write(
        "badge/2010-05-08/paginators-1.json",
        include_str!("../../../tests/cases/c2j-twins/query/paginators-1.json"),
    );
    project.expect(0, &["new", "badge", "badge/2010-05-08"]);
    assert!(project.read("specs/clients.toml").contains("sources = [\"badge\"]"));
    assert!(project.read("generated/badge/API.md").contains("list_badges"));
    project.expect(0, &["codegen", "--check"]);
    project.expect(0, &["lint", "badge/2010-05-08"]);
    project.write("newer/service-2.json", &service.replace("[\\\\w+=,.@-]+", "[a-z]+"));
    let printed = project.expect(0, &["diff", "badge/2010-05-08", "newer"]);
    assert!(printed.contains("pattern-narrowed"), "{printed}");
    project.write("specs/badge/service-2.json", &service.replacen("\"nameType\"", "\"nmeType\"", 1));
    let printed = project.expect(2, &["codegen"]);
    assert!(printed.contains("badge/service-2.json:") && printed.contains("no shape `nmeType`"), "{printed}");
}

#[test]
fn what_cannot_be_generated_is_rejected_at_once() {
    let project = Project::new();
    project.write("bad.smithy", "$version: \"2\"\nnamespace example\nservice Pets { version: 1 }\n");
    project.write("pets.yaml", OPENAPI);
    let printed = project.expect(2, &["new", "pets", "bad.smithy"]);
    assert!(printed.contains("bad.smithy:"), "{printed}");
    for name in ["fn", "std", "tokio", "ferrosmith-runtime", "Pets", "9pets", "a.b", "a\"b", "", "con", "deps"] {
        let printed = project.expect(2, &["new", name, "pets.yaml"]);
        assert!(printed.contains("invalid-crate-name"), "{name}: {printed}");
    }
    let left: Vec<_> = std::fs::read_dir(project.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn odd_file_names_stay_names() {
    let project = Project::new();
    for (position, file) in ["it's \"quoted\".yaml", "a*b [c].yaml", "--> { é.yaml"].into_iter().enumerate() {
        project.write(file, OPENAPI);
        project.expect(0, &["new", &format!("pets{position}"), &format!("./{file}")]);
    }
    // A star names the file of this name, not others that it would match.
    project.write("specs/pets1/axb [c].yaml", "nonsense");
    project.expect(0, &["codegen", "--check"]);
}

#[test]
fn many_operations_stand_in_groups() {
    let operation = |number: usize, tags: &str| {
        format!(
            "  /{number}: {{ get: {{ operationId: pets-get{number}, {tags}responses: {{ '204': {{ description: ok }} }} }} }}\n"
        )
    };
    let head = "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths:\n".to_owned();
    let tagged = |number: usize| operation(number, if number == 0 { "tags: [owners], " } else { "tags: [pets], " });
    let many: String = (0..101).map(tagged).collect();
    let some_without: String = (0..101).map(|number| operation(number, "")).collect();
    for (name, paths, expected) in [("many", &many, true), ("bare", &some_without, false)] {
        let project = Project::new();
        project.write("pets.yaml", &(head.clone() + paths));
        project.expect(0, &["new", name, "pets.yaml"]);
        assert_eq!(project.read("specs/clients.toml").ends_with("groups = true\n"), expected, "{name}");
        let api = project.read(&format!("generated/{name}/API.md"));
        assert_eq!(api.contains("`groups::Pets::get7(&self) -> PetsGet7`"), expected, "{name}");
    }
}

#[test]
fn a_document_brings_the_files_that_it_refers_to() {
    let document =
        "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths:\n  /pets: { $ref: 'paths/pets.yaml' }\n";
    let pets = "get:\n  operationId: listPets\n  responses:\n    200:\n      description: Pets.\n      content:\n        \
                application/json: { schema: { $ref: '../pet.yaml' } }\n";
    let project = Project::new();
    project.write("api/openapi.yaml", document);
    project.write("api/paths/pets.yaml", pets);
    project.write("api/pet.yaml", "type: object\nproperties: { name: { type: string } }\n");
    project.expect(0, &["new", "pets", "api/openapi.yaml"]);
    assert!(project.read("specs/clients.toml").contains("sources = [\"pets/openapi.yaml\"]"));
    assert_eq!(project.read("specs/pets/paths/pets.yaml"), pets);
    assert!(
        project.read("generated/pets/API.md").contains("Pet::name: Option<String>"),
        "{}",
        project.read("generated/pets/API.md")
    );
    project.expect(0, &["codegen", "--check"]);

    project.write("newer/openapi.yaml", document);
    project.write("newer/paths/pets.yaml", pets);
    project.write("newer/pet.yaml", "type: object\nproperties: { name: { type: integer } }\n");
    let printed = project.expect(0, &["diff", "api/openapi.yaml", "newer/openapi.yaml"]);
    assert!(printed.contains("Pet.name · type-changed") && printed.contains("newer/pet.yaml:2:"), "{printed}");
}

#[test]
fn ways_to_write_the_path_of_a_document_are_the_same() {
    let reply = "type: object\nproperties: { name: { type: string } }\n";
    let document = "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\nsecurity: []\nservers: [{ url: 'https://pets.example' }]\npaths:\n  \
                    /pets:\n    get:\n      operationId: listPets\n      responses:\n        200:\n          description: Pets.\n          \
                    content: { application/json: { schema: { $ref: 'pet.yaml' } } }\n";
    for path in ["openapi.yaml", "./openapi.yaml"] {
        let project = Project::new();
        project.write("openapi.yaml", document);
        project.write("pet.yaml", reply);
        project.expect(0, &["lint", path]);
        project.expect(0, &["new", "pets", path]);
        assert_eq!(project.read("specs/pets/pet.yaml"), reply, "{path}");
    }
}

#[test]
fn a_document_may_refer_to_another_that_is_named_too() {
    let document = |title: &str, schema: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: {title}, version: '1' }}\npaths:\n  /{title}:\n    get:\n      operationId: {title}\n      \
             responses: {{ 200: {{ description: One., content: {{ application/json: {{ schema: {schema} }} }} }} }}\n\
             components: {{ schemas: {{ Pet: {{ type: object, properties: {{ name: {{ type: string }} }} }} }} }}\n"
        )
    };
    let project = Project::new();
    project.write("api/a.yaml", &document("dogs", "{ $ref: 'b.yaml#/components/schemas/Pet' }"));
    project.write("api/b.yaml", &document("cats", "{ $ref: '#/components/schemas/Pet' }"));
    project.expect(0, &["new", "pets", "api/a.yaml", "api/b.yaml"]);
    assert!(project.has("specs/pets/a.yaml") && project.has("specs/pets/b.yaml"));
}
