//! Tags of resources.

use bedrock::types::Tag;

use super::{Subject, arn, subject};

pub(super) fn all() -> Vec<Subject> {
    vec![
        subject!(
            bedrock,
            tag_resource,
            call => call.resource_arn(arn::THROUGHPUT).tags([Tag::new("team", "search @ find")]),
            () => {}
        ),
        subject!(
            bedrock,
            untag_resource,
            call => call.resource_arn(arn::THROUGHPUT).tag_keys(["team".to_owned(), "aws:stage".to_owned()]),
            () => {}
        ),
        subject!(
            bedrock,
            list_tags_for_resource,
            call => call.resource_arn(arn::THROUGHPUT),
            output => assert_eq!(output.tags, vec![Tag::new("team", "search @ find"), Tag::new("stage", "")])
        ),
    ]
}
