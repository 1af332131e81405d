//! What the manifests of written crates contain: the package's keys, and the dependency on the runtime.

use toml::{Table, Value};

use crate::support::{OPENAPI, Project};

/// A project with this client list, whose descriptions are there, and the exit code of `codegen`.
fn project(list: &str) -> (Project, i32, String) {
    let project = Project::new();
    project.write("specs/pets.yaml", OPENAPI);
    project.write("specs/clients.toml", list);
    let (code, printed) = project.run(&["codegen"]);
    (project, code, printed)
}

fn manifest(project: &Project, client: &str) -> Table {
    project.read(&format!("generated/{client}/Cargo.toml")).parse().unwrap()
}

fn strings(values: &[&str]) -> Value {
    Value::Array(values.iter().map(|text| Value::from(*text)).collect())
}

#[test]
fn a_clients_own_keys_go_before_the_defaults() {
    let (project, code, printed) = project(
        "[package]\nversion = \"1.2.3\"\nlicense = \"MIT\"\nrepository = \"https://git.example/a\"\nauthors = [\"Ada\"]\n\
         keywords = [\"a\"]\nrust-version = \"1.91\"\npublish = false\n\
         [clients.cats]\nsources = [\"pets.yaml\"]\n\
         [clients.dogs]\nsources = [\"pets.yaml\"]\npackage = \"dogs-client\"\ndescription = \"Dogs\"\nversion = \"2.0.0\"\n\
         license = \"Apache-2.0\"\nkeywords = [\"b\", \"c\"]\npublish = true\n",
    );
    assert_eq!(code, 0, "{printed}");
    let cats = &manifest(&project, "cats")["package"];
    for (key, value) in [
        ("name", Value::from("cats")),
        ("version", Value::from("1.2.3")),
        ("license", Value::from("MIT")),
        ("repository", Value::from("https://git.example/a")),
        ("authors", strings(&["Ada"])),
        ("keywords", strings(&["a"])),
        ("rust-version", Value::from("1.91")),
        ("publish", Value::from(false)),
    ] {
        assert_eq!(cats[key], value, "{key}");
    }
    let dogs = &manifest(&project, "dogs")["package"];
    for (key, value) in [
        ("name", Value::from("dogs-client")),
        ("description", Value::from("Dogs")),
        ("version", Value::from("2.0.0")),
        ("license", Value::from("Apache-2.0")),
        ("repository", Value::from("https://git.example/a")),
        ("keywords", strings(&["b", "c"])),
    ] {
        assert_eq!(dogs[key], value, "{key}");
    }
    assert_ne!(dogs.get("publish"), Some(&Value::from(false)));
    // How others depend on each: from the registry only where it may go there.
    assert!(project.read("generated/cats/README.md").contains("\ncats = { git = \"https://git.example/a\" }\n"));
    assert!(project.read("generated/dogs/README.md").contains("\ndogs-client = \"2.0.0\"\n"));
}

#[test]
fn the_runtime_comes_from_where_the_list_says() {
    let version = env!("CARGO_PKG_VERSION");
    for (runtime, expected) in [
        ("", format!("version = \"{version}\"")),
        ("version = \"0.1\"\n", "version = \"0.1\"".to_owned()),
        (
            "git = \"https://git.example/f\"\ntag = \"v1\"\n",
            format!("git = \"https://git.example/f\", tag = \"v1\", version = \"{version}\""),
        ),
        (
            "git = \"https://git.example/f\"\nrev = \"4c59b7\"\n",
            format!("git = \"https://git.example/f\", rev = \"4c59b7\", version = \"{version}\""),
        ),
        ("vendor = true\n", format!("path = \"../ferrosmith-runtime\", version = \"{version}\"")),
    ] {
        let (project, code, printed) =
            project(&format!("[runtime]\n{runtime}[clients.pets]\nsources = [\"pets.yaml\"]\n"));
        assert_eq!(code, 0, "{printed}");
        let dependency = manifest(&project, "pets")["dependencies"]["ferrosmith-runtime"].clone();
        let mut wanted: Table = format!("{}\n", expected.replace(", ", "\n")).parse().unwrap();
        for (key, value) in &mut wanted {
            assert_eq!(dependency.get(key), Some(&*value), "{runtime}: {dependency}");
        }
        for key in ["path", "git", "tag", "rev", "branch"] {
            assert_eq!(dependency.get(key).is_some(), wanted.contains_key(key), "{runtime}: {dependency}");
        }
    }
}

#[test]
fn a_folder_without_the_runtime_is_reported() {
    let (_, code, printed) = project("[runtime]\npath = \"../pets\"\n[clients.pets]\nsources = [\"pets.yaml\"]\n");
    assert!(
        code == 2 && printed.contains("error[missing-runtime]") && printed.contains("clients.toml:2:8"),
        "{printed}"
    );
}
