//! What an upgrade of the generator does to the crates of the same descriptions.
//!
//! The generator of another revision of this repository is built in a worktree of its own and writes the crates of the
//! descriptions that are here; their public items are compared with those that this generator writes.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use ferrosmith_codegen::files::Files;
use tempfile::TempDir;

use super::{Options, git};
use crate::{Shell, cargo, disk};

/// Compares the public items of the crates of both generators, and prints what differs.
pub(super) fn run(revision: &str, options: &Options, crates: &[(String, Files)], shell: &Shell) -> Result<()> {
    let commit = git::commit(revision).with_context(|| format!("`{revision}` is no commit"))?;
    let folder = TempDir::new().context("cannot make a folder")?;
    let (tree, out) = (folder.path().join("tree"), folder.path().join("generated"));
    let worktree = git::Worktree::add(&tree, &commit)?;
    write_crates(&tree, &options.folders.specs, &out)?;
    drop(worktree);
    let mut text = String::new();
    for (name, files) in crates {
        let page = out.join(name).join("API.md");
        let before = if page.is_file() { disk::read(&page)? } else { String::new() };
        text += &changes(name, &before, files.get("API.md").unwrap_or_default());
    }
    shell.print(&text)
}

/// Lets the generator in a worktree write the crates of descriptions.
fn write_crates(tree: &Path, specs: &Path, out: &Path) -> Result<()> {
    let specs = specs.canonicalize().with_context(|| format!("cannot find `{}`", specs.display()))?;
    let output = cargo::command()
        .args(["run", "--quiet", "--package", "ferrosmith", "--", "codegen", "--specs"])
        .arg(specs)
        .arg("--out")
        .arg(out)
        .current_dir(tree)
        .output()
        .context("cannot run cargo")?;
    if !output.status.success() {
        bail!("the other generator failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}

/// The public items that came, went or changed between two pages.
fn changes(name: &str, before: &str, after: &str) -> String {
    let (old, new) = (items(before), items(after));
    let mut lines = Vec::new();
    let (mut gone, mut come, mut changed) = (0, 0, 0);
    for (path, declaration) in &old {
        match new.get(path) {
            None => {
                gone += 1;
                lines.push(format!("  - `{declaration}`"));
            }
            Some(other) if other != declaration => {
                changed += 1;
                lines.push(format!("  ~ `{declaration}` → `{other}`"));
            }
            Some(_) => {}
        }
    }
    for (_, declaration) in new.iter().filter(|(path, _)| !old.contains_key(*path)) {
        come += 1;
        lines.push(format!("  + `{declaration}`"));
    }
    let verdict = match (gone + changed, come) {
        (0, 0) => return format!("{name}: the same public items\n"),
        (0, _) => "minor",
        _ => "major",
    };
    format!("{name}: {gone} gone, {changed} changed, {come} new ({verdict})\n{}\n", lines.join("\n"))
}

/// The declarations of a page by path: `` - `types::Tag::key: String` · required ``.
fn items(page: &str) -> BTreeMap<&str, &str> {
    let declaration = |line: &'_ str| -> Option<(usize, usize)> {
        let start = line.find("- `")? + 3;
        Some((start, start + line[start..].find('`')?))
    };
    let lines = page.lines().filter_map(|line| declaration(line).map(|(start, end)| &line[start..end]));
    lines.map(|declaration| (path(declaration), declaration)).collect()
}

/// The path of a declaration; a function and a field of one name are two items.
fn path(declaration: &str) -> &str {
    let name = declaration.split_once(' ').filter(|(kind, _)| matches!(*kind, "struct" | "enum"));
    let rest = name.map_or(declaration, |(_, rest)| rest);
    match (rest.find('('), rest.find(": ")) {
        (Some(open), colon) if colon.is_none_or(|colon| open < colon) => &rest[..=open],
        (_, Some(colon)) => &rest[..colon],
        (_, None) => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::changes;

    #[test]
    fn items_are_compared_by_path() {
        let before =
            "- `struct types::Tag`\n- `types::Tag::key: String` · required\n- `types::Tag::key(self, bool) -> Self`\n";
        assert_eq!(changes("pets", before, before), "pets: the same public items\n");
        let after = before.replace("key: String", "key: i32").replace("bool", "u8") + "- `types::Tag::Red`\n";
        let text = changes("pets", before, &after);
        assert!(text.starts_with("pets: 0 gone, 2 changed, 1 new (major)\n"), "{text}");
        assert!(text.contains("  ~ `types::Tag::key: String` → `types::Tag::key: i32`\n"), "{text}");
        assert!(changes("pets", &after, before).starts_with("pets: 1 gone, 2 changed, 0 new (major)\n"));
    }
}
