//! What git knows, asked of git itself.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Branches that a repository may call its main one, the likeliest first.
const MAIN: &[&str] = &["origin/HEAD", "origin/main", "main", "origin/master", "master"];

/// Runs git and gives back what it prints.
fn git(arguments: &[&str]) -> Result<Vec<u8>> {
    let output = Command::new("git").args(arguments).output().context("cannot run git")?;
    if !output.status.success() {
        bail!("git {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(output.stdout)
}

fn line(arguments: &[&str]) -> Option<String> {
    let text = String::from_utf8(git(arguments).ok()?).ok()?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The commit of a revision, if it is one.
pub(super) fn commit(revision: &str) -> Option<String> {
    if revision.starts_with('-') {
        return None;
    }
    line(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")])
}

/// The commit at which the working tree left the main branch.
pub(super) fn merge_base() -> Result<String> {
    let main = MAIN.iter().find(|branch| commit(branch).is_some());
    let main = main.context("no main branch is known here: name the base, a revision, a file or a folder")?;
    line(&["merge-base", "HEAD", main]).with_context(|| format!("`HEAD` and `{main}` have no commit in common"))
}

/// A working tree of another commit, which goes when it is dropped.
pub(super) struct Worktree(PathBuf);

impl Worktree {
    /// Checks a commit out into a folder that does not exist yet.
    pub(super) fn add(folder: &Path, commit: &str) -> Result<Self> {
        git(&["worktree", "add", "--quiet", "--detach", &folder.to_string_lossy(), commit])?;
        Ok(Self(folder.to_owned()))
    }
}

impl Drop for Worktree {
    fn drop(&mut self) {
        // What is left is pruned by git some day.
        let _ = git(&["worktree", "remove", "--force", &self.0.to_string_lossy()]);
    }
}

/// The files below a folder in a commit, by path relative to where the command was started.
pub(super) fn files(commit: &str, folder: &str) -> Result<BTreeMap<String, String>> {
    let listing = git(&["ls-tree", "-r", "-z", commit, "--", folder])?;
    let mut files = BTreeMap::new();
    for entry in listing.split(|byte| *byte == 0).filter(|entry| !entry.is_empty()) {
        let entry = String::from_utf8_lossy(entry);
        let Some((about, path)) = entry.split_once('\t') else { continue };
        if let [_, "blob", id] = about.split(' ').collect::<Vec<_>>()[..] {
            files.insert(path.to_owned(), id.to_owned());
        }
    }
    Ok(files)
}

/// The contents of blobs, in their order.
pub(super) fn contents(ids: &[&str]) -> Result<Vec<String>> {
    let mut child = Command::new("git")
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run git")?;
    let mut input = child.stdin.take().context("git takes no input")?;
    let asked = ids.join("\n") + "\n";
    // Both pipes have an end: what is asked is written while what comes is read.
    let writer = std::thread::spawn(move || input.write_all(asked.as_bytes()));
    let mut output = Vec::new();
    child.stdout.take().context("git gives no output")?.read_to_end(&mut output)?;
    writer.join().ok().context("git was not asked")??;
    child.wait()?;
    parse(&output, ids.len())
}

/// `<id> blob <size>`, a line break, the content, a line break; again and again.
fn parse(mut output: &[u8], count: usize) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for _ in 0..count {
        let end = output.iter().position(|byte| *byte == b'\n').context("git ended early")?;
        let head = String::from_utf8_lossy(&output[..end]).into_owned();
        let size = head.rsplit(' ').next().and_then(|size| size.parse::<usize>().ok());
        let size = size.with_context(|| format!("git has no `{head}`"))?;
        let content = output.get(end + 1..end + 1 + size).context("git ended early")?;
        texts.push(String::from_utf8(content.to_vec()).context("a description is not UTF-8 text")?);
        output = output.get(end + size + 2..).unwrap_or_default();
    }
    Ok(texts)
}
