//! Where the package of a consumer meets what changed.
//!
//! Lines are found by the names of the items that a finding is about. What callers do not survive is found by the
//! compiler, too: the package is checked as it is and with the head's crate in place of its own.

mod build;
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use ferrosmith_codegen::Files;
use ferrosmith_codegen::diff::render::ClientDiff;
use ferrosmith_codegen::diff::{Finding, Rust, Wire};
use ferrosmith_codegen::rust::{PublicApi, PublicItem, Subject};

use tokens::Uses;

/// A line of the consumer's: the file within its package, and the line.
type Line = (String, usize);

/// The package of a consumer, read.
pub(super) struct Consumer {
    root: PathBuf,
    uses: Uses,
}

impl Consumer {
    /// Reads the sources of the package in a folder.
    pub(super) fn read(root: &Path) -> Result<Self> {
        if !root.join("Cargo.toml").is_file() {
            bail!("`{}` is no package: there is no Cargo.toml", root.display());
        }
        let mut uses = Uses::default();
        for path in sources(root)? {
            let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            uses.add(&name, &text);
        }
        Ok(Self { root: root.to_owned(), uses })
    }

    /// Notes with each finding that breaks messages or callers where the consumer uses it; returns the lines that do
    /// not compile with the head and that no finding explains.
    pub(super) fn visit(
        &self,
        diff: &mut ClientDiff<'_>,
        base: &PublicApi,
        head: Option<&Files>,
    ) -> Result<Vec<String>> {
        let is_broken = diff.report.findings.iter().any(|finding| finding.rust == Rust::Major);
        let mut errors = match head.filter(|_| is_broken) {
            Some(files) => Some(build::new_errors(&self.root, files)?),
            None => None,
        };
        let mut explained = BTreeSet::new();
        for finding in &mut diff.report.findings {
            if finding.is_documentation() || (finding.wire() < Wire::Breaking && finding.rust < Rust::Major) {
                continue;
            }
            let mut lines = self.lines(finding, base);
            // The compiler does not see two arguments that have changed places.
            let is_seen = finding.rust == Rust::Major && !finding.items.iter().any(|item| item.is_swapped);
            if is_seen && let Some(errors) = &errors {
                lines.retain(|line| errors.contains_key(line));
                explained.extend(lines.iter().cloned());
            }
            finding.hits = lines.into_iter().map(|(file, line)| format!("{file}:{line}")).collect();
        }
        let rest = errors.take().unwrap_or_default().into_iter().filter(|(line, _)| !explained.contains(line));
        Ok(rest.map(|((file, line), message)| format!("{file}:{line}: {message}")).collect())
    }

    fn lines(&self, finding: &Finding, base: &PublicApi) -> BTreeSet<Line> {
        let mut lines = BTreeSet::new();
        for item in items(finding, base) {
            lines.extend(self.uses.of(&item.path));
        }
        lines
    }
}

/// The items of the base's crate that a finding is about.
fn items<'b>(finding: &'b Finding, base: &'b PublicApi) -> impl Iterator<Item = &'b PublicItem> {
    let is_changed = |item: &&PublicItem| {
        finding.items.iter().any(|change| change.verdict == Rust::Major && change.path == item.path)
    };
    let is_about = move |item: &&PublicItem| match (&finding.subject, &item.subject) {
        _ if finding.rust == Rust::Major => false,
        (Subject::Service, Subject::Service) => true,
        // What is sent with every call is met by each call.
        (Subject::Operation(name) | Subject::Parameter(name, _), Subject::Operation(other)) => {
            name == other && item.path.starts_with("Client::")
        }
        (subject, other) => subject == other,
    };
    base.items.iter().filter(move |item| is_changed(item) || is_about(item))
}

/// The Rust files of a package, those that are built left out.
fn sources(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = std::fs::read_dir(&folder).with_context(|| format!("cannot read `{}`", folder.display()))?;
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() && !path.is_symlink() && name != "target" && !name.starts_with('.') {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Errors by line.
type Errors = BTreeMap<Line, String>;
