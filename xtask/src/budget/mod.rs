//! `cargo xtask budget`: what the project promises about size and speed, measured.
//!
//! Everything that is a matter of the machine is held against aws-sdk-bedrock on the same machine in the same run, ours
//! and theirs in turn, and shown as a ratio.

mod calls;
mod compile;
mod dependencies;
mod generated;
mod line;
mod meter;
mod size;
mod sources;
mod time;
mod workspace;

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use ferrosmith::{Outcome, progress};
use line::Line;
use workspace::Workspace;

#[derive(Args)]
pub(crate) struct Options {
    /// Skip what needs the peer or a release build
    #[arg(long)]
    quick: bool,
    /// Print JSON, for other programs
    #[arg(long)]
    json: bool,
    /// Folder of the corpus, which has the Bedrock model that aws-sdk-bedrock is generated from
    #[arg(long, value_name = "DIR", env = "FERROSMITH_CORPUS", default_value = "../shared/corpus")]
    corpus: PathBuf,
}

pub(crate) fn run(options: &Options) -> Result<Outcome> {
    let model = options.corpus.join("smithy/models/bedrock-2023-04-20.json");
    let mut lines = generated::measure(&model)?;
    lines.extend(sources::measure()?);
    lines.push(dependencies::measure()?);
    progress("timing the generator");
    lines.extend(time::measure()?);
    if !options.quick {
        let workspace = Workspace::create(&model)?;
        progress("building programs in release, ours and theirs");
        lines.extend(size::measure(&workspace)?);
        progress("timing calls");
        lines.extend(calls::measure(&workspace)?);
        progress("compiling the crates alone, ours and theirs in turn");
        lines.extend(compile::measure(&workspace)?);
    }
    if options.json {
        line::print_json(&lines)?;
    } else {
        line::print_table(&lines);
    }
    Ok(if lines.iter().any(Line::is_over) { Outcome::Findings } else { Outcome::Fine })
}
