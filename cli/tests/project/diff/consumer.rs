//! Which lines of a consumer's package meet what changed.

use std::os::unix::fs::PermissionsExt;

use super::repository::{Repository, pets};

const PROGRAM: &str = r#"use pets::Client;

// client.get_pet() is documented elsewhere.
async fn run(client: &Client) {
    let _ = client.get_pet().id("x").send().await;
    let text = "get_pet";
}

fn prepare(client: &Client) -> pets::operations::GetPet {
    client
        .get_pet()
}
"#;

fn consumed() -> Repository {
    let repository = Repository::new();
    repository.0.write("app/Cargo.toml", "[package]\nname = \"app\"\n");
    repository.0.write("app/src/jobs.rs", PROGRAM);
    repository.0.write("app/target/jobs.rs", PROGRAM);
    repository
}

#[test]
fn a_silent_change_names_the_calls() {
    let repository = consumed();
    repository.describe(&pets("/animals", "^[a-z0-9]+$"));
    let printed = repository.diff(0, &["--consumer", "app"]);
    assert!(printed.contains("hits 2 places: src/jobs.rs:5, src/jobs.rs:11\n"), "{printed}");
    let printed = repository.diff(0, &["--consumer", "app", "--format", "markdown"]);
    assert!(printed.contains("hits 2 places: src/jobs.rs:5, src/jobs.rs:11\n"), "{printed}");
    let printed = repository.diff(2, &["--consumer", "specs"]);
    assert!(printed.contains("`specs` is no package"), "{printed}");
}

/// A compiler that finds an error in line 11 with the head's crate, one in line 6 with either, and one in line 9 that
/// no name explains.
const COMPILER: &str = r#"#!/bin/sh
error() {
  echo '{"reason":"compiler-message","manifest_path":"'$PWD'/Cargo.toml","message":{"level":"error","message":"'"$2"'","spans":[{"is_primary":true,"file_name":"src/jobs.rs","line_start":'$1'}]}}'
}
error 6 "old"
case "$*" in *paths=*)
  test -f "$(echo "$*" | sed 's/.*paths=\["\(.*\)"\].*/\1/')/Cargo.toml" && error 11 "no method" && error 4 "other"
esac
exit 101
"#;

#[test]
fn a_major_change_names_what_the_compiler_rejects() {
    let repository = consumed();
    repository.0.write("cargo", COMPILER);
    let path = repository.0.path().join("cargo");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    repository.describe(&pets("/pets", "^[a-z0-9]+$").replace("GetPet", "FindPet"));
    let output = repository.0.command(&["diff", "--consumer", "app"]).env("CARGO", &path).output().unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(printed.contains("GetPet → FindPet · operation-renamed"), "{printed}");
    assert!(printed.contains("hits 1 place: src/jobs.rs:11\n"), "{printed}");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("does not compile with the head: src/jobs.rs:4: other"), "{errors}");
    assert!(!errors.contains("jobs.rs:6"), "{errors}");
}
