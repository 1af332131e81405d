//! `cargo xtask new`: a client for a description of one's own.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use clap::Args;
use ferrosmith_codegen::clients;
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};

use crate::disk::{self, Staged};
use crate::{Folders, Outcome, report};

#[derive(Args)]
pub struct Options {
    /// The name of the client and of its crate
    #[arg(value_name = "NAME")]
    name: String,
    /// The description: Smithy IDL, Smithy JSON AST, or OpenAPI
    #[arg(value_name = "FILE")]
    file: std::path::PathBuf,
    #[command(flatten)]
    folders: Folders,
}

pub(crate) fn run(options: &Options) -> Result<Outcome> {
    let list = options.folders.specs.join("clients.toml");
    let file = options.file.file_name().and_then(|name| name.to_str()).context("the description has no file name")?;
    let target = options.folders.specs.join(&options.name).join(file);
    if target.exists() {
        bail!("`{}` is there already", target.display());
    }
    let description = disk::read(&options.file)?;
    let before = if list.exists() { disk::read(&list)? } else { String::new() };
    let entry = format!("[clients.{}]\nsources = [\"{}/{file}\"]\n", options.name, options.name);
    let after = if before.is_empty() { entry } else { format!("{}\n\n{entry}", before.trim_end()) };
    if !is_sound(&list, &after) {
        return Ok(Outcome::Refused);
    }
    let mut staged = Staged::default();
    staged.write(&target, &description)?;
    staged.write(&list, &after)?;
    staged.commit()?;
    println!("added client `{}` to {}; now run: cargo xtask codegen {0}", options.name, list.display());
    warn_outside_workspace(&options.folders.out);
    Ok(Outcome::Fine)
}

/// Whether the list with its new entry can be read: a name that is taken or unfit is found here.
fn is_sound(list: &Path, text: &str) -> bool {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let id = sources.add(list.display().to_string(), text);
    clients::read(&sources, id, &mut diagnostics);
    report::diagnostics(&diagnostics, &sources);
    !diagnostics.has_errors()
}

/// A crate that no workspace lists cannot be built with the others.
fn warn_outside_workspace(out: &Path) {
    let manifest = fs::read_to_string("Cargo.toml").unwrap_or_default();
    if !manifest.contains(&format!("\"{}/*\"", out.display())) {
        println!("and add \"{}/*\" to the members of your workspace", out.display());
    }
}
