//! Releases, unpacked side by side.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use ferrosmith::{c2j, disk};

/// The texts of one service by file name.
pub(in crate::conformance) type Texts = Vec<(String, String)>;

/// The releases of a folder, the oldest first.
pub(in crate::conformance) struct Releases {
    folder: PathBuf,
    names: Vec<String>,
}

impl Releases {
    /// The releases of a folder.
    pub(in crate::conformance) fn find(folder: &Path) -> Result<Self> {
        let names = folders(folder)?;
        if names.len() < 2 {
            bail!("`{}` must have a folder for each of two releases or more", folder.display());
        }
        Ok(Self { folder: folder.to_owned(), names })
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The services of any release, those that are most work first.
    pub(super) fn services(&self, filter: &str) -> Result<Vec<String>> {
        let mut services = BTreeSet::new();
        for release in &self.names {
            services.extend(folders(&self.data(release))?);
        }
        let mut services: Vec<String> = services.into_iter().filter(|service| service.contains(filter)).collect();
        let newest = self.names.last().map_or("", String::as_str);
        services.sort_by_cached_key(|service| {
            let size = self.newest(newest, service).and_then(|path| fs::metadata(path.join("service-2.json")).ok());
            std::cmp::Reverse(size.map_or(0, |about| about.len()))
        });
        Ok(services)
    }

    /// The texts of the newest version of a service in a release; none where the release does not have it.
    pub(in crate::conformance) fn texts(&self, release: &str, service: &str) -> Result<Option<Texts>> {
        let Some(folder) = self.newest(release, service) else { return Ok(None) };
        let mut texts = Vec::new();
        for path in c2j::files_on_disk(&folder) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            texts.push((name, disk::read(&path)?));
        }
        Ok(Some(texts))
    }

    fn newest(&self, release: &str, service: &str) -> Option<PathBuf> {
        let folder = self.data(release).join(service);
        let versions = folders(&folder).ok()?;
        let described = versions.into_iter().rev().map(|version| folder.join(version));
        described.into_iter().find(|folder| folder.join("service-2.json").is_file())
    }

    /// Where the services of a release are: in a wheel, below `botocore/data`.
    fn data(&self, release: &str) -> PathBuf {
        let folder = self.folder.join(release);
        let within = folder.join("botocore").join("data");
        if within.is_dir() { within } else { folder }
    }
}

/// The names of the folders in a folder, sorted.
fn folders(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read `{}`", folder.display()))?;
    let is_folder = |path: &PathBuf| path.is_dir();
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_folder);
    let mut names: Vec<String> =
        paths.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
    names.sort();
    Ok(names)
}
