//! The client list `clients.toml`: which crates are written, and from what.
//!
//! One table per client crate under `[clients]`; the table's name is the crate's name. Everything else is a choice with
//! a default. An optional table `[runtime]` says how generated crates depend on the runtime.

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
    Needed,
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
        let present = entries.iter().filter_map(|(key, value)| value.map(|value| format!("{key} = {value:?}")));
        present.collect::<Vec<_>>().join(", ")
    }
}
