//! The client list `clients.toml`: which crates are written, and from what.
//!
//! One table per client under `[clients]`; everything in it but its sources is a choice with a default. `[package]`
//! contains what all crates have in common, and `[runtime]` where they find the runtime. Every key is in `keys`.

#[cfg(test)]
mod agreement;
mod choices;
mod keys;
mod names;
mod patterns;
mod read;
mod schema;
mod values;

use std::sync::LazyLock;

use regex::Regex;

pub use choices::{Choices, Page, PageBy, Rename, Renamed, Written};
pub use read::read;
pub use schema::schema;

use crate::diagnostics::Origin;

/// The client list.
#[derive(Clone, Debug, Default)]
pub struct Clients {
    /// One entry per crate, in the order of the file.
    pub clients: Vec<Client>,
    /// How generated crates depend on the runtime.
    pub runtime: RuntimeDependency,
}

/// One crate to be written.
#[derive(Clone, Debug)]
pub struct Client {
    /// The client's name, and the folder of its crate.
    pub name: String,
    /// Paths of descriptions, relative to the list; a `*` stands for several files of one Smithy model. The first is
    /// the authority, the others are held against it.
    pub sources: Vec<(String, Origin)>,
    /// Which service of the Smithy sources.
    pub service: Option<Written>,
    /// What `send` checks by default.
    pub validation: Validation,
    /// Whether requests contain the defaults of members that were not set.
    pub defaults: Defaults,
    /// Where it is chosen that operations stand in groups, by tag or resource; none where it is not.
    pub groups: Option<Origin>,
    /// What is chosen among what the description contains, and called otherwise.
    pub choices: Choices,
    /// What stands in the crate's manifest.
    pub package: Package,
    /// Where its table stands.
    pub origin: Origin,
}

impl Client {
    /// Creates a client of this name about which a list says nothing else.
    pub fn new(name: impl Into<String>, origin: Origin) -> Self {
        let name = name.into();
        Self {
            sources: Vec::new(),
            service: None,
            validation: Validation::default(),
            defaults: Defaults::default(),
            groups: None,
            choices: Choices::default(),
            package: Package::new(&name),
            name,
            origin,
        }
    }
}

/// The package of a crate, as its manifest has it.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// The name of the crate.
    pub name: String,
    /// Where that name stands.
    pub name_origin: Option<Origin>,
    /// The version of the crate (<https://semver.org>); `0.1.0` by default.
    pub version: Option<String>,
    /// One line about the crate.
    pub description: Option<String>,
    /// An SPDX expression.
    pub license: Option<String>,
    /// The address of the sources.
    pub repository: Option<String>,
    /// Who made it.
    pub authors: Vec<String>,
    /// At most five.
    pub keywords: Vec<String>,
    /// The oldest Rust that compiles it; that of the runtime by default.
    pub rust_version: Option<String>,
    /// Whether it may go to a registry, where that is specified.
    pub publish: Option<bool>,
}

impl Package {
    /// A package of this name about which nothing else is known.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

/// What `send` checks before anything leaves the machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Validation {
    /// Every constraint of the description.
    #[default]
    Full,
    /// That required members are there.
    RequiredOnly,
    /// Nothing but what the path needs.
    Off,
}

/// Whether requests contain the defaults of members that were not set, below the members of the request itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Defaults {
    /// What was not set is not sent.
    #[default]
    Omit,
    /// What was not set is sent with its default.
    Send,
}

/// How generated crates depend on the runtime.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuntimeDependency {
    /// Its folder: in the client list relative to that, in a manifest relative to the crate.
    pub path: Option<String>,
    /// Its repository.
    pub git: Option<String>,
    /// `rev`, `tag` or `branch`, and which.
    pub reference: Option<(&'static str, String)>,
    /// The version to ask for; this tool's own by default.
    pub version: Option<String>,
    /// Whether its sources are written beside the crates.
    pub vendor: bool,
    /// Where the path stands, or else the table.
    pub origin: Option<Origin>,
}

impl RuntimeDependency {
    /// The inside of the dependency's table in a manifest.
    ///
    /// There is always a version: without one Cargo does not package a crate.
    pub fn manifest(&self) -> String {
        let version = self.version.as_deref().unwrap_or(env!("CARGO_PKG_VERSION"));
        let reference = self.reference.as_ref().map(|(key, value)| (*key, Some(value.as_str())));
        let entries = [("path", self.path.as_deref()), ("git", self.git.as_deref())];
        let entries = entries.into_iter().chain(reference).chain([("version", Some(version))]);
        let present = entries.filter_map(|(key, value)| value.map(|value| format!("{key} = {}", toml_string(value))));
        present.collect::<Vec<_>>().join(", ")
    }

    /// Whether a registry has it, so that crates that depend on it can be published.
    pub fn is_from_registry(&self) -> bool {
        self.path.is_none() && self.git.is_none() && !self.vendor
    }
}

/// A text as TOML writes it in quotes.
pub fn toml_string(text: &str) -> String {
    // JSON's escapes are TOML's, but JSON leaves one more control character as it is.
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// Whether Cargo takes a text as the version of a package (<https://semver.org>).
pub(crate) fn is_version(text: &str) -> bool {
    static VERSION: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(patterns::VERSION).ok());
    VERSION.as_ref().is_some_and(|version| version.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::patterns::REQUIREMENT;
    use super::values::matches;
    use super::*;

    #[test]
    fn tells_versions_as_cargo_does() {
        for good in ["0.1.0", "1.2.3-rc.1", "1.2.3-x-y+build.007", "10.20.30+a"] {
            assert!(is_version(good), "{good}");
        }
        for bad in
            ["", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-", "1.2.3-01", "1.2.3+", "1.2.3-a..b", "1.2.3-é", "a.b.c"]
        {
            assert!(!is_version(bad), "{bad}");
        }
        for good in ["0.1", "1", "^1.2.3", ">=1, <3", "1.*", "*", "~0.1.0-rc.1", "= 1.2.3"] {
            assert!(matches(REQUIREMENT, good), "{good}");
        }
        for bad in ["", "a", "1.x-", ">>1", ">=*", "1,", "1 2", "\"", "\u{301}"] {
            assert!(!matches(REQUIREMENT, bad), "{bad}");
        }
    }

    #[test]
    fn texts_stay_texts_in_a_manifest() {
        let odd = "a\u{301}\u{0}\u{7f}\u{9b}\"]\n[zz]\\'\u{202e}";
        let dependency = RuntimeDependency { path: Some(odd.to_owned()), ..RuntimeDependency::default() };
        let line = format!("runtime = {{ {} }}", dependency.manifest());
        let table: toml::Table = line.parse().unwrap_or_default();
        assert_eq!(table.get("runtime").and_then(|table| table.get("path")).and_then(toml::Value::as_str), Some(odd));
    }
}
