//! Patterns for Amazon Resource Names that no such name satisfies: a space or a brace in the wrong place.

use super::{Finding, shown, witness};
use crate::constraints::automaton::both;
use crate::constraints::pattern::parse;
use crate::constraints::translate::Pattern;
use crate::diagnostics::Level;
use crate::ir::Dialect;

/// `arn:partition:service:region:account-id:resource`, as the AWS General Reference has it.
const ARN: &str = r"^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12}|aws)?:\S+$";

/// Says when something that is named after ARNs, or has a pattern that spells their start, accepts none.
pub(super) fn check(name: &str, pattern: &Pattern) -> Option<Finding> {
    let named = name.ends_with("Arn") || name.ends_with("ARN");
    if !named && !pattern.source.contains("arn:") {
        return None;
    }
    let arn = parse(ARN, Dialect::Ecma).ok()?.node;
    match witness(&both(&pattern.node, &arn)) {
        Ok(None) => {
            let message = format!("the pattern `{}` of `{name}` accepts no ARN at all", shown(&pattern.source));
            let hint = "an ARN is `arn:partition:service:region:account-id:resource`, without spaces";
            Some(Finding::new(Level::Warning, "arn-pattern-refuses-arns", message).hint(hint))
        }
        Ok(Some(_)) | Err(_) => None,
    }
}
