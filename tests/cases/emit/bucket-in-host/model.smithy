$version: "2"

namespace example

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restXml
use smithy.rules#contextParam
use smithy.rules#endpointRuleSet

/// Amazon S3 in small: its rules place the bucket, so that the paths of operations begin behind it.
@service(sdkId: "S3", endpointPrefix: "s3")
@sigv4(name: "s3")
@restXml
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Bucket: { type: "String", documentation: "The bucket." }
        Region: { type: "String", required: true, builtIn: "AWS::Region", documentation: "The region." }
    }
    rules: [
        {
            type: "endpoint"
            conditions: [{ fn: "aws.isVirtualHostableS3Bucket", argv: [{ ref: "Bucket" }, false] }]
            endpoint: { url: "https://{Bucket}.s3.{Region}.amazonaws.com" }
        }
        {
            type: "endpoint"
            conditions: [
                { fn: "isSet", argv: [{ ref: "Bucket" }] }
                { fn: "uriEncode", argv: [{ ref: "Bucket" }], assign: "encoded" }
            ]
            endpoint: { url: "https://s3.{Region}.amazonaws.com/{encoded}" }
        }
        { type: "endpoint", conditions: [], endpoint: { url: "https://s3.{Region}.amazonaws.com" } }
    ]
})
service Storage {
    version: "2026-01-01"
    operations: [DeleteObject, HeadBucket, Copy]
}

@idempotent
@http(method: "DELETE", uri: "/{Bucket}/{Key+}")
operation DeleteObject {
    input := {
        @required
        @httpLabel
        @contextParam(name: "Bucket")
        Bucket: String

        @required
        @httpLabel
        Key: String
    }
}

@readonly
@http(method: "HEAD", uri: "/{Bucket}")
operation HeadBucket {
    input := {
        @required
        @httpLabel
        @contextParam(name: "Bucket")
        Bucket: String
    }
}

/// Its first label is nothing that the rules know.
@http(method: "POST", uri: "/{Source}/copies")
operation Copy {
    input := {
        @required
        @httpLabel
        Source: String

        @contextParam(name: "Bucket")
        Bucket: String
    }
}
