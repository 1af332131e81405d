//! Trials of the runner: one for each directory of cases, and one for each file of the corpus.

use std::path::{Path, PathBuf};

use libtest_mimic::{Failed, Trial};

use crate::{Case, cases, corpus};

/// A trial that passes unless the check panics.
pub fn trial(name: impl Into<String>, check: impl FnOnce() + Send + 'static) -> Trial {
    Trial::test(name, move || {
        check();
        Ok(())
    })
}

/// One trial for each directory under `cases/<kind>/`, named `<suite>::<directory>`.
pub fn case_trials(suite: &str, kind: &str, check: fn(&Case)) -> Vec<Trial> {
    let trials = cases(kind).into_iter().map(|case| trial(format!("{suite}::{}", case.name()), move || check(&case)));
    trials.collect()
}

/// A trial of the corpus as a whole: ignored where there is none, and a failure if it is run nevertheless.
pub fn corpus_trial(name: &str, check: impl FnOnce(&Path) + Send + 'static) -> Trial {
    match corpus() {
        Ok(folder) => trial(name, move || check(&folder)),
        Err(absent) => ignored(name, absent),
    }
}

/// One trial for each file of a folder of the corpus with one of these extensions, named `<suite>::<file>`, where those
/// above a number of bytes are ignored unless they are asked for; a single ignored one where there is no corpus.
pub fn corpus_trials(
    suite: &str,
    folder: &str,
    extensions: &[&str],
    large: u64,
    check: fn(&str, String),
) -> Vec<Trial> {
    let corpus = match corpus() {
        Ok(corpus) => corpus,
        Err(absent) => return vec![ignored(suite, absent)],
    };
    let files = files(&corpus.join(folder), extensions);
    assert!(!files.is_empty(), "no descriptions in {folder} of {}", corpus.display());
    files.into_iter().map(|path| file_trial(suite, path, large, check)).collect()
}

fn file_trial(suite: &str, path: PathBuf, large: u64, check: fn(&str, String)) -> Trial {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_large = std::fs::metadata(&path).is_ok_and(|metadata| metadata.len() > large);
    let trial = trial(format!("{suite}::{name}"), move || {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        check(&name, text);
    });
    trial.with_kind(if is_large { "large" } else { "" }).with_ignored_flag(is_large)
}

/// A trial that cannot run, since something is absent: it is shown as ignored, and fails if it is run nevertheless.
pub fn ignored(name: &str, absent: String) -> Trial {
    Trial::test(name, move || Err(Failed::from(absent))).with_kind("no corpus").with_ignored_flag(true)
}

/// The files of a folder with one of these extensions, sorted.
pub fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let is_wanted = |path: &PathBuf| path.extension().is_some_and(|own| extensions.iter().any(|one| own == *one));
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_wanted).collect();
    files.sort();
    files
}
