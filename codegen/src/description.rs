//! Descriptions: the texts that one source of a client is made of.

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::c2j;
use crate::diagnostics::{Diagnostics, Origin, SourceId, Sources, codes};

/// One source of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Description {
    /// The files of one Smithy model.
    Smithy(Vec<SourceId>),
    /// The files of one service in C2J.
    C2j(Vec<SourceId>),
    /// One OpenAPI document, and the overlays that change it, in their order.
    OpenApi(SourceId, Vec<SourceId>),
}

impl Description {
    /// Recognizes the language of some files that one entry of the client list names.
    pub fn of(sources: &Sources, ids: Vec<SourceId>) -> Self {
        if ids.iter().any(|id| is_c2j(sources, *id)) {
            return Self::C2j(ids);
        }
        match ids.as_slice() {
            [id] if !is_smithy(sources, *id) => Self::OpenApi(*id, Vec::new()),
            _ => Self::Smithy(ids),
        }
    }

    /// The first text, for messages about the whole.
    pub fn first(&self) -> Option<SourceId> {
        match self {
            Self::Smithy(ids) | Self::C2j(ids) => ids.first().copied(),
            Self::OpenApi(id, _) => Some(*id),
        }
    }

    /// Whether it has services with names, of which one can be chosen.
    pub fn has_named_service(&self) -> bool {
        match self {
            Self::Smithy(_) => true,
            Self::C2j(_) | Self::OpenApi(..) => false,
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
        Description::Smithy(_) | Description::C2j(_) => None,
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

/// C2J is JSON that says which protocol the service speaks; the first characters tell other texts apart cheaply.
fn is_c2j(sources: &Sources, id: SourceId) -> bool {
    let source = sources.get(id);
    let begins_like_json = source.text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    begins_like_json && !source.name.ends_with(".smithy") && c2j::is_service(&source.text)
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
