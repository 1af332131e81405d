//! Which two sides are compared, and which clients.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::side::{Described, Texts, files, project};
use super::tree::Tree;
use super::{Options, git};
use crate::{Shell, c2j};

/// What is compared.
pub(super) enum Sides {
    /// Clients of a project, as two trees have it.
    Project { base: Tree, head: Tree, specs: (PathBuf, PathBuf), clients: Vec<String> },
    /// Two descriptions that are no client of any list.
    Alone { base: Lone, head: Lone, name: String },
}

/// A description that is no client of any list.
pub(super) enum Lone {
    /// A file, or a folder of Smithy files or of a service in C2J.
    Path(PathBuf),
    /// Texts by the paths that messages show.
    Texts(Vec<(PathBuf, String)>),
}

impl Lone {
    fn read(&self) -> Result<Vec<(PathBuf, String)>> {
        match self {
            Self::Path(path) => description_files(path)?
                .into_iter()
                .map(|path| crate::disk::read(&path).map(|text| (path, text)))
                .collect(),
            Self::Texts(texts) => Ok(texts.clone()),
        }
    }
}

/// Reads from the arguments what is to be compared.
pub(super) fn choose(options: &Options) -> Result<Sides> {
    let is_side = |subject: &String| Path::new(subject).exists() || git::commit(subject).is_some();
    let mut subjects = options.subjects.iter().peekable();
    let mut sides = Vec::new();
    if let Some(since) = &options.since {
        sides.push(since.clone());
    }
    while sides.len() < 2
        && let Some(side) = subjects.next_if(|subject| is_side(subject))
    {
        sides.push(side.clone());
    }
    let clients: Vec<String> = subjects.cloned().collect();
    let specs = &options.folders.specs;
    match &sides[..] {
        [base, head] if is_plain(base) && is_plain(head) => {
            let name = Path::new(head).file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
            let lone = |path: &String| Lone::Path(PathBuf::from(path));
            Ok(Sides::Alone { base: lone(base), head: lone(head), name })
        }
        [base] if is_plain(base) && Path::new(base).is_file() => {
            bail!("`{base}` is one file: with what is it to be compared?")
        }
        _ => {
            let base = match sides.first() {
                Some(base) => base.clone(),
                None => git::merge_base()?,
            };
            let (base, base_specs) = tree(&base, specs)?;
            let (head, head_specs) = match sides.get(1) {
                Some(head) => tree(head, specs)?,
                None => (Tree::Disk, specs.clone()),
            };
            Ok(Sides::Project { base, head, specs: (base_specs, head_specs), clients })
        }
    }
}

/// The clients of the working tree against themselves.
pub(super) fn working_tree(options: &Options) -> Sides {
    let specs = &options.folders.specs;
    let clients = options.subjects.clone();
    Sides::Project { base: Tree::Disk, head: Tree::Disk, specs: (specs.clone(), specs.clone()), clients }
}

/// Whether an argument is a file, or a folder without a client list.
fn is_plain(subject: &str) -> bool {
    let path = Path::new(subject);
    path.is_file() || (path.is_dir() && !path.join("clients.toml").is_file())
}

/// A revision, or a folder with a client list.
fn tree(subject: &str, specs: &Path) -> Result<(Tree, PathBuf)> {
    if Path::new(subject).join("clients.toml").is_file() {
        return Ok((Tree::Disk, PathBuf::from(subject)));
    }
    Ok((Tree::commit(subject, specs)?, specs.to_owned()))
}

impl Sides {
    /// Reads and lowers both sides of every client, and writes the crates of the head where they are asked for; the
    /// inner error is what forbids it, as it is printed.
    pub(super) fn load(&self, shell: &Shell, with_crates: bool) -> Result<Result<Vec<Described>, String>> {
        let pairs = match self {
            Self::Project { base, head, specs, clients } => self::pairs((base, head), specs, clients, shell)?,
            Self::Alone { base, head, name } => {
                let (base, head) = (files("api", base.read()?)?, files("api", head.read()?)?);
                vec![(name.clone(), Some(base), Some(head))]
            }
        };
        let mut described = Vec::new();
        let mut errors = String::new();
        for (name, base, head) in pairs {
            let version = base.as_ref().or(head.as_ref()).and_then(|texts| texts.client.package.version.clone());
            let lower = |texts: Option<Texts>, with_crate| texts.map(|texts| texts.lower(with_crate)).transpose();
            let (base, head) = rayon::join(|| lower(base, false), || lower(head, with_crates));
            match (base, head) {
                (Ok(base), Ok(head)) => {
                    let version = version.unwrap_or_else(|| "0.1.0".to_owned());
                    described.push(Described { name, version, base, head });
                }
                (base, head) => errors.extend([base.err(), head.err()].into_iter().flatten()),
            }
        }
        Ok(if errors.is_empty() { Ok(described) } else { Err(errors) })
    }
}

type Pair = (String, Option<Texts>, Option<Texts>);

/// The clients of both sides by name, those of the head first and in its order.
fn pairs(trees: (&Tree, &Tree), specs: &(PathBuf, PathBuf), names: &[String], shell: &Shell) -> Result<Vec<Pair>> {
    let head = project(trees.1, &specs.1, shell)?;
    let base = project(trees.0, &specs.0, shell)?;
    if head.is_none() && base.is_none() {
        bail!("there is no `{}`", specs.1.join("clients.toml").display());
    }
    let (mut base, head) = (base.unwrap_or_default(), head.unwrap_or_default());
    let mut pairs = Vec::new();
    for texts in head {
        let name = texts.client.name.clone();
        let twin = base.iter().position(|twin| twin.client.name == name).map(|position| {
            let mut twin = base.remove(position);
            twin.under(&texts.client);
            twin
        });
        pairs.push((name, twin, Some(texts)));
    }
    pairs.extend(base.into_iter().map(|texts| (texts.client.name.clone(), Some(texts), None)));
    if let Some(unknown) = names.iter().find(|name| pairs.iter().all(|(known, ..)| known != *name)) {
        let known: Vec<&str> = pairs.iter().map(|(name, ..)| name.as_str()).collect();
        bail!("`{unknown}` is not a revision, file, folder or client; clients are: {}", known.join(", "));
    }
    pairs.retain(|(name, ..)| names.is_empty() || names.contains(name));
    Ok(pairs)
}

/// A file, the files of a folder that is a service in C2J, or the Smithy files of a folder and the folders in it.
fn description_files(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let service = c2j::files_on_disk(path);
    if !service.is_empty() {
        return Ok(service);
    }
    let pattern = format!("{}/**/*.smithy", glob::Pattern::escape(&path.to_string_lossy()));
    let found = crate::disk::matching(&pattern)?;
    let first =
        found.first().with_context(|| format!("`{}` has no Smithy file and no `service-2.json`", path.display()))?;
    debug_assert!(first.starts_with(path), "a file of the folder");
    Ok(found)
}
