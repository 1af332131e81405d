$version: "2.0"

namespace example

use aws.protocols#awsQuery
use aws.protocols#awsQueryError

@awsQuery
@xmlNamespace(uri: "urn:example")
service Queue {
    version: "2012-11-05"
    operations: [Purge, Send]
}

operation Purge {}

@http(method: "PUT", uri: "/ignored")
operation Send {
    input := {
        @httpHeader("X-Ignored")
        @xmlName("Body")
        body: String

        tags: Tags
    }
    output := {
        sent: Timestamp
    }
    errors: [Gone]
}

map Tags {
    key: String
    value: String
}

@error("client")
@httpError(404)
@awsQueryError(code: "Queue.Gone", httpResponseCode: 410)
structure Gone {}
