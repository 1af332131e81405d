//! A project under git, with one client that is described in OpenAPI.

use std::process::Command;

use crate::support::Project;

const LIST: &str = "[runtime]\nvendor = true\n\n[clients.pets]\nsources = [\"pets.yaml\"]\nversion = \"1.4.0\"\n";

/// A description with one operation, `GetPet`, on a path and with a pattern.
pub(crate) fn pets(path: &str, pattern: &str) -> String {
    format!(
        r#"openapi: 3.1.0
info: {{ title: Pets, version: "1" }}
servers: [{{ url: "https://pets.example" }}]
paths:
  {path}/{{id}}:
    get:
      operationId: GetPet
      parameters:
        - {{ name: id, in: path, required: true, schema: {{ type: string, pattern: "{pattern}" }} }}
      responses:
        "204": {{ description: There. }}
"#
    )
}

/// The same with a second operation.
pub(crate) fn with_deletion(text: &str) -> String {
    text.to_owned()
        + "    delete:\n      operationId: DeletePet\n      parameters:\n        - { name: id, in: path, required: true, schema: { type: string } }\n      responses:\n        \"204\": { description: Gone. }\n"
}

pub(crate) struct Repository(pub(crate) Project);

impl Repository {
    /// A repository whose branch `main` has one commit.
    pub(crate) fn new() -> Self {
        let repository = Self::empty();
        repository.0.write("specs/clients.toml", LIST);
        repository.commit(&pets("/pets", "^[a-z0-9]+$"));
        repository
    }

    /// A repository without a commit.
    pub(crate) fn empty() -> Self {
        let repository = Self(Project::new());
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        repository
    }

    /// Writes the description.
    pub(crate) fn describe(&self, text: &str) {
        self.0.write("specs/pets.yaml", text);
    }

    /// Writes the description and commits everything.
    pub(crate) fn commit(&self, text: &str) {
        self.describe(text);
        self.commit_all("descriptions");
    }

    /// Commits everything.
    pub(crate) fn commit_all(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    /// Runs git with a configuration of its own; returns what it prints.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .args(["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"])
            .args(arguments)
            .current_dir(self.0.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap();
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "git {arguments:?}: {printed}{}", String::from_utf8_lossy(&output.stderr));
        printed
    }

    /// Runs the comparison; returns what it prints.
    pub(crate) fn diff(&self, code: i32, arguments: &[&str]) -> String {
        self.0.expect(code, &[&["diff"], arguments].concat())
    }
}
