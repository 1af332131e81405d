//! Patterns for Amazon Resource Names that no such name satisfies: a space or a brace in the wrong place.

use super::{Finding, shown, witness};
use crate::constraints::automaton::both;
use crate::constraints::pattern::parse;
use crate::constraints::translate::Pattern;
use crate::diagnostics::{Level, codes};
use crate::ir::Dialect;

/// `arn:partition:service:region:account-id:resource`, as the AWS General Reference has it.
const ARN: &str = r"^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12}|aws)?:\S+$";

/// Reports when something that is named after ARNs, or has a pattern that spells their start, accepts none. `shortest`
/// is a string that it accepts; where that is an ARN already, nothing has to be searched for.
pub(super) fn check(name: &str, pattern: &Pattern, shortest: &str) -> Option<Finding> {
    let named = name.ends_with("Arn") || name.ends_with("ARN");
    if is_arn(shortest) || (!named && !pattern.source.contains("arn:")) {
        return None;
    }
    let arn = parse(ARN, Dialect::Ecma).ok()?.node;
    match witness(&both(&pattern.node, &arn)) {
        Ok(None) => {
            let message = format!("the pattern `{}` of `{name}` accepts no ARN at all", shown(&pattern.source));
            let hint = "an ARN is `arn:partition:service:region:account-id:resource`, without spaces";
            Some(Finding::new(Level::Warning, &codes::ARN_PATTERN_MISMATCH, message).hint(hint))
        }
        Ok(Some(_)) | Err(_) => None,
    }
}

/// Whether a string is certainly an ARN, without the rarer forms that [`ARN`] takes in.
fn is_arn(text: &str) -> bool {
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let word = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let [arn, partition, service, region, account, resource] = parts[..] else { return false };
    let numbered = account.is_empty() || (account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit()));
    let named = arn == "arn" && partition == "aws" && !service.is_empty() && word(service) && word(region);
    named && numbered && !resource.is_empty() && !resource.contains(char::is_whitespace)
}
