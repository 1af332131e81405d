$version: "2.0"
namespace example

use aws.protocols#awsJson1_0

@awsJson1_0
service Example {
    version: "1"
    operations: [Send]
}

operation Send {
    input := {
        @required
        content: Content
    }
}

@streaming
blob Content
