//! Several runs at once, runs that were killed, and links, pipes and folders where files should be.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::{OPENAPI, Project};

#[test]
fn runs_at_once_succeed_in_turn() {
    let project = Project::with_pets();
    for round in 0..3 {
        let path = if round % 2 == 0 { "/cats/{id}" } else { "/pets/{id}" };
        project.write("specs/pets/pets.yaml", &OPENAPI.replace("/pets/{id}", path));
        let runs: Vec<_> = (0..4)
            .map(|_| project.command(&["codegen"]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap())
            .collect();
        for run in runs {
            let output = run.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        project.expect(0, &["codegen", "--check"]);
    }
    assert!(!project.has("generated/pets/.ferrosmith-stage"));
}

#[test]
fn clients_added_at_once_are_all_in_the_list() {
    let project = Project::new();
    project.write("pets.yaml", OPENAPI);
    let names = ["one", "two", "three", "four"];
    let runs: Vec<_> = names
        .map(|name| {
            let mut command = project.command(&["new", name, "pets.yaml"]);
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .into_iter()
        .collect();
    for run in runs {
        let output = run.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let list = project.read("specs/clients.toml");
    assert!(names.iter().all(|name| list.contains(&format!("[clients.{name}]"))), "{list}");
    project.expect(0, &["codegen", "--check"]);
}

/// Whenever a run is killed, the next one makes everything right.
#[test]
fn a_run_that_was_killed_leaves_nothing_to_mend() {
    let project = Project::with_pets();
    let start = Instant::now();
    project.expect(0, &["codegen"]);
    let whole = start.elapsed();
    for part in 0..8 {
        let id = format!("Get{part}Pet");
        project.write("specs/pets/pets.yaml", &OPENAPI.replace("GetPet", &id));
        let mut run = project.command(&["codegen"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(whole * part / 8 + Duration::from_millis(1));
        run.kill().unwrap();
        run.wait().unwrap();
        // With yet another description: what was put in place must be known for the tool's own.
        project.write("specs/pets/pets.yaml", &OPENAPI.replace("GetPet", &format!("Fetch{part}Pet")));
        project.expect(0, &["codegen"]);
        project.expect(0, &["codegen", "--check"]);
    }
    assert!(!project.has("generated/pets/.ferrosmith-stage"));
}

#[test]
fn what_a_killed_run_left_is_cleaned() {
    let project = Project::with_pets();
    project.write("generated/pets/.ferrosmith-stage/3.new", "half a file");
    project.write("specs/pets/pets.yaml", &OPENAPI.replace("GetPet", "FetchPet"));
    project.expect(0, &["codegen"]);
    assert!(!project.has("generated/pets/.ferrosmith-stage"));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    #[test]
    fn links_out_of_the_crate_are_not_followed() {
        let project = Project::with_pets();
        let elsewhere = tempfile::tempdir().unwrap();
        let operations = project.path().join("generated/pets/src/operations");
        fs::rename(&operations, elsewhere.path().join("operations")).unwrap();
        symlink(elsewhere.path().join("operations"), &operations).unwrap();
        let before = fs::read_dir(elsewhere.path().join("operations")).unwrap().count();
        project.write("specs/pets/pets.yaml", &OPENAPI.replace("GetPet", "FetchPet"));
        let said = project.expect(2, &["codegen"]);
        assert!(
            said.contains("`generated/pets/src/operations` is a link that leads out of the crate's folder"),
            "{said}"
        );
        assert_eq!(fs::read_dir(elsewhere.path().join("operations")).unwrap().count(), before);
        // A link that stays inside is somebody's own way to keep the files.
        fs::remove_file(&operations).unwrap();
        fs::rename(elsewhere.path().join("operations"), project.path().join("generated/pets/src/kept")).unwrap();
        symlink("kept", &operations).unwrap();
        project.expect(0, &["codegen"]);
        project.expect(0, &["codegen", "--check"]);
    }

    #[test]
    fn pipes_and_loops_are_not_read() {
        let project = Project::with_pets();
        let lib = project.path().join("generated/pets/src/lib.rs");
        fs::remove_file(&lib).unwrap();
        assert!(Command::new("mkfifo").arg(&lib).status().unwrap().success());
        let said = project.expect(2, &["codegen"]);
        assert!(said.contains("`generated/pets/src/lib.rs` is not a file that ferrosmith wrote"), "{said}");
        fs::remove_file(&lib).unwrap();
        symlink("lib.rs", &lib).unwrap();
        let said = project.expect(2, &["codegen"]);
        assert!(said.contains("`generated/pets/src/lib.rs` is a link"), "{said}");
        fs::remove_file(&lib).unwrap();
        // Neither a list of files nor a description is waited for.
        let listing = project.path().join("generated/other/.ferrosmith");
        fs::create_dir_all(listing.parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(&listing).status().unwrap().success());
        project.expect(0, &["codegen"]);
        let pipe = project.path().join("specs/pets/pipe.yaml");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let list = project.read("specs/clients.toml").replace("pets/pets.yaml", "pets/pipe.yaml");
        project.write("specs/clients.toml", &list);
        assert!(project.expect(2, &["codegen"]).contains("it is not a file"));
    }

    /// Folders that lead into themselves, twice: there are 2^n paths of n parts.
    #[test]
    fn loops_of_folders_end() {
        let project = Project::new();
        project.write("specs/model/a/pets.smithy", crate::support::SMITHY);
        for name in ["one", "two", "three"] {
            symlink("..", project.path().join("specs/model/a").join(name)).unwrap();
        }
        project.write("specs/clients.toml", "[clients.pets]\nsources = [\"model/**/*.smithy\"]\n");
        let start = Instant::now();
        project.expect(0, &["codegen"]);
        project.expect(0, &["new", "more", "specs/model"]);
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    }

    /// A folder into which nothing can be written; root can, so that there the sticky target is a folder.
    #[test]
    fn a_target_that_cannot_be_replaced_changes_nothing() {
        let project = Project::with_pets();
        let before = project.read("generated/pets/src/lib.rs");
        let operations = project.path().join("generated/pets/src/operations");
        fs::set_permissions(&operations, fs::Permissions::from_mode(0o555)).unwrap();
        let is_root = fs::write(operations.join("probe"), "").is_ok();
        project.write("specs/pets/pets.yaml", &OPENAPI.replace("GetPet", "FetchPet"));
        if is_root {
            fs::remove_file(operations.join("probe")).unwrap();
            fs::create_dir(operations.join("fetch_pet.rs")).unwrap();
        }
        let said = project.expect(2, &["codegen"]);
        assert!(said.contains("fetch_pet.rs`") || said.contains("get_pet.rs`"), "{said}");
        assert_eq!(project.read("generated/pets/src/lib.rs"), before);
        assert!(project.has("generated/pets/src/operations/get_pet.rs"));
        fs::set_permissions(&operations, fs::Permissions::from_mode(0o755)).unwrap();
    }
}
