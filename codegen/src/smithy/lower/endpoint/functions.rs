//! The functions of rule sets and what they take (Smithy 2.0, "Rules engine standard library"; "AWS rules engine
//! library functions").

use super::types::Type;
use crate::ir::RuleFunction;

/// A function, the types of its arguments and of its value.
pub(super) struct Signature {
    pub(super) function: RuleFunction,
    pub(super) arguments: &'static [Type],
    pub(super) value: Type,
    /// Whether it has a value wherever its arguments have.
    pub(super) definite: bool,
}

/// The functions whose types do not depend on their arguments.
pub(super) fn signature(name: &str) -> Option<Signature> {
    use RuleFunction as F;
    use Type::{Any, Arn, Bool, Int, Partition, Text, Texts, Url};
    let of = |function, arguments, value, definite| Some(Signature { function, arguments, value, definite });
    match name {
        "aws.isVirtualHostableS3Bucket" => of(F::IsVirtualHostableS3Bucket, &[Text, Bool], Bool, true),
        "aws.parseArn" => of(F::ParseArn, &[Text], Arn, false),
        "aws.partition" => of(F::Partition, &[Text], Partition, true),
        "booleanEquals" => of(F::Equals, &[Bool, Bool], Bool, true),
        "isSet" => of(F::IsSet, &[Any], Bool, true),
        "isValidHostLabel" => of(F::IsValidHostLabel, &[Text, Bool], Bool, true),
        "not" => of(F::Not, &[Bool], Bool, true),
        "parseURL" => of(F::ParseUrl, &[Text], Url, false),
        "split" => of(F::Split, &[Text, Text, Int], Texts, true),
        "stringEquals" => of(F::Equals, &[Text, Text], Bool, true),
        "substring" => of(F::Substring, &[Text, Int, Int, Bool], Text, false),
        "uriEncode" => of(F::UriEncode, &[Text], Text, true),
        _ => None,
    }
}
