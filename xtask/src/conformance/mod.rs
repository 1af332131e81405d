//! `cargo xtask conformance`: the project held against what others wrote.
//!
//! Every suite reads a corpus that is not part of the project and gives a table of cases; exit code 1 when one fails.

mod c2j;
mod crates;
mod described;
mod diff;
mod endpoints;
mod history;
mod loader;
mod models;
mod openapi;
mod protocols;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use ferrosmith::Outcome;

#[derive(Args)]
pub(crate) struct Options {
    /// Suite to run
    #[arg(value_name = "SUITE")]
    suite: Suite,
    /// With `history` and `diff`: folder with a folder for each release of botocore; with `c2j`: folder of one release's services
    #[arg(value_name = "FOLDER")]
    releases: Option<PathBuf>,
    /// With `history`: page to write, with every breaking and silent change
    #[arg(long, value_name = "FILE")]
    table: Option<PathBuf>,
    /// Folder of the corpus
    #[arg(long, value_name = "DIR", env = "FERROSMITH_CORPUS", default_value = "../shared/corpus")]
    corpus: PathBuf,
    /// Run only the cases whose name contains this text
    #[arg(long, value_name = "TEXT", default_value = "")]
    filter: String,
    /// With `diff`: hold the predictions about callers against the compiler, for this many mutations
    #[arg(long, value_name = "COUNT")]
    witnesses: Option<usize>,
    /// Print JSON, for other programs
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Suite {
    /// The cases of oasdiff and smithy-diff: same verdicts, or a listed reason
    Diff,
    /// Services of a release of botocore: lower, generate, and with a filter compile
    C2j,
    /// Endpoint tests of real models
    Endpoints,
    /// Releases of botocore: every service is read, and compared from one release to the next
    History,
    /// Smithy's loader cases: valid models load, invalid ones are rejected at the right place
    Loader,
    /// Real Smithy models: load, generate, compile, clippy
    Models,
    /// Real OpenAPI documents: load, count, generate, compile, clippy
    Openapi,
    /// The smaller OpenAPI documents: nothing is lost without a message
    OpenapiCount,
    /// The smaller OpenAPI documents: lists that come in pages are recognized, or named
    OpenapiPages,
    /// OpenAPI documents: values of every named schema are read, and written as they were
    OpenapiRoundTrips,
    /// Smithy's protocol tests, through generated clients
    Protocols,
}

/// The most bytes of a document that takes no time to read.
const SMALL_DOCUMENT: u64 = 1 << 20;

/// One case of a suite and how it went.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// What it is called in the corpus.
    pub(crate) name: String,
    /// The part of the suite that it is counted with.
    pub(crate) group: String,
    /// Why it failed, or nothing.
    pub(crate) failure: Option<String>,
}

pub(crate) fn run(options: &Options) -> Result<Outcome> {
    if let (Suite::Diff, Some(most)) = (options.suite, options.witnesses) {
        return show(options, &diff::run_witnesses(most)?);
    }
    if options.suite != Suite::History && !options.corpus.is_dir() {
        bail!("no corpus at `{}`; name one with --corpus or FERROSMITH_CORPUS", options.corpus.display());
    }
    let cases = match options.suite {
        Suite::Diff => diff::run(&options.corpus, options.releases.as_deref(), &options.filter)?,
        Suite::History => {
            let Some(releases) = &options.releases else { bail!("name the folder of the releases") };
            history::run(releases, &options.filter, options.table.as_deref())?
        }
        Suite::C2j => {
            let Some(folder) = &options.releases else { bail!("name the folder of the services") };
            c2j::run(folder, &options.corpus, &options.filter)?
        }
        Suite::Endpoints => endpoints::run(&options.corpus, &options.filter)?,
        Suite::Loader => loader::run(&options.corpus, &options.filter)?,
        Suite::Models => models::run(&options.corpus, &options.filter)?,
        #[cfg(feature = "validator")]
        Suite::Openapi => openapi::run(&options.corpus, &options.filter)?,
        #[cfg(feature = "validator")]
        Suite::OpenapiRoundTrips => openapi::run_round_trips(&options.corpus, &options.filter)?,
        #[cfg(not(feature = "validator"))]
        Suite::Openapi | Suite::OpenapiRoundTrips => return with_validator(),
        Suite::OpenapiCount => openapi::run_count(&options.corpus, &options.filter, SMALL_DOCUMENT)?,
        Suite::OpenapiPages => openapi::run_pages(&options.corpus, &options.filter, SMALL_DOCUMENT)?,
        Suite::Protocols => protocols::run(&options.corpus, &options.filter)?,
    };
    if cases.is_empty() {
        bail!("no case of the suite matches `{}`", options.filter);
    }
    show(options, &cases)
}

/// Runs the same command once more, compiled with the validator of others that some suites need.
#[cfg(not(feature = "validator"))]
fn with_validator() -> Result<Outcome> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let mut cargo = ferrosmith::cargo::command();
    cargo.args(["run", "--manifest-path", manifest, "--features", "validator", "--"]).args(std::env::args_os().skip(1));
    match cargo.status()?.code() {
        Some(0) => Ok(Outcome::Fine),
        Some(1) => Ok(Outcome::Findings),
        _ => bail!("the suite did not run to its end"),
    }
}

/// Whether a name contains one of the words of a filter, between which stand commas.
fn has_word(name: &str, filter: &str) -> bool {
    filter.split(',').any(|word| name.contains(word))
}

fn show(options: &Options, cases: &[Case]) -> Result<Outcome> {
    if options.json {
        print_json(cases)?;
    } else {
        print_table(cases);
    }
    Ok(if cases.iter().any(|case| case.failure.is_some()) { Outcome::Findings } else { Outcome::Fine })
}

fn print_json(cases: &[Case]) -> Result<()> {
    let rows: Vec<serde_json::Value> = cases
        .iter()
        .map(|case| serde_json::json!({ "group": case.group, "name": case.name, "failure": case.failure }))
        .collect();
    println!("{}", serde_json::to_string_pretty(&rows)?);
    Ok(())
}

fn print_table(cases: &[Case]) {
    for case in cases.iter().filter(|case| case.failure.is_some()) {
        println!("FAILED {}: {}", case.name, case.failure.as_deref().unwrap_or_default());
    }
    let mut groups: Vec<&str> = Vec::new();
    for case in cases {
        if !groups.contains(&case.group.as_str()) {
            groups.push(&case.group);
        }
    }
    println!("{:<36} {:>7} {:>7}", "", "passed", "failed");
    for group in groups {
        let of_group = || cases.iter().filter(|case| case.group == group);
        let failed = of_group().filter(|case| case.failure.is_some()).count();
        println!("{group:<36} {:>7} {failed:>7}", of_group().count() - failed);
    }
    let failed = cases.iter().filter(|case| case.failure.is_some()).count();
    println!("{} passed, {failed} failed", cases.len() - failed);
}
