//! Cases that clients do not pass yet: each is shown at every run with its reason, and is an error once it passes.

use crate::conformance::Case;

const S3_HOSTS: &str = "the bucket does not move into the host yet: that needs S3's rule set beside the test model";

/// Ids of cases, and why they are still open.
const OPEN: [(&str, &str); 10] = [
    ("S3DefaultAddressing", S3_HOSTS),
    ("S3EscapeObjectKeyInUriLabel", S3_HOSTS),
    ("S3EscapePathObjectKeyInUriLabel", S3_HOSTS),
    ("S3OperationAddressingPreferred", S3_HOSTS),
    ("S3PreservesEmbeddedDotSegmentInUriLabel", S3_HOSTS),
    ("S3PreservesLeadingDotSegmentInUriLabel", S3_HOSTS),
    ("S3VirtualHostAccelerateAddressing", S3_HOSTS),
    ("S3VirtualHostAddressing", S3_HOSTS),
    ("S3VirtualHostDualstackAccelerateAddressing", S3_HOSTS),
    ("S3VirtualHostDualstackAddressing", S3_HOSTS),
];

/// Takes the open cases out of the table and names them; one that passes stays, as a failure.
pub(super) fn set_apart(mut cases: Vec<Case>) -> Vec<Case> {
    cases.retain_mut(|case| {
        let Some((_, reason)) = OPEN.iter().find(|(id, _)| *id == case.name) else { return true };
        if case.failure.is_some() {
            eprintln!("open: {}: {reason}", case.name);
            return false;
        }
        case.failure = Some("it passes, and is still listed as open".to_owned());
        true
    });
    cases
}
