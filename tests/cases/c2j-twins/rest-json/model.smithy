$version: "2.0"

namespace example

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1
use smithy.rules#endpointRuleSet

/// <p>Trees and what <b>grows</b> on them.</p>
@title("Orchard")
@service(sdkId: "Orchard", endpointPrefix: "orchard")
@sigv4(name: "orchards")
@restJson1
@endpointRuleSet({
    version: "1.0"
    parameters: { Region: { builtIn: "AWS::Region", required: true, type: "String", documentation: "Where." } }
    rules: [
        {
            conditions: []
            endpoint: { url: "https://orchard.{Region}.example", properties: {}, headers: {} }
            type: "endpoint"
        }
    ]
})
service Orchard {
    version: "2024-05-01"
    operations: [ListTrees, PutTree, WaterTree]
}

@readonly
@paginated(inputToken: "nextToken", outputToken: "nextToken", pageSize: "size", items: "trees")
@http(method: "GET", uri: "/trees")
operation ListTrees {
    input: ListTreesRequest
    output: ListTreesResponse
    errors: [BusyException]
}

/// <p>Plants a tree.</p>
@idempotent
@endpoint(hostPrefix: "{garden}.")
@httpChecksumRequired
@requestCompression(encodings: ["gzip"])
@http(method: "PUT", uri: "/trees/{Id}/{Path+}?quick", code: 202)
operation PutTree {
    input: PutTreeRequest
    output: PutTreeResponse
    errors: [NoTreeException, BusyException]
}

@deprecated(message: "It rains.")
@optionalAuth
@http(method: "POST", uri: "/water", code: 204)
operation WaterTree {
    input: WaterTreeRequest
    output: WaterTreeResponse
}

@input
structure ListTreesRequest {
    @httpQuery("next")
    nextToken: Token

    @httpQuery("size")
    size: Size

    @httpQueryParams
    filters: TagMap
}

structure ListTreesResponse {
    nextToken: Token
    trees: TreeList
}

@input
structure PutTreeRequest {
    /// <p>Which one.</p>
    @required
    @httpLabel
    Id: TreeId

    @required
    @httpLabel
    Path: Token

    @required
    @hostLabel
    garden: Garden

    @idempotencyToken
    @httpHeader("x-token")
    ClientToken: Token

    @httpPrefixHeaders("x-meta-")
    Meta: TagMap

    @httpHeader("x-notes")
    Notes: NotesJsonValue

    @required
    @jsonName("tree")
    Tree: Tree
}

structure PutTreeResponse {
    @httpResponseCode
    Status: StatusCode

    @httpHeader("x-planted")
    Planted: Date

    @httpPayload
    Tree: Tree
}

@input
structure WaterTreeRequest {
    @required
    @httpPayload
    Water: Water
}

structure WaterTreeResponse {}

structure Tree {
    @required
    kind: Kind

    height: Height

    @default(false)
    isOld: Boolean

    isTall: Boolean
    secret: Secret
    planted: Date

    @timestampFormat("date-time")
    seen: Date

    more: More
    fruit: Fruit
    nested: TreeList

    @deprecated
    old: Token
}

union Fruit {
    apple: Token
    pears: Size
}

/// <p>There is none.</p>
@error("client")
@httpError(404)
structure NoTreeException {
    message: Notes
}

@error("server")
@httpError(503)
@retryable(throttling: true)
structure BusyException {
    message: Notes
}

@length(min: 1, max: 40)
@pattern("^(?:[a-z]+|[0-9]+)$")
string TreeId

@pattern("^[a-z]{1,8}$")
string Garden

string Token

string Notes

@mediaType("application/json")
string NotesJsonValue

@sensitive
string Secret

enum Kind {
    OAK
    PEAR
}

@range(min: 1, max: 100)
integer Size

double Height

integer StatusCode

timestamp Date

document More

@streaming
blob Water

map TagMap {
    key: Token
    value: Token
}

@length(max: 50)
list TreeList {
    member: Tree
}
