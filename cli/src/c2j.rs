//! Services in C2J, which are folders: `service-2.json` and what stands beside it.

use std::path::{Path, PathBuf};

/// The files that are read, the service's own first.
const FILES: [&str; 5] =
    ["service-2.json", "paginators-1.json", "waiters-2.json", "endpoint-rule-set-1.json", "endpoint-bdd-1.json"];

/// The files of a folder that is a service in C2J; none for any other path. The question which of them are there is
/// asked of the caller: they may be in a commit.
pub fn files(folder: &Path, has: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    if !has(&folder.join(FILES[0])) {
        return Vec::new();
    }
    FILES.iter().map(|name| folder.join(name)).filter(|path| has(path)).collect()
}

/// The same of a folder on the disk.
pub fn files_on_disk(folder: &Path) -> Vec<PathBuf> {
    files(folder, Path::is_file)
}

/// Whether a path is that of a file in a folder that is read as a whole.
pub(crate) fn is_file_of(folder: &str, path: &str) -> bool {
    let folder = folder.trim_end_matches('/');
    FILES.iter().any(|name| path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) == Some(name))
}
