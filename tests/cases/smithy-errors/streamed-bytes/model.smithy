$version: "2"

namespace example

use aws.protocols#awsJson1_1

@awsJson1_1
service Example {
    version: "1"
    operations: [PutPart]
}

operation PutPart {
    input := {
        @required
        content: Content
    }
}

@streaming
blob Content
