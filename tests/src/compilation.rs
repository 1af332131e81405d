//! Emitted crates that are compiled together, each reported by a trial of its own.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, LazyLock};

use ferrosmith_codegen::files::Files;
use libtest_mimic::{Arguments, Failed, Trial};

use crate::crates::{Goal, Outcome, compile};

/// A crate of a suite, which is emitted only when it is to be compiled.
pub struct Emission {
    suite: &'static str,
    name: String,
    emit: Box<dyn FnOnce() -> Result<Files, String> + Send>,
}

impl Emission {
    /// The error of `emit` is why there is no crate.
    pub fn new(
        suite: &'static str,
        name: impl Into<String>,
        emit: impl FnOnce() -> Result<Files, String> + Send + 'static,
    ) -> Self {
        Self { suite, name: name.into(), emit: Box::new(emit) }
    }

    fn trial_name(&self) -> String {
        format!("{}::compile::{}", self.suite, self.name)
    }

    fn folder(&self) -> String {
        format!("{}-{}", self.suite, self.name)
    }
}

/// The outcome of each crate by its folder. The trial that asks first compiles all of them, so that cargo is called
/// once and fills all cores.
type Outcomes = LazyLock<BTreeMap<String, Outcome>, Box<dyn FnOnce() -> BTreeMap<String, Outcome> + Send>>;

/// One trial for each crate that the arguments of the runner select, named `<suite>::compile::<crate>`: whether it
/// compiles and, if its tests are wanted, whether they pass. No other crate is compiled.
pub fn compile_trials(arguments: &Arguments, goal: Goal, crates: Vec<Emission>) -> Vec<Trial> {
    let is_selected = |name: String| !arguments.is_filtered_out(&Trial::test(name, || Ok(())));
    let selected: Vec<_> = crates.into_iter().filter(|emission| is_selected(emission.trial_name())).collect();
    let names: Vec<_> = selected.iter().map(|emission| (emission.trial_name(), emission.folder())).collect();
    let outcomes: Arc<Outcomes> = Arc::new(LazyLock::new(Box::new(move || compile_all(goal, selected))));
    let trial = |(name, folder): (String, String)| {
        let outcomes = Arc::clone(&outcomes);
        Trial::test(name, move || run(&outcomes[&folder]))
    };
    names.into_iter().map(trial).collect()
}

fn compile_all(goal: Goal, crates: Vec<Emission>) -> BTreeMap<String, Outcome> {
    let (mut emitted, mut outcomes) = (Vec::new(), BTreeMap::new());
    for emission in crates {
        let folder = emission.folder();
        match (emission.emit)() {
            Ok(files) => emitted.push((folder, files)),
            Err(error) => drop(outcomes.insert(folder, Err(error))),
        }
    }
    outcomes.extend(compile(goal, &emitted));
    outcomes
}

/// Runs the tests of a crate that compiled.
fn run(outcome: &Outcome) -> Result<(), Failed> {
    outcome.as_ref()?.iter().try_for_each(|executable| run_tests(executable))
}

fn run_tests(executable: &Path) -> Result<(), Failed> {
    let output = Command::new(executable).output().map_err(|error| format!("{}: {error}", executable.display()))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)).into())
}
