//! Files whose paths match a pattern.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern, PatternError};

/// A star does not stand for a `/`; two of them do.
const OPTIONS: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: false };

/// The files whose paths match a pattern, sorted. Links are followed, but every folder is entered once only, by the first of
/// its shortest paths: folders that lead back into themselves have endlessly many.
///
/// # Errors
///
/// The text is not a pattern.
pub(crate) fn matching(pattern: &str) -> Result<Vec<PathBuf>, PatternError> {
    let compiled = Pattern::new(pattern)?;
    let is_fixed = |part: &&str| !part.contains(['*', '?', '[']);
    let root: PathBuf = match pattern.split('/').take_while(is_fixed).collect::<Vec<_>>().join("/") {
        root if root.is_empty() && pattern.starts_with('/') => "/".into(),
        root => root.into(),
    };
    let depth = (!pattern.split('/').any(|part| part == "**")).then(|| pattern.split('/').count());
    let mut files: Vec<PathBuf> =
        files_below(&root, depth).into_iter().filter(|path| compiled.matches_path_with(path, OPTIONS)).collect();
    files.sort();
    Ok(files)
}

/// All files below a folder whose paths have at most so many parts.
fn files_below(root: &Path, depth: Option<usize>) -> Vec<PathBuf> {
    let (mut files, mut entered) = (Vec::new(), HashSet::new());
    let mut level = vec![root.to_owned()];
    while !level.is_empty() {
        let mut below = Vec::new();
        for folder in level {
            let here = if folder.as_os_str().is_empty() { Path::new(".") } else { &folder };
            let Ok(real) = here.canonicalize() else { continue };
            if !entered.insert(real) {
                continue;
            }
            for entry in fs::read_dir(here).into_iter().flatten().flatten() {
                let path = folder.join(entry.file_name());
                match fs::metadata(&path) {
                    Ok(about) if about.is_dir() => below.push(path),
                    Ok(_) => files.push(path),
                    Err(_) => {}
                }
            }
        }
        below.sort();
        below.retain(|path| depth.is_none_or(|depth| parts(path) < depth));
        level = below;
    }
    files
}

fn parts(path: &Path) -> usize {
    path.to_string_lossy().split('/').count()
}
