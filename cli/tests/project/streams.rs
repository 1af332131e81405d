//! Exit codes are 0, 1 and 2, whatever happens to what the tool prints to.

use std::process::Stdio;

use crate::support::{OPENAPI, Project};

#[test]
fn a_wrong_command_line_is_exit_2_and_help_is_exit_0() {
    let project = Project::new();
    for arguments in [&["nonsense"][..], &["codegen", "--nonsense"], &["new"], &[], &["lint", "--message-format", "x"]]
    {
        project.expect(2, arguments);
    }
    for arguments in [&["--help"][..], &["--version"], &["codegen", "--help"]] {
        project.expect(0, arguments);
    }
}

#[test]
fn hints_name_the_command_as_it_was_called() {
    let project = Project::with_pets();
    let said = project.expect(0, &["codegen", "--help"]);
    assert!(said.contains("Usage: ferrosmith codegen"), "{said}");
    let said = project.expect(1, &["codegen", "--check", "--out", "elsewhere"]);
    assert!(said.contains("stale; run: ferrosmith codegen --out elsewhere\n"), "{said}");
}

/// The reader goes before anything is printed.
#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let project = Project::with_pets();
    for (arguments, code) in [
        (&["explain", "pets"][..], 0),
        (&["codegen", "--check"], 0),
        (&["codegen", "--check", "--out", "elsewhere"], 1),
        (&["--help"], 0),
        (&["nonsense"], 2),
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = project.command(arguments);
        command.stdout(writer.try_clone().unwrap()).stderr(writer);
        assert_eq!(command.status().unwrap().code(), Some(code), "{arguments:?}");
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = project.command(arguments).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("panicked") && !said.contains("pipe"), "{said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_exit_2() {
    let project = Project::with_pets();
    project.write("pets.yaml", OPENAPI);
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for arguments in [&["explain", "pets"][..], &["codegen", "--check", "--out", "elsewhere"], &["--help"]] {
        let output = project.command(arguments).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    for arguments in [&["codegen"][..], &["lint", "pets.yaml"]] {
        assert_eq!(project.command(arguments).stderr(full()).status().unwrap().code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn colors_are_for_those_who_ask() {
    let project = Project::new();
    project.write("pets.yaml", OPENAPI);
    let said = |variables: &[(&str, &str)]| {
        let mut command = project.command(&["lint", "pets.yaml"]);
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").envs(variables.iter().copied());
        String::from_utf8(command.output().unwrap().stderr).unwrap()
    };
    assert!(!said(&[]).contains('\u{1b}'));
    assert!(said(&[("CLICOLOR_FORCE", "1")]).contains('\u{1b}'));
    assert!(!said(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\u{1b}'));
}

/// A terminal that can show colours, and one that cannot.
#[cfg(target_os = "linux")]
#[test]
fn colors_are_for_terminals_that_have_them() {
    let project = Project::new();
    project.write("pets.yaml", OPENAPI);
    let said = |term: &str, variables: &[(&str, &str)]| {
        // From util-linux: runs a command on a terminal of its own.
        let mut command = std::process::Command::new("script");
        command.args(["-qec", &format!("{} lint pets.yaml", env!("CARGO_BIN_EXE_ferrosmith")), "/dev/null"]);
        command.current_dir(project.path()).stdin(Stdio::null()).env("TERM", term);
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("CLICOLOR");
        let output = command.envs(variables.iter().copied()).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(said("xterm", &[]).contains('\u{1b}'));
    assert!(!said("dumb", &[]).contains('\u{1b}'));
    assert!(!said("xterm", &[("NO_COLOR", "1")]).contains('\u{1b}'));
    assert!(!said("xterm", &[("CLICOLOR", "0")]).contains('\u{1b}'));
}
