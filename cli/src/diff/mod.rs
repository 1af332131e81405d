//! `diff`: what changed between two versions of the descriptions, and what that means for clients and callers.

mod accepted;
mod consumer;
mod driver;
mod generator;
mod git;
mod labels;
mod side;
mod sides;
mod tree;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use ferrosmith_codegen::diff::render::{self, ClientDiff, Style};
use ferrosmith_codegen::diff::{self, Finding, Report, Rust, Wire};

use crate::{Folders, Outcome, Shell};
use accepted::Accepted;
use consumer::Consumer;
use driver::Handed;
use labels::Labels;
use side::Described;
use sides::Sides;

#[derive(Args)]
pub struct Options {
    /// Git revisions, files or folders to compare (base, then head), and clients [default: the merge base with the main
    /// branch, the working tree, all clients]
    #[arg(value_name = "BASE|HEAD|CLIENT")]
    subjects: Vec<String>,
    /// Format of the findings
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: Format,
    /// Write a changelog; the same as `--format changelog`
    #[arg(long)]
    changelog: bool,
    /// Compare with this tag or revision
    #[arg(long, value_name = "TAG")]
    since: Option<String>,
    /// Show changes of documentation instead of counting them
    #[arg(long)]
    docs: bool,
    /// Check the package in this folder and name the lines that breaking changes affect
    #[arg(long, value_name = "PATH")]
    consumer: Option<PathBuf>,
    /// Show a short program for each major change that compiles before it and not after it
    #[arg(long)]
    witness: bool,
    /// Exit with 1 if there is a finding of this kind or worse
    #[arg(long, value_name = "KIND")]
    fail_on: Vec<FailOn>,
    /// Label of the pull request; `accepted: KIND` or `accepted: RULE` accepts such changes
    #[arg(long, value_name = "LABEL")]
    label: Vec<String>,
    /// Show instead what this generator changes compared with another revision of it
    #[arg(long, value_name = "REV")]
    generator: Option<String>,
    /// File of accepted changes [default: `accepted-changes.toml` beside `clients.toml`]
    #[arg(long, value_name = "FILE")]
    accepted: Option<PathBuf>,
    /// Explain a rule, or list all of them with `all`
    #[arg(long, value_name = "RULE")]
    explain: Option<String>,
    /// Serve as git's diff driver: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE
    #[arg(long)]
    git_driver: bool,
    #[command(flatten)]
    folders: Folders,
}

/// Format of the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text for a terminal
    Terminal,
    /// Markdown for a comment on a pull request
    Markdown,
    /// JSON for other programs
    Json,
    /// GitHub Actions annotations
    Github,
    /// SARIF 2.1.0 for code scanning
    Sarif,
    /// HTML page without scripts or links
    Html,
    /// Changelog in Markdown: new, changed, removed, breaking
    Changelog,
    /// JSON Schema of the JSON format
    Schema,
}

/// What makes the command fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Messages break, yet callers compile as before
    Silent,
    /// Messages break
    Breaking,
    /// Some callers no longer compile
    Major,
    /// The crate gains public items
    Minor,
    /// Messages may break
    Potential,
}

impl FailOn {
    fn holds(self, finding: &Finding) -> bool {
        match self {
            Self::Silent => finding.is_silent(),
            Self::Breaking => finding.wire() >= Wire::Breaking,
            Self::Major => finding.rust >= Rust::Major,
            Self::Minor => finding.rust >= Rust::Minor,
            Self::Potential => finding.wire() >= Wire::Potential,
        }
    }
}

pub(crate) fn run(options: &Options, shell: &Shell) -> Result<Outcome> {
    if let Some(rule) = &options.explain {
        return explain(rule, shell);
    }
    if options.format == Format::Schema {
        shell.print(render::SCHEMA)?;
        return Ok(Outcome::Fine);
    }
    if let Some(revision) = &options.generator {
        return upgrade(revision, options, shell);
    }
    if options.git_driver {
        return drive(options, shell);
    }
    match report(options, &sides::choose(options)?, shell)? {
        Ok(outcome) => Ok(outcome),
        Err(errors) => {
            shell.status(errors.trim_end());
            Ok(Outcome::Rejected)
        }
    }
}

/// Prints what git's diff driver is to show, whatever comes of it.
fn drive(options: &Options, shell: &Shell) -> Result<Outcome> {
    let handed = Handed::of(&options.subjects)?;
    shell.print(&handed.heading())?;
    let compared = handed.sides(&options.folders.specs).and_then(|sides| match sides {
        // What no client reads may be anything.
        Some(sides @ Sides::Alone { .. }) => {
            Ok(report(options, &sides, shell).unwrap_or_else(|_| Err(String::new())).map_err(|_| String::new()))
        }
        Some(sides) => report(options, &sides, shell),
        None => Ok(Err(String::new())),
    });
    match compared {
        Ok(Ok(_)) => return Ok(Outcome::Fine),
        Ok(Err(errors)) => shell.print(&errors)?,
        Err(error) => shell.print(&format!("error: {error:#}\n"))?,
    }
    shell.print(&handed.lines())?;
    Ok(Outcome::Fine)
}

/// Compares both sides of every client and prints the report; the inner error is what forbids it, as it is printed.
fn report(options: &Options, sides: &Sides, shell: &Shell) -> Result<Result<Outcome, String>> {
    let mut accepted = Accepted::read(options)?;
    let clients = match sides.load(shell, options.consumer.is_some())? {
        Ok(clients) => clients,
        Err(errors) => return Ok(Err(errors)),
    };
    let mut diffs: Vec<ClientDiff<'_>> = clients.iter().map(compare).collect();
    for client in &mut diffs {
        accepted.apply(client);
    }
    if let Some(root) = &options.consumer {
        visit(root, &clients, &mut diffs, shell)?;
    }
    shell.print(&rendered(options, &diffs, shell))?;
    accepted.report(shell);
    let labels = Labels::of(&options.label, shell);
    let changes: Vec<&Finding> = diffs.iter().flat_map(|client| client.report.changes()).collect();
    labels.report(&changes, shell);
    let fails = changes
        .into_iter()
        .filter(|finding| !labels.accept(finding))
        .any(|finding| options.fail_on.iter().any(|kind| kind.holds(finding)));
    Ok(Ok(if fails { Outcome::Findings } else { Outcome::Fine }))
}

/// Shows what this generator does otherwise than another one.
fn upgrade(revision: &str, options: &Options, shell: &Shell) -> Result<Outcome> {
    let clients = match sides::working_tree(options).load(shell, true)? {
        Ok(clients) => clients,
        Err(errors) => {
            shell.status(errors.trim_end());
            return Ok(Outcome::Rejected);
        }
    };
    let crates = clients.into_iter().filter_map(|client| Some((client.name, client.head?.files?)));
    generator::run(revision, options, &crates.collect::<Vec<_>>(), shell)?;
    Ok(Outcome::Fine)
}

/// Notes with each finding where a consumer meets it.
fn visit(root: &Path, clients: &[Described], diffs: &mut [ClientDiff<'_>], shell: &Shell) -> Result<()> {
    let consumer = Consumer::read(root)?;
    for (client, diff) in clients.iter().zip(diffs) {
        let Some(base) = &client.base else { continue };
        let head = client.head.as_ref().and_then(|head| head.files.as_ref());
        for line in consumer.visit(diff, &base.described.public, head)? {
            shell.status(&format!("does not compile with the head: {line}"));
        }
    }
    Ok(())
}

/// Compares the two sides of a client.
fn compare(client: &Described) -> ClientDiff<'_> {
    let report = match (&client.base, &client.head) {
        (Some(base), Some(head)) => diff::compare(base.as_side(), head.as_side()),
        (None, Some(head)) => Report::of_new(head.as_side()),
        (Some(base), None) => Report::of_removed(base.as_side()),
        (None, None) => Report::default(),
    };
    ClientDiff {
        client: client.name.clone(),
        version: client.version.clone(),
        report,
        base: client.base.as_ref().map(|side| (&side.described.api, &side.sources)),
        head: client.head.as_ref().map(|side| (&side.described.api, &side.sources)),
    }
}

fn rendered(options: &Options, diffs: &[ClientDiff<'_>], shell: &Shell) -> String {
    let format = if options.changelog { Format::Changelog } else { options.format };
    match format {
        Format::Terminal => render::terminal(
            diffs,
            Style { color: shell.colors_output(), docs: options.docs, witness: options.witness },
        ),
        Format::Markdown => render::markdown(diffs),
        Format::Json => render::json(diffs),
        Format::Github => render::annotations(diffs),
        Format::Sarif => render::sarif(diffs),
        Format::Html => render::html(diffs),
        Format::Changelog => render::changelog(diffs),
        Format::Schema => render::SCHEMA.to_owned(),
    }
}

fn explain(id: &str, shell: &Shell) -> Result<Outcome> {
    if id == "all" {
        let lines = diff::all_rules().map(|rule| format!("{:36} {}\n", rule.id, rule.sentence));
        shell.print(&lines.collect::<String>())?;
        return Ok(Outcome::Fine);
    }
    let rule = diff::find_rule(id).with_context(|| format!("no rule `{id}`; `--explain all` lists them"))?;
    let diff::Rule { id, sentence, why, example, request, response, mirror } = rule;
    let (request, response) = (render::verdict(*request), render::verdict(*response));
    shell.print(&format!(
        "{id}: {sentence}\n\n  why        {why}\n  example    {example}\n  request    {request}\n  response   {response}\n  \
         backwards  {mirror}\n"
    ))?;
    Ok(Outcome::Fine)
}
