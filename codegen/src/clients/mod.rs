//! The client list `clients.toml`: which crates are written, and from what.
//!
//! One table per client crate under `[clients]`; the table's name is the crate's name. Everything else is a choice with
//! a default. An optional table `[runtime]` configures how generated crates depend on the runtime.

mod read;

pub use read::read;

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
    /// The crate's name, and its folder.
    pub name: String,
    /// Paths of descriptions, relative to the list; a `*` stands for several files of one Smithy model. The first is
    /// the authority, the others are held against it.
    pub sources: Vec<(String, Origin)>,
    /// Which service of the Smithy sources.
    pub service: Option<String>,
    /// What `send` checks by default.
    pub validation: Validation,
    /// The version of the crate (<https://semver.org>); `0.1.0` by default.
    pub version: Option<String>,
    /// One line about the crate.
    pub description: Option<String>,
    /// Where its table stands.
    pub origin: Origin,
}

/// What `send` checks before anything leaves the machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Validation {
    /// Every constraint of the description.
    #[default]
    Full,
    /// What it takes to build the request.
    RequiredOnly,
}

/// How generated crates depend on the runtime.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuntimeDependency {
    /// A path as it shall stand in the crates' manifests, that is, relative to them.
    pub path: Option<String>,
    /// The version to ask for; this tool's own by default.
    pub version: Option<String>,
}

impl RuntimeDependency {
    /// The inside of the dependency's table in a manifest.
    pub fn manifest(&self) -> String {
        let version = self.version.as_deref().or((self.path.is_none()).then_some(env!("CARGO_PKG_VERSION")));
        let entries = [("path", self.path.as_deref()), ("version", version)];
        let present =
            entries.iter().filter_map(|(key, value)| value.map(|value| format!("{key} = {}", toml_string(value))));
        present.collect::<Vec<_>>().join(", ")
    }
}

/// A text as TOML writes it in quotes.
pub(crate) fn toml_string(text: &str) -> String {
    // JSON's escapes are TOML's, but JSON leaves one more control character as it is.
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// Whether Cargo takes a text as the version of a package (<https://semver.org>).
pub(crate) fn is_version(text: &str) -> bool {
    let (text, build) = text.split_once('+').map_or((text, None), |(text, build)| (text, Some(build)));
    let (release, tail) = text.split_once('-').map_or((text, None), |(release, tail)| (release, Some(tail)));
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_number = |word: &str| {
        let is_short = !word.is_empty() && word.len() < 19 && word.bytes().all(|byte| byte.is_ascii_digit());
        is_short && (word.len() == 1 || !word.starts_with('0'))
    };
    let is_identifier =
        |word: &str| is_word(word) && (is_number(word) || !word.bytes().all(|byte| byte.is_ascii_digit()));
    release.split('.').count() == 3
        && release.split('.').all(is_number)
        && tail.is_none_or(|tail| tail.split('.').all(is_identifier))
        && build.is_none_or(|build| build.split('.').all(is_word))
}

/// Whether Cargo takes a text as the version of a dependency: `0.1`, `^1.2.3`, `>=1, <3`, `1.*`.
pub(crate) fn is_requirement(text: &str) -> bool {
    text.split(',').all(|comparator| {
        let version = comparator.trim().trim_start_matches(['^', '~', '=', '<', '>']).trim_start();
        let operator = comparator.trim().trim_end_matches(version).trim_end();
        let padded = match version.split('.').count() {
            _ if version.contains(['-', '+']) => version.to_owned(),
            1 => format!("{version}.0.0"),
            2 => format!("{version}.0"),
            _ => version.to_owned(),
        };
        let is_any = version == "*" && operator.is_empty();
        let is_part_open = version.ends_with(".*") && operator.is_empty();
        let is_known = ["", "^", "~", "=", "<", ">", "<=", ">="].contains(&operator);
        is_any || (is_known && is_version(&if is_part_open { padded.replace(".*", ".0") } else { padded }))
    })
}

#[cfg(test)]
mod tests {
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
            assert!(is_requirement(good), "{good}");
        }
        for bad in ["", "a", "1.x-", ">>1", ">=*", "1,", "1 2", "\"", "\u{301}"] {
            assert!(!is_requirement(bad), "{bad}");
        }
    }

    #[test]
    fn texts_stay_texts_in_a_manifest() {
        let odd = "a\u{301}\u{0}\u{7f}\u{9b}\"]\n[zz]\\'\u{202e}";
        let dependency = RuntimeDependency { path: Some(odd.to_owned()), version: None };
        let table: toml::Table = dependency.manifest().parse().unwrap_or_default();
        assert_eq!(table.get("path").and_then(toml::Value::as_str), Some(odd));
    }
}
