//! Changes that were accepted: by rule and place, for a time, and for this very change.

use super::repository::{Repository, pets};

fn changed() -> Repository {
    let repository = Repository::new();
    repository.git(&["switch", "--quiet", "--create", "work"]);
    repository.describe(&pets("/animals", "^[a-z]+$"));
    repository
}

fn fingerprint(repository: &Repository, rule: &str) -> String {
    let report: serde_json::Value = serde_json::from_str(&repository.diff(0, &["--format", "json"])).unwrap();
    let findings = report["clients"][0]["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["rule"] == rule).unwrap();
    finding["fingerprint"].as_str().unwrap().to_owned()
}

fn entry(rule: &str, place: &str, more: &str) -> String {
    format!("[[accepted]]\nrule = \"{rule}\"\nplace = \"{place}\"\nreason = \"agreed\"\n{more}\n")
}

#[test]
fn an_accepted_change_is_counted_and_fails_nothing() {
    let repository = changed();
    let path = entry("path-changed", "GetPet", "");
    repository.0.write("specs/accepted-changes.toml", &path);
    let printed = repository.diff(1, &["--fail-on", "silent"]);
    assert!(printed.contains("1 accepted in `specs/accepted-changes.toml`"), "{printed}");
    assert!(printed.contains("pattern-narrowed") && !printed.contains("path-changed"), "{printed}");
    let pattern = entry("pattern-narrowed", "GetPet.id", "client = \"pets\"\nexpires = \"2999-12-31\"");
    repository.0.write("elsewhere.toml", &(path + &pattern));
    let printed = repository.diff(0, &["--fail-on", "silent", "--accepted", "elsewhere.toml"]);
    assert!(printed.contains("2 accepted in `elsewhere.toml`"), "{printed}");
}

#[test]
fn entries_of_no_use_are_reported() {
    let repository = changed();
    let expired = entry("path-changed", "GetPet", "expires = \"2020-01-31\"");
    let unused = entry("path-changed", "DeletePet", "");
    let other = entry("pattern-narrowed", "GetPet.id", "client = \"cats\"");
    repository.0.write("specs/accepted-changes.toml", &(expired + &unused + &other));
    let printed = repository.diff(1, &["--fail-on", "silent"]);
    for part in [
        "the entry for `path-changed` at `GetPet` expired on 2020-01-31",
        "nothing fits the entry for `path-changed` at `DeletePet`",
        "nothing fits the entry for `pattern-narrowed` at `GetPet.id`",
        "GetPet · path-changed",
    ] {
        assert!(printed.contains(part), "{part}: {printed}");
    }
}

#[test]
fn a_fingerprint_accepts_this_very_change() {
    let repository = changed();
    let known = fingerprint(&repository, "pattern-narrowed");
    let accepts = entry("pattern-narrowed", "GetPet.id", &format!("fingerprint = \"{known}\""));
    repository.0.write("specs/accepted-changes.toml", &accepts);
    assert!(!repository.diff(0, &[]).contains("pattern-narrowed"));
    // Lines and words may move; the change is the same.
    repository.describe(&("# A comment.\n\n".to_owned() + &pets("/animals", "^[a-z]+$")));
    assert!(!repository.diff(0, &[]).contains("pattern-narrowed"));
    repository.describe(&pets("/animals", "^[a-y]+$"));
    let printed = repository.diff(0, &[]);
    assert!(printed.contains("GetPet.id · pattern-narrowed") && printed.contains("nothing fits"), "{printed}");
}

#[test]
fn mistakes_in_the_file_are_found() {
    let repository = changed();
    for (text, part) in [
        (entry("path-change", "GetPet", ""), "there is no such rule"),
        (entry("path-changed", "GetPet", "expires = \"soon\""), "`soon` is not a day such as 2027-06-30"),
        (entry("path-changed", "GetPet", "").replace("agreed", " "), "the reason is missing"),
        (entry("path-changed", "GetPet", "until = \"2027-06-30\""), "unknown field `until`"),
    ] {
        repository.0.write("specs/accepted-changes.toml", &text);
        let printed = repository.diff(2, &[]);
        assert!(printed.contains(part) && printed.contains("specs/accepted-changes.toml"), "{part}: {printed}");
    }
}
