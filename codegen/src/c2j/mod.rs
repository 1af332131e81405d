//! The front end for C2J, the JSON in which botocore and other SDKs of AWS have their services (`service-2.json` with
//! `paginators-1.json`, `waiters-2.json` and `endpoint-rule-set-1.json` beside it).
//!
//! C2J has the same things to say as Smithy, from which AWS converts it today. So it is translated into the mirror that
//! Smithy's texts are read into, with the traits that its keys stand for, and every place still points into the JSON;
//! loading, checking and lowering are Smithy's. What Smithy cannot say is reported and left out.

mod bindings;
mod constraints;
mod entry;
mod errors;
mod files;
mod keys;
mod members;
mod names;
mod naming;
mod operations;
mod pagination;
mod service;
mod shapes;
mod traits;
mod translation;
mod waiters;

use crate::Wanted;
use crate::diagnostics::{Diagnostics, Origin, SourceId, Sources};
use crate::ir::{Api, Protocols};
use crate::smithy;

use files::Files;
pub(crate) use files::is_service;
use translation::Translation;

/// Reads the texts of one service and lowers it. `None` if they have mistakes.
pub fn read(sources: &Sources, ids: &[SourceId], diagnostics: &mut Diagnostics) -> Option<Api> {
    read_in(Wanted::Spoken, sources, ids, diagnostics).map(|(api, _)| api)
}

/// The same with the protocols of the service, where they are wanted.
pub(crate) fn read_in(
    wanted: Wanted,
    sources: &Sources,
    ids: &[SourceId],
    diagnostics: &mut Diagnostics,
) -> Option<(Api, Protocols)> {
    let mut findings = Diagnostics::new();
    let files = Files::read(sources, ids, &mut findings);
    let document = files.as_ref().and_then(|files| Translation::of(files, &mut findings));
    let has_errors = findings.has_errors();
    diagnostics.append(findings);
    let (files, document) = (files?, document?);
    if has_errors { None } else { smithy::read_translated(document, files.service.origin(), wanted, diagnostics) }
}

impl files::Text {
    fn origin(&self) -> Origin {
        Origin::file(self.source)
    }
}
