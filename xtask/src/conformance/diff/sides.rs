//! Two descriptions of a case, read and compared.

use anyhow::{Result, anyhow};
use ferrosmith_codegen::diff::{Report, compare};

use super::super::described;

/// The files of one side, by name.
pub(super) type Files = Vec<(String, String)>;

/// Compares two descriptions; the service is for models with several.
pub(super) fn report(base: Files, head: Files, service: Option<&str>) -> Result<Report> {
    let read = |files| described::read_service(files, service).map_err(|error| anyhow!("error: {error}"));
    let (base, head) = (read(base)?, read(head)?);
    Ok(compare(base.side(), head.side()))
}
