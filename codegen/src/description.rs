//! Descriptions: the texts that one source of a client is made of.

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::diagnostics::{Diagnostics, Origin, SourceId, Sources, codes};

/// One source of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Description {
    /// The files of one Smithy model.
    Smithy(Vec<SourceId>),
    /// One OpenAPI document, and the overlays that change it, in their order.
    OpenApi(SourceId, Vec<SourceId>),
}

impl Description {
    /// Recognizes the language of some files that one entry of the client list names.
    pub fn of(sources: &Sources, ids: Vec<SourceId>) -> Self {
        match ids.as_slice() {
            [id] if !is_smithy(sources, *id) => Self::OpenApi(*id, Vec::new()),
            _ => Self::Smithy(ids),
        }
    }

    /// The first text, for messages about the whole.
    pub fn first(&self) -> Option<SourceId> {
        match self {
            Self::Smithy(ids) => ids.first().copied(),
            Self::OpenApi(id, _) => Some(*id),
        }
    }
}

/// Gives overlays, each with the place that names it, to the OpenAPI document among the descriptions of a client.
pub fn add_overlays(
    descriptions: &mut [Description],
    overlays: Vec<(SourceId, Origin)>,
    diagnostics: &mut Diagnostics,
) {
    let mut documents = descriptions.iter_mut().filter_map(|description| match description {
        Description::OpenApi(_, overlays) => Some(overlays),
        Description::Smithy(_) => None,
    });
    match (documents.next(), documents.next()) {
        (Some(document), None) => document.extend(overlays.into_iter().map(|(id, _)| id)),
        (found, _) => {
            let count = if found.is_some() { "several OpenAPI documents" } else { "no OpenAPI document" };
            for (_, origin) in overlays {
                let message = format!("an overlay changes one OpenAPI document, and the client has {count}");
                diagnostics.error(&codes::CONFLICTING_KEYS, &origin, message);
            }
        }
    }
}

/// A `.smithy` file is IDL; a JSON file with a `smithy` member is Smithy's JSON AST; the rest is OpenAPI.
fn is_smithy(sources: &Sources, id: SourceId) -> bool {
    #[derive(Deserialize)]
    struct Head {
        smithy: Option<IgnoredAny>,
    }
    let source = sources.get(id);
    source.name.ends_with(".smithy")
        || (source.name.ends_with(".json")
            && serde_json::from_str::<Head>(&source.text).is_ok_and(|head| head.smithy.is_some()))
}
