//! A project in a folder of its own, and the built tool.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

pub(crate) const OPENAPI: &str = r#"openapi: 3.1.0
info: { title: Pets, version: "1" }
servers: [{ url: "https://pets.example" }]
paths:
  /pets/{id}:
    get:
      operationId: GetPet
      parameters:
        - { name: id, in: path, required: true, schema: { type: string, pattern: "^a|b$" } }
      responses:
        "204": { description: There. }
"#;

pub(crate) const SMITHY: &str = r#"$version: "2"

namespace example

@aws.protocols#restJson1
service Pets {
    version: "1"
    operations: [GetPet]
}

@http(method: "GET", uri: "/pets/{id}", code: 204)
operation GetPet {
    input := {
        @required
        @httpLabel
        id: Id
    }
}

@suppress(["misanchored-alternation"])
@pattern("^a|b$")
string Id
"#;

/// A folder in which the built tool is run.
pub(crate) struct Project {
    folder: PathBuf,
    /// Removes the folder in the end.
    _temporary: Option<TempDir>,
}

impl Project {
    pub(crate) fn new() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        Self { folder: temporary.path().to_owned(), _temporary: Some(temporary) }
    }

    /// A project in the same folder each time, empty at first: what cargo compiles for it takes the place of what it
    /// compiled before.
    pub(crate) fn lasting(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self { folder, _temporary: None }
    }

    /// A project with one client, `pets`, which is written.
    pub(crate) fn with_pets() -> Self {
        let project = Self::new();
        project.write("pets.yaml", OPENAPI);
        project.expect(0, &["new", "pets", "pets.yaml"]);
        project
    }

    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }

    /// The built tool, in this folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ferrosmith"));
        command.args(arguments).current_dir(self.path());
        command
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.path().join(path).exists()
    }

    /// Runs the tool; gives back its exit code and all that it said.
    pub(crate) fn run(&self, arguments: &[&str]) -> (i32, String) {
        let Output { status, stdout, stderr } = self.command(arguments).output().unwrap();
        let said = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
        (status.code().unwrap_or(-1), said)
    }

    pub(crate) fn expect(&self, code: i32, arguments: &[&str]) -> String {
        let (found, said) = self.run(arguments);
        assert_eq!(found, code, "{arguments:?}:\n{said}");
        said
    }
}
