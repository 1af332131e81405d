//! A description as a comparison sees it.

use ferrosmith_codegen::clients::{self, Client};
use ferrosmith_codegen::description::Description;
use ferrosmith_codegen::diagnostics::{Diagnostics, Level, Sources};
use ferrosmith_codegen::diff::Side;
use ferrosmith_codegen::{Described, Job, describe};

/// A description, lowered.
pub(super) struct Read {
    pub(super) described: Described,
}

impl Read {
    pub(super) fn side(&self) -> Side<'_> {
        self.described.as_side()
    }
}

/// Reads a description from texts by name; the error is the first that was found in it.
pub(super) fn read(texts: Vec<(String, String)>) -> Result<Read, String> {
    read_service(texts, None)
}

/// The same of a model with several services.
pub(super) fn read_service(texts: Vec<(String, String)>, service: Option<&str>) -> Result<Read, String> {
    let mut sources = Sources::new();
    let list = sources.add("clients.toml", "[clients.api]\nsources = [\"-\"]\n");
    let list = clients::read(&sources, list, &mut Diagnostics::new());
    let client = list.clients.first().ok_or("the client list has no client")?;
    let client = Client { service: service.map(|name| (name.to_owned(), client.origin.clone())), ..client.clone() };
    let ids = texts.into_iter().map(|(name, text)| sources.add(name, text)).collect();
    let descriptions = vec![Description::of(&sources, ids)];
    let job = Job { client: &client, runtime: &list.runtime, descriptions };
    let mut diagnostics = Diagnostics::new();
    describe(&job, &sources, &mut diagnostics).map(|described| Read { described }).ok_or_else(|| {
        let first = diagnostics.iter().find(|item| item.level == Level::Error);
        first.map_or_else(|| "no reason given".to_owned(), |item| item.message.clone())
    })
}
