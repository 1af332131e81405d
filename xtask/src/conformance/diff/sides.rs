//! Two descriptions of a case, read and compared.

use anyhow::{Result, bail};
use ferrosmith_codegen::clients::{self, Client};
use ferrosmith_codegen::description::Description;
use ferrosmith_codegen::diagnostics::{Diagnostics, Sources};
use ferrosmith_codegen::diff::{Report, compare};
use ferrosmith_codegen::{Described, Job, describe};

/// The files of one side, by name.
pub(super) type Files = Vec<(String, String)>;

/// Compares two descriptions; the service is for models with several.
pub(super) fn report(base: Files, head: Files, service: Option<&str>) -> Result<Report> {
    let (base, head) = (read(base, service)?, read(head, service)?);
    Ok(compare(base.as_side(), head.as_side()))
}

fn read(files: Files, service: Option<&str>) -> Result<Described> {
    let mut sources = Sources::new();
    let list = sources.add("clients.toml", "[clients.api]\nsources = [\"-\"]\n");
    let list = clients::read(&sources, list, &mut Diagnostics::new());
    let Some(client) = list.clients.first() else { bail!("the client list has no client") };
    let client = Client { service: service.map(|name| (name.to_owned(), client.origin.clone())), ..client.clone() };
    let ids = files.into_iter().map(|(name, text)| sources.add(name, text)).collect();
    let descriptions = vec![Description::of(&sources, ids)];
    let job = Job { client: &client, runtime: &list.runtime, descriptions };
    let mut diagnostics = Diagnostics::new();
    match describe(&job, &sources, &mut diagnostics) {
        Some(described) => Ok(described),
        None => {
            let text = diagnostics.render(&sources, false);
            bail!("{}", text.lines().find(|line| line.starts_with("error")).unwrap_or("an error"))
        }
    }
}
