//! Descriptions: the texts that one source of a client is made of.

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::diagnostics::{SourceId, Sources};

/// One source of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Description {
    /// The files of one Smithy model.
    Smithy(Vec<SourceId>),
    /// One OpenAPI document.
    OpenApi(SourceId),
}

impl Description {
    /// Recognizes the language of some files that one entry of the client list names.
    pub fn of(sources: &Sources, ids: Vec<SourceId>) -> Self {
        match ids.as_slice() {
            [id] if !is_smithy(sources, *id) => Self::OpenApi(*id),
            _ => Self::Smithy(ids),
        }
    }

    /// The first text, for messages about the whole.
    pub fn first(&self) -> Option<SourceId> {
        match self {
            Self::Smithy(ids) => ids.first().copied(),
            Self::OpenApi(id) => Some(*id),
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
