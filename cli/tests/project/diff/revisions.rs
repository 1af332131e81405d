//! Revisions of git: the merge base by default, tags, and a whole release as a changelog.

use super::repository::{Repository, pets, with_deletion};

#[test]
fn the_working_tree_is_compared_with_where_it_left_the_main_branch() {
    let repository = Repository::new();
    assert!(repository.diff(0, &[]).contains("pets: no changes"));
    repository.git(&["switch", "--quiet", "--create", "work"]);
    repository.commit(&pets("/animals", "^[a-z0-9]+$"));
    // What the main branch did since is none of the branch's changes.
    repository.git(&["switch", "--quiet", "main"]);
    repository.commit(&pets("/pets", "^[a-z]+$"));
    repository.git(&["switch", "--quiet", "work"]);
    let printed = repository.diff(0, &[]);
    assert!(printed.contains("GetPet · path-changed") && !printed.contains("pattern-"), "{printed}");
    assert!(printed.contains("specs/pets.yaml:6:"), "{printed}");
    // What is not committed yet counts, too.
    repository.describe(&pets("/animals", "^[a-z0-9]{1,9}$"));
    let printed = repository.diff(0, &[]);
    assert!(printed.contains("path-changed") && printed.contains("pattern-narrowed"), "{printed}");
}

#[test]
fn two_revisions_and_a_client() {
    let repository = Repository::new();
    repository.git(&["tag", "v1"]);
    repository.commit(&pets("/pets", "^[a-z]+$"));
    repository.git(&["tag", "v2"]);
    repository.commit(&pets("/animals", "^[a-z]+$"));
    let printed = repository.diff(1, &["v1", "v2", "pets", "--fail-on", "breaking"]);
    assert!(printed.contains("no longer allowed: `1`") && !printed.contains("path-changed"), "{printed}");
    // Backwards nothing breaks, but validators out there reject what is legal now.
    let printed = repository.diff(0, &["v2", "v1", "--fail-on", "breaking"]);
    assert!(printed.contains("rejected by validators of crates already out there: `1`"), "{printed}");
    for (arguments, text) in [
        (&["v1", "v9"][..], "`v9` is not a revision, file, folder or client; clients are: pets"),
        (&["v1", "v2", "cats"], "`cats` is not a revision, file, folder or client; clients are: pets"),
        (&["--since", "v9"], "`v9` is not a commit"),
    ] {
        let printed = repository.diff(2, arguments);
        assert!(printed.contains(text), "{arguments:?}: {printed}");
    }
}

#[test]
fn a_release_is_folded_into_one_changelog() {
    let repository = Repository::new();
    repository.git(&["tag", "v1.4.0"]);
    // Three steps, of which the second takes back what the first did.
    repository.commit(&pets("/beasts", "^[a-z0-9]+$"));
    repository.commit(&pets("/pets", "^[a-z0-9]+$"));
    repository.commit(&with_deletion(&pets("/pets", "^[a-z]+$")));
    let printed = repository.diff(0, &["--since", "v1.4.0", "--changelog"]);
    assert!(printed.starts_with("## pets 1.5.0\n"), "{printed}");
    for part in ["### New: 1 operation", "#### DeletePet · `DELETE /pets/{id}`", "no longer allowed: `1`"] {
        assert!(printed.contains(part), "{part}: {printed}");
    }
    assert!(!printed.contains("path"), "what was taken back is no change: {printed}");
    assert_eq!(repository.diff(0, &["--since", "v1.4.0", "--format", "changelog"]), printed);
}

#[test]
fn a_client_that_comes_or_goes() {
    let repository = Repository::new();
    repository.git(&["tag", "v1"]);
    repository.0.write("specs/clients.toml", "[runtime]\nvendor = true\n\n[clients.cats]\nsources = [\"pets.yaml\"]\n");
    let printed = repository.diff(1, &["v1", "--fail-on", "major"]);
    assert!(printed.contains("client-added") && printed.contains("client-removed"), "{printed}");
}

#[test]
fn exit_codes_follow_the_kind_that_is_asked_for() {
    let repository = Repository::new();
    repository.git(&["tag", "v1"]);
    repository.describe(&with_deletion(&pets("/pets", "^[a-z0-9]+$")));
    let kinds = ["silent", "breaking", "potential", "major", "minor"];
    let codes = || kinds.map(|kind| repository.0.run(&["diff", "v1", "--fail-on", kind]).0);
    assert_eq!(codes(), [0, 0, 0, 0, 1], "an operation is new: {kinds:?}");
    repository.describe(&pets("/animals", "^[a-z0-9]+$"));
    assert_eq!(codes(), [1, 1, 1, 0, 0], "another path: {kinds:?}");
    repository.describe("openapi: 3.1.0\ninfo: { title: Pets, version: \"1\" }\npaths: {}\n");
    assert_eq!(codes(), [0, 1, 1, 1, 1], "the operation is gone: {kinds:?}");
    repository.describe("openapi: [3.1.0\n");
    let printed = repository.diff(2, &["v1", "--fail-on", "silent"]);
    assert!(printed.contains("error["), "{printed}");
}

#[test]
fn every_format_is_written() {
    let repository = Repository::new();
    repository.describe(&pets("/animals", "^[a-z0-9]+$"));
    for (format, part) in [
        ("terminal", "GetPet · path-changed"),
        ("markdown", "<!-- ferrosmith-diff -->"),
        ("json", "\"rule\": \"path-changed\""),
        ("github", "::error file=specs/pets.yaml,line=6"),
        ("sarif", "\"ruleId\": \"path-changed\""),
        ("html", "<small>path-changed</small>"),
        ("changelog", "## pets 1.4.1"),
        ("schema", "\"$schema\""),
    ] {
        let printed = repository.diff(0, &["--format", format]);
        assert!(printed.contains(part), "{format}: {printed}");
    }
}

#[test]
fn files_that_a_description_refers_to_are_those_of_its_revision() {
    let repository = Repository::new();
    let pattern = |pattern: &str| format!("type: string\npattern: \"{pattern}\"\n");
    let text = pets("/pets", "x").replace("{ type: string, pattern: \"x\" }", "{ $ref: \"parts/id.yaml\" }");
    repository.0.write("specs/parts/id.yaml", &pattern("^[a-z]+$"));
    repository.commit(&text);
    repository.0.write("specs/parts/id.yaml", &pattern("^[a-z]{1,9}$"));
    let printed = repository.diff(0, &["HEAD"]);
    assert!(printed.contains("pattern-narrowed") && printed.contains("specs/pets.yaml:9:"), "{printed}");
    // The same from within the folder.
    let mut command = repository.0.command(&["diff", "--specs", ".", "HEAD"]);
    let output = command.current_dir(repository.0.path().join("specs")).output().unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(printed.contains("pattern-narrowed"), "{printed}{}", String::from_utf8_lossy(&output.stderr));
}
