//! Releases, unpacked side by side.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use ferrosmith::{c2j, disk};

use crate::folders::names;

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
        let names = names(folder)?;
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
            services.extend(names(&self.data(release))?);
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
        self.newest(release, service).map(|version| texts(&version)).transpose()
    }

    fn newest(&self, release: &str, service: &str) -> Option<PathBuf> {
        newest(&self.data(release).join(service))
    }

    /// Where the services of a release are: in a wheel, below `botocore/data`.
    fn data(&self, release: &str) -> PathBuf {
        let folder = self.folder.join(release);
        let within = folder.join("botocore").join("data");
        if within.is_dir() { within } else { folder }
    }
}

/// The newest version of a service, by the folder that has its versions.
pub(in crate::conformance) fn newest(service: &Path) -> Option<PathBuf> {
    let versions = names(service).ok()?.into_iter().rev().map(|version| service.join(version));
    versions.into_iter().find(|folder| folder.join("service-2.json").is_file())
}

/// The texts of a version of a service.
pub(in crate::conformance) fn texts(version: &Path) -> Result<Texts> {
    let text = |path: PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((name, disk::read(&path)?))
    };
    c2j::files_on_disk(version).into_iter().map(text).collect()
}
