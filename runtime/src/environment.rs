//! The environment of the process: variables and the files they name, apart from the process itself so that it can be
//! tried out.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Variables of an environment.
#[derive(Clone, Default)]
pub struct Environment {
    /// None: those of the process.
    variables: Option<Arc<BTreeMap<String, String>>>,
}

impl Environment {
    /// Creates the environment of this process.
    pub fn process() -> Self {
        Self::default()
    }

    /// Creates an environment of these variables and no others.
    pub fn of<K: Into<String>, V: Into<String>>(variables: impl IntoIterator<Item = (K, V)>) -> Self {
        let variables = variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { variables: Some(Arc::new(variables)) }
    }

    /// Returns a variable; `None` also where it is empty.
    pub fn get(&self, name: &str) -> Option<String> {
        let value = match &self.variables {
            None => std::env::var(name).ok(),
            Some(variables) => variables.get(name).cloned(),
        };
        value.filter(|value| !value.trim().is_empty())
    }

    /// Whether a variable is `true`.
    pub fn is_true(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    /// A file below the home directory.
    #[cfg(feature = "aws")]
    pub(crate) fn home(&self, path: &str) -> Option<std::path::PathBuf> {
        let home = self.get("HOME").or_else(|| self.get("USERPROFILE"))?;
        Some(std::path::PathBuf::from(home).join(path))
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Environment")
    }
}
