//! URLs with `{variable}` holes, as OpenAPI's servers have them (OpenAPI 3.1, "Server Variable Object").

use std::collections::BTreeMap;

use crate::error::Error;

/// The URL with its holes filled: from the settings, else with their defaults.
pub(super) fn fill(url: &str, defaults: &[(&str, &str)], settings: &BTreeMap<String, String>) -> Result<String, Error> {
    if let Some(unknown) = settings.keys().find(|name| !defaults.iter().any(|(known, _)| known == name)) {
        let known: Vec<String> = defaults.iter().map(|(name, _)| format!("`{name}`")).collect();
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        return Err(Error::config(format!("the endpoint has no variable `{unknown}`; it has {known}")));
    }
    let mut filled = url.to_owned();
    for (name, default) in defaults {
        let value = settings.get(*name).map_or(*default, String::as_str);
        filled = filled.replace(&format!("{{{name}}}"), value);
    }
    Ok(filled)
}
