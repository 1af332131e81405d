//! What an upgrade of the generator does to the crates, with a `cargo` that stands for the other generator.

use std::os::unix::fs::PermissionsExt;

use super::repository::Repository;

/// Writes the page of a crate with one item less, one more and one that differs.
const GENERATOR: &str = r#"#!/bin/sh
test "$1 $2 $3 $4 $5 $6" = "run --quiet --package ferrosmith -- codegen" || exit 3
test -f specs/pets.yaml || exit 4
while [ "$1" != --out ]; do shift; done
mkdir -p "$2/pets"
sed -e '/struct operations::GetPet/d' -e 's/send(self) -> Sending<()/send(self) -> Sending<u8/' "$PAGE" > "$2/pets/API.md"
echo '- `types::Old`' >> "$2/pets/API.md"
"#;

#[test]
fn an_upgrade_shows_the_public_items_that_differ() {
    let repository = Repository::new();
    repository.0.expect(0, &["codegen"]);
    repository.0.write("cargo", GENERATOR);
    let cargo = repository.0.path().join("cargo");
    std::fs::set_permissions(&cargo, std::fs::Permissions::from_mode(0o755)).unwrap();
    let page = repository.0.path().join("generated/pets/API.md");
    let mut command = repository.0.command(&["diff", "--generator", "main"]);
    let output = command.env("CARGO", &cargo).env("PAGE", &page).output().unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{printed}{}", String::from_utf8_lossy(&output.stderr));
    assert!(printed.starts_with("pets: 1 gone, 1 changed, 1 new (major)\n"), "{printed}");
    assert!(
        printed.contains("  - `types::Old`\n") && printed.contains("  + `struct operations::GetPet`\n"),
        "{printed}"
    );
    let changed = "  ~ `operations::GetPet::send(self) -> Sending<u8, Error>` → `operations::GetPet::send(self) -> Sending<(), Error>`\n";
    assert!(printed.contains(changed), "{printed}");
    assert!(!repository.git(&["worktree", "list"]).contains("tree"), "the worktree is gone");
    let printed = repository.diff(2, &["--generator", "v9"]);
    assert!(printed.contains("`v9` is no commit"), "{printed}");
}
