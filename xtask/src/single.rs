//! A client from one description, apart from the client list: for measuring and for holding against what others wrote.

use std::fmt;
use std::path::{Path, PathBuf};

use ferrosmith_codegen::clients::{Client, RuntimeDependency};
use ferrosmith_codegen::description::Description;
use ferrosmith_codegen::diagnostics::{Diagnostics, Level, Origin, Sources, codes};
use ferrosmith_codegen::{Generated, Job};

use ferrosmith::references;

/// The repository that this tool was built from.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_owned()
}

/// Why there is no crate.
#[derive(Debug)]
pub(crate) struct Rejection {
    /// Whether it is for the protocol, which is not one of ours.
    pub(crate) protocol: bool,
    message: String,
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Rejection {}

impl Rejection {
    fn of(diagnostics: &Diagnostics) -> Self {
        let errors: Vec<_> = diagnostics.iter().filter(|item| item.level == Level::Error).collect();
        let first = errors.first().map_or("no reason given", |item| item.message.as_str());
        let protocol = errors.iter().any(|item| *item.code == codes::UNSUPPORTED_PROTOCOL);
        Self { protocol, message: format!("{} errors, the first: {first}", errors.len()) }
    }
}

/// The crate of a description, which depends on the runtime of this repository.
///
/// # Errors
/// The description cannot be read, or is rejected.
pub(crate) fn generate(path: &Path, name: &str) -> Result<Generated, Rejection> {
    with_job(path, name, ferrosmith_codegen::generate)
}

/// Runs a step of the generator on the job of one description.
///
/// # Errors
/// The description cannot be read, or is rejected.
pub(crate) fn with_job<T>(
    path: &Path,
    name: &str,
    step: impl FnOnce(&Job<'_>, &Sources, &mut Diagnostics) -> Option<T>,
) -> Result<T, Rejection> {
    let mut sources = Sources::new();
    let unreadable = |error: anyhow::Error| Rejection { protocol: false, message: format!("{error:#}") };
    let ids = references::read(&mut sources, path).map_err(unreadable)?;
    let client = Client::new(name, Origin::file(ids[0]));
    let runtime_path = repository().join("runtime").display().to_string();
    let runtime = RuntimeDependency { path: Some(runtime_path), ..RuntimeDependency::default() };
    let job = Job { client: &client, runtime: &runtime, descriptions: vec![Description::of(&sources, ids)] };
    let mut diagnostics = Diagnostics::new();
    step(&job, &sources, &mut diagnostics).ok_or_else(|| Rejection::of(&diagnostics))
}
