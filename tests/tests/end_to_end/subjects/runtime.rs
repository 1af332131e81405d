//! Prompts for models.

use super::{Subject, arn, subject};

pub(super) fn all() -> Vec<Subject> {
    vec![
        subject!(
            bedrock_runtime,
            invoke_model,
            call => call
                .model_id("anthropic.claude-v2:1")
                .content_type("text/plain")
                .accept("application/x-test")
                .body("\"What?\""),
            output => {
                assert_eq!(output.content_type, "application/x-test");
                assert_eq!(output.body, "\"That.\"");
            }
        ),
        subject!(
            bedrock_runtime,
            invoke_model_with_response_stream,
            call => call
                .model_id(arn::THROUGHPUT)
                .content_type("text/plain")
                .accept("application/x-test")
                .body("\"What?\""),
            output => assert_eq!(output.content_type, "application/x-test")
        ),
    ]
}
