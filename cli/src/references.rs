//! Files that OpenAPI documents refer to, read along with them.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

use anyhow::Result;
use ferrosmith_codegen::diagnostics::{SourceId, Sources};
use ferrosmith_codegen::openapi;

use crate::{c2j, disk};

/// Reads the texts of a description: a file with what it refers to in its folder, or the files of a folder that is a service
/// in C2J.
///
/// # Errors
/// A file that cannot be read.
pub fn read(sources: &mut Sources, path: &Path) -> Result<Vec<SourceId>> {
    let service = c2j::files_on_disk(path);
    if service.is_empty() {
        let id = sources.add(path.display().to_string(), disk::read(path)?);
        add(sources, id, path, path.parent().unwrap_or(Path::new("")));
        return Ok(vec![id]);
    }
    service.iter().map(|file| Ok(sources.add(file.display().to_string(), disk::read(file)?))).collect()
}

/// Adds the files that a document mentions by relative paths, directly or through one another, as far as they are there and
/// within a folder. A reference to any other is reported where it stands.
pub fn add(sources: &mut Sources, id: SourceId, document: &Path, root: &Path) {
    for (path, text) in files_of(document, &sources.get(id).text, root) {
        sources.add(path.display().to_string(), text);
    }
}

/// The files that a document on the disk mentions, with their texts.
pub fn files_of(document: &Path, text: &str, root: &Path) -> Vec<(PathBuf, String)> {
    found(document, text, &|path| {
        let is_there = is_within(path, root) && path.is_file();
        is_there.then(|| disk::read(path).ok()).flatten()
    })
}

/// The files that a document mentions by relative paths, directly or through one another, as far as they can be read.
/// Their paths have no `.` and as few `..` as can be.
pub fn found(document: &Path, text: &str, read: &dyn Fn(&Path) -> Option<String>) -> Vec<(PathBuf, String)> {
    let mut seen = HashSet::from([normal(document)]);
    let mut waiting = mentioned(document, text);
    let mut files = Vec::new();
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        if let Some(text) = read(&path) {
            waiting.extend(mentioned(&path, &text));
            files.push((path, text));
        }
    }
    files
}

fn mentioned(file: &Path, text: &str) -> Vec<PathBuf> {
    let folder = file.parent().unwrap_or(Path::new(""));
    openapi::mentioned_files(text).iter().map(|path| normal(&folder.join(path))).collect()
}

/// The path of a found file below a folder, whatever way the folder is written; none outside of it.
pub fn below(path: &Path, folder: &Path) -> Option<PathBuf> {
    path.strip_prefix(normal(folder)).ok().map(Path::to_path_buf)
}

/// Neither `..` nor a link leads out of a folder. An empty path is the folder that this runs in.
pub fn is_within(path: &Path, root: &Path) -> bool {
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    match (path.canonicalize(), root.canonicalize()) {
        (Ok(path), Ok(root)) => path.starts_with(root),
        _ => false,
    }
}

/// A path without `.` and, as far as it has a folder to leave, without `..`.
pub fn normal(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(parts.components().next_back(), Some(Component::Normal(_))) => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts
}
