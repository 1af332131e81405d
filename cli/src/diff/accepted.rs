//! Changes that were accepted, with a reason and until when.
//!
//! ```toml
//! [[accepted]]
//! rule = "pattern-narrowed"
//! place = "TagKey"
//! fingerprint = "0123456789ab"   # optional: this very change
//! reason = "the service rejected these keys all along"
//! expires = "2027-06-30"         # optional: the last day
//! ```

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use ferrosmith_codegen::diff::Finding;
use ferrosmith_codegen::diff::render::ClientDiff;
use serde::Deserialize;

use super::Options;
use crate::{Shell, disk};

/// The accepted changes, and which of them were found.
pub(super) struct Accepted {
    path: PathBuf,
    entries: Vec<Entry>,
    today: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    accepted: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: String,
    place: String,
    fingerprint: Option<String>,
    client: Option<String>,
    reason: String,
    expires: Option<String>,
    #[serde(skip)]
    found: usize,
}

impl Accepted {
    pub(super) fn read(options: &Options) -> Result<Self> {
        let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
        let path = options.accepted.clone().unwrap_or_else(|| options.folders.specs.join("accepted-changes.toml"));
        if options.accepted.is_none() && !path.is_file() {
            return Ok(Self { path, entries: Vec::new(), today });
        }
        let File { accepted } =
            toml::from_str(&disk::read(&path)?).with_context(|| format!("`{}` cannot be read", path.display()))?;
        for entry in &accepted {
            check(entry).with_context(|| format!("`{}`, {} at {}", path.display(), entry.rule, entry.place))?;
        }
        Ok(Self { path, entries: accepted, today })
    }

    /// Takes the accepted findings out of a report.
    pub(super) fn apply(&mut self, diff: &mut ClientDiff<'_>) {
        let Self { entries, today, .. } = self;
        let client = diff.client.clone();
        diff.report.findings.retain(|finding| {
            let entry = entries.iter_mut().find(|entry| entry.accepts(&client, finding) && !entry.is_expired(today));
            entry.map(|entry| entry.found += 1).is_none()
        });
    }

    /// Prints what was accepted, and which entries are of no use any more.
    pub(super) fn report(&self, shell: &Shell) {
        let count: usize = self.entries.iter().map(|entry| entry.found).sum();
        if count > 0 {
            shell.status(&format!("{count} accepted in `{}`", self.path.display()));
        }
        for entry in &self.entries {
            let Entry { rule, place, expires, .. } = entry;
            if entry.is_expired(&self.today) {
                let day = expires.as_deref().unwrap_or_default();
                shell.status(&format!("warning: the entry for `{rule}` at `{place}` expired on {day}"));
            } else if entry.found == 0 {
                shell.status(&format!("warning: nothing fits the entry for `{rule}` at `{place}`"));
            }
        }
    }
}

fn check(entry: &Entry) -> Result<()> {
    if ferrosmith_codegen::diff::find_rule(&entry.rule).is_none() {
        bail!("there is no such rule; `--explain all` lists them");
    }
    if entry.reason.trim().is_empty() {
        bail!("the reason is missing");
    }
    if let Some(day) = &entry.expires {
        day.parse::<jiff::civil::Date>().with_context(|| format!("`{day}` is not a day such as 2027-06-30"))?;
    }
    Ok(())
}

impl Entry {
    fn accepts(&self, client: &str, finding: &Finding) -> bool {
        let is_same = |own: &Option<String>, other: &str| own.as_deref().is_none_or(|own| own == other);
        self.rule == finding.rule.id
            && self.place == finding.place
            && is_same(&self.client, client)
            && is_same(&self.fingerprint, &finding.fingerprint())
    }

    /// Days are written so that their texts are in their order.
    fn is_expired(&self, today: &str) -> bool {
        self.expires.as_deref().is_some_and(|day| day < today)
    }
}
