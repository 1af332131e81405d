//! Test cases as data: a directory of inputs with the snapshots of what comes of them beside it.

use std::path::{Path, PathBuf};

/// One directory under `tests/cases/<kind>/`, named for what it shows.
pub struct Case {
    directory: PathBuf,
}

/// All cases of a kind, by name.
pub fn cases(kind: &str) -> Vec<Case> {
    let folder = folder(kind);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let directories = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
    let mut cases: Vec<Case> = directories.map(|directory| Case { directory }).collect();
    cases.sort_by(|one, other| one.directory.cmp(&other.directory));
    assert!(!cases.is_empty(), "no cases in {}", folder.display());
    cases
}

fn folder(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(kind)
}

impl Case {
    /// The only case of a kind, whose files lie in `tests/cases/<kind>/` itself.
    pub fn only(kind: &str) -> Self {
        Self { directory: folder(kind) }
    }

    /// The case in the directory `tests/cases/<kind>/<name>/`.
    pub fn named(kind: &str, name: &str) -> Self {
        Self { directory: folder(kind).join(name) }
    }

    /// The name of the directory.
    pub fn name(&self) -> String {
        self.directory.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// A file of the case.
    pub fn read(&self, file: &str) -> String {
        let path = self.directory.join(file);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Whether the case has that file.
    pub fn has(&self, file: &str) -> bool {
        self.directory.join(file).is_file()
    }

    /// The names of the files of the case with that extension, sorted.
    pub fn files(&self, extension: &str) -> Vec<String> {
        let entries = std::fs::read_dir(&self.directory).into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(&format!(".{extension}"))).collect();
        names.sort();
        names
    }

    /// Compares a text with the snapshot `<name>.snap` of the case.
    pub fn assert_snapshot(&self, name: &str, text: &str) {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&self.directory);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}
