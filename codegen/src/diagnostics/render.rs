//! Findings as text, in the manner of rustc.

use super::{Diagnostics, Sources};

pub(super) fn render(diagnostics: &Diagnostics, _sources: &Sources, _color: bool) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&format!("{:?}[{}]: {}\n", diagnostic.level, diagnostic.code, diagnostic.message));
    }
    out
}
