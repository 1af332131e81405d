//! How the written crates come by the runtime: from a folder, a repository, a registry, or as sources beside them.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};
use ferrosmith_codegen::clients::RuntimeDependency;
use ferrosmith_codegen::diagnostics::{Diagnostics, Origin, codes};
use ferrosmith_codegen::files::{Files, Listing, mark};
use toml::{Table, Value};

use crate::project::Project;

include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// The package of the runtime, and the folder of its sources beside the crates.
pub(crate) const PACKAGE: &str = "ferrosmith-runtime";

/// The dependency as it stands in the manifests of the crates below a folder.
pub(crate) fn dependency(project: &Project, out: &Path, diagnostics: &mut Diagnostics) -> Result<RuntimeDependency> {
    let choice = &project.clients.runtime;
    let path = match &choice.path {
        _ if choice.vendor => Some(format!("../{PACKAGE}")),
        Some(path) => {
            let folder = project.specs.join(path);
            check(&folder, choice, diagnostics);
            Some(relative(&out.join("crate"), &folder)?)
        }
        None => None,
    };
    Ok(RuntimeDependency { path, ..choice.clone() })
}

/// Reports a folder which does not contain the runtime.
fn check(folder: &Path, choice: &RuntimeDependency, diagnostics: &mut Diagnostics) {
    let manifest = crate::disk::text(&folder.join("Cargo.toml")).unwrap_or_default();
    let manifest: Table = manifest.parse().unwrap_or_default();
    let name = manifest.get("package").and_then(|package| package.get("name")).and_then(Value::as_str);
    if name != Some(PACKAGE)
        && let Some(origin) = &choice.origin
    {
        let origin: &Origin = origin;
        diagnostics
            .error(&codes::MISSING_RUNTIME, origin, format!("`{}` is not the folder of `{PACKAGE}`", folder.display()))
            .hint("`path` is relative to the client list");
    }
}

/// The path from one folder to another, with `/` on every platform.
fn relative(from: &Path, to: &Path) -> Result<String> {
    let (from, to) = (resolved(from)?, resolved(to)?);
    let shared = from.components().zip(to.components()).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return Ok(to.to_string_lossy().into_owned());
    }
    let up = from.components().skip(shared).map(|_| "..".to_owned());
    let down = to.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    Ok(up.chain(down).collect::<Vec<_>>().join("/"))
}

/// An absolute path without links and dots, whether or not all of it exists.
fn resolved(path: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(path).with_context(|| format!("cannot resolve `{}`", path.display()))?;
    let mut known = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => _ = known.pop(),
            part => known.push(part),
        }
        known = known.canonicalize().unwrap_or(known);
    }
    Ok(known)
}

/// The crate of the runtime, as it is written beside the others.
pub(crate) fn vendored() -> Result<Files> {
    let mut files = Files::new();
    let from = format!("the runtime {}", env!("CARGO_PKG_VERSION"));
    for (path, text) in SOURCES {
        files.insert(*path, format!("{}.\n\n{text}", mark("//", &from)));
    }
    files.insert("Cargo.toml", format!("{}.\n\n{}", mark("#", &from), manifest()?));
    files.insert("rustfmt.toml", format!("{}.\n\ndisable_all_formatting = true\n", mark("#", &from)));
    let listing = Listing::of([], &files).to_text(&format!("{}.", mark("#", &from)));
    files.insert(Listing::PATH, listing);
    Ok(files)
}

/// The runtime's manifest on its own: what it takes from its workspace is filled in.
fn manifest() -> Result<String> {
    let mut manifest: Table = RUNTIME.parse().context("the manifest of the runtime")?;
    let workspace: Table = WORKSPACE.parse().context("the manifest of the workspace")?;
    let inherited = |table: &str| workspace.get("workspace").and_then(|root| root.get(table)).and_then(Value::as_table);
    for key in ["lints", "dev-dependencies", "example", "test", "bench"] {
        manifest.remove(key);
    }
    // Its own tests stay with the project that it comes from.
    let untested = [("test", false), ("doctest", false)].map(|(key, value)| (key.to_owned(), Value::Boolean(value)));
    manifest.insert("lib".to_owned(), Value::Table(Table::from_iter(untested)));
    if let (Some(package), Some(inherited)) = (table(&mut manifest, "package"), inherited("package")) {
        for (key, value) in package.iter_mut() {
            if is_inherited(value)
                && let Some(found) = inherited.get(key)
            {
                *value = found.clone();
            }
        }
    }
    if let (Some(dependencies), Some(inherited)) = (table(&mut manifest, "dependencies"), inherited("dependencies")) {
        for (name, value) in dependencies.iter_mut() {
            if is_inherited(value)
                && let Some(found) = inherited.get(name)
            {
                *value = merged(found, value);
            }
        }
    }
    Ok(toml::to_string(&manifest)?)
}

fn table<'t>(manifest: &'t mut Table, key: &str) -> Option<&'t mut Table> {
    manifest.get_mut(key).and_then(Value::as_table_mut)
}

fn is_inherited(value: &Value) -> bool {
    value.get("workspace").and_then(Value::as_bool) == Some(true)
}

/// A dependency of the workspace with what one crate adds to it: more features, and that it is optional.
fn merged(shared: &Value, own: &Value) -> Value {
    let mut merged = match shared {
        Value::Table(table) => table.clone(),
        version => Table::from_iter([("version".to_owned(), version.clone())]),
    };
    for (key, value) in own.as_table().into_iter().flatten().filter(|(key, _)| *key != "workspace") {
        match (merged.get_mut(key), value) {
            (Some(Value::Array(features)), Value::Array(more)) => features.extend(more.iter().cloned()),
            _ => _ = merged.insert(key.clone(), value.clone()),
        }
    }
    Value::Table(merged)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The features that a dependency asks for, and whether it asks for the default ones.
    fn features(dependency: &Value) -> (BTreeSet<&str>, bool) {
        let features = dependency.get("features").and_then(Value::as_array).into_iter().flatten();
        let default = dependency.get("default-features").and_then(Value::as_bool).unwrap_or(true);
        (features.filter_map(Value::as_str).collect(), default)
    }

    /// The manifest asks for what the runtime and its workspace ask for together, no more and no less: other packages
    /// of a program could hide what is missing.
    #[test]
    fn the_manifest_stands_alone() {
        let (own, workspace): (Table, Table) = (RUNTIME.parse().unwrap(), WORKSPACE.parse().unwrap());
        let expected = |name: &str| {
            let (shared, default) = features(&workspace["workspace"]["dependencies"][name]);
            (shared.union(&features(&own["dependencies"][name]).0).copied().collect::<BTreeSet<_>>(), default)
        };
        let manifest: Table = manifest().unwrap().parse().unwrap();
        assert_eq!(manifest["package"]["name"].as_str(), Some(PACKAGE));
        assert_eq!(manifest["package"]["version"].as_str(), Some(env!("CARGO_PKG_VERSION")));
        for (name, value) in manifest["dependencies"].as_table().unwrap() {
            assert!(value.get("version").is_some() && value.get("workspace").is_none(), "{name}: {value}");
            assert_eq!(features(value), expected(name), "{name}");
        }
        assert_eq!(manifest["dependencies"]["ring"]["optional"].as_bool(), Some(true));
    }

    #[test]
    fn paths_lead_from_one_folder_to_another() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("a/specs")).unwrap();
        let found = relative(&root.join("a/generated/pets"), &root.join("a/specs/../../runtime")).unwrap();
        assert_eq!(found, "../../../runtime");
    }
}
