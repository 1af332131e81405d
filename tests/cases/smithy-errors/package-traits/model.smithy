$version: "2"

namespace example

use aws.api#arn
use aws.api#clientDiscoveredEndpoint
use aws.api#clientEndpointDiscovery
use aws.api#service
use aws.api#tagEnabled
use aws.api#taggable
use aws.apigateway#authorizer
use aws.apigateway#authorizers
use aws.cloudformation#cfnAdditionalIdentifier
use aws.cloudformation#cfnMutability
use aws.cloudformation#cfnResource
use aws.iam#actionName
use aws.iam#conditionKeyValue
use aws.iam#conditionKeys
use aws.iam#defineConditionKeys
use aws.iam#iamAction
use aws.iam#iamResource
use aws.protocols#httpChecksum
use aws.protocols#restJson1
use smithy.mqtt#publish
use smithy.mqtt#topicLabel

@restJson1
@service(sdkId: "Example", arnNamespace: "example")
@clientEndpointDiscovery(operation: Discover, error: Moved)
@authorizers(mine: { scheme: "aws.auth#sigv4" })
@authorizer("other")
@defineConditionKeys("example:given": { type: "String", required: true })
service Example {
    version: "1"
    operations: [Discover, Send]
    resources: [Pet, Owner]
}

@tagEnabled
service Untagged {
    version: "1"
}

@http(method: "POST", uri: "/discover")
operation Discover {
    input := {
        Operation: Integer
    }
    output := {
        Endpoint: String
    }
}

@clientDiscoveredEndpoint(required: true)
@http(method: "POST", uri: "/send")
@conditionKeys(["example:given", "example:missing", "aws:any", "example:PetId"])
@iamAction(name: "Send")
@actionName("Dispatch")
@httpChecksum(requestAlgorithmMember: "algorithm")
operation Send {
    input := {
        @httpPayload
        lines: Lines

        @conditionKeyValue("given")
        @httpHeader("one")
        one: String

        @conditionKeyValue("example:given")
        @httpHeader("two")
        two: String

        @httpHeader("algorithm")
        algorithm: Algorithm
    }
}

enum Algorithm {
    CRC32
    CRC7
}

@clientDiscoveredEndpoint(required: true)
operation Unbound {}

@error("client")
structure Moved {}

list Lines {
    member: String
}

@arn(template: "/pet/{name}")
@taggable(property: "tags")
@cfnResource(additionalSchemas: [Schema])
resource Pet {
    identifiers: { id: String }
    properties: { tags: String }
    read: GetPet
}

@readonly
@http(method: "GET", uri: "/pet/{id}")
operation GetPet {
    input := {
        @required
        @httpLabel
        id: String
    }
    output := {
        tags: String
    }
}

@iamResource(name: "Pet")
resource Owner {}

structure Schema {
    tags: Integer

    @cfnAdditionalIdentifier
    @cfnMutability("write")
    name: String
}

@publish("pets/{id}/{id}/x{y}")
operation Publish {
    input := {
        @required
        @topicLabel
        other: String
    }
}
