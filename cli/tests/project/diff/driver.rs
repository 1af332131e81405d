//! Git's diff driver: three lines of configuration, and `git diff` shows what a change means.

use super::repository::{Repository, pets};

fn configured() -> Repository {
    let repository = Repository::new();
    repository.0.write(".gitattributes", "specs/*.yaml diff=ferrosmith\n");
    let command = format!("{} diff --git-driver", env!("CARGO_BIN_EXE_ferrosmith"));
    repository.git(&["config", "diff.ferrosmith.command", &command]);
    repository.commit_all("diff driver");
    repository
}

#[test]
fn git_shows_what_a_change_means() {
    let repository = configured();
    repository.describe(&pets("/animals", "^[a-z]+$"));
    let printed = repository.git(&["--no-pager", "diff"]);
    assert!(printed.contains("GetPet · path-changed") && printed.contains("no longer allowed: `1`"), "{printed}");
    repository.commit(&pets("/beasts", "^[a-z]+$"));
    let printed = repository.git(&["--no-pager", "diff", "HEAD~1", "HEAD"]);
    assert!(printed.contains("`/pets/{id}` became `/beasts/{id}`"), "{printed}");
    // From a folder of the repository, too: git starts its drivers at the root.
    assert_eq!(repository.git(&["-C", "specs", "--no-pager", "diff", "HEAD~1", "HEAD"]), printed);
}

#[test]
fn a_description_that_no_client_reads_stands_alone() {
    let repository = configured();
    repository.0.write("specs/more.yaml", &pets("/pets", "^[a-z]+$"));
    repository.commit_all("more");
    repository.0.write("specs/more.yaml", &pets("/beasts", "^[a-z]+$"));
    let printed = repository.git(&["--no-pager", "diff"]);
    assert!(printed.contains("specs/more.yaml: 1 silent"), "{printed}");
    assert!(printed.contains("specs/more.yaml:6:"), "{printed}");
}

#[test]
fn a_file_that_cannot_be_compared_is_shown_line_by_line() {
    let repository = configured();
    repository.describe("openapi: [3.1.0\n");
    let printed = repository.git(&["--no-pager", "diff"]);
    assert!(printed.contains("error[") && printed.contains("specs/pets.yaml:"), "{printed}");
    assert!(printed.contains("+openapi: [3.1.0"), "{printed}");
    std::fs::remove_file(repository.0.path().join("specs/pets.yaml")).unwrap();
    let printed = repository.git(&["--no-pager", "diff"]);
    assert!(printed.contains("specs/pets.yaml: removed") && printed.contains("-paths:"), "{printed}");
    repository.git(&["checkout", "--", "."]);
    repository.0.write("specs/notes.yaml", "one: 1\n");
    repository.git(&["add", "--all"]);
    let printed = repository.git(&["--no-pager", "diff", "--cached"]);
    assert!(printed.contains("specs/notes.yaml: new") && printed.contains("+one: 1"), "{printed}");
    repository.git(&["commit", "--quiet", "--message", "notes"]);
    repository.0.write("specs/notes.yaml", "one: 2\n");
    let printed = repository.git(&["--no-pager", "diff"]);
    assert!(printed.contains("+one: 2") && !printed.contains("error"), "{printed}");
}
