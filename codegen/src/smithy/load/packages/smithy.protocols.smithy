// The traits of `smithy.protocols`, so that their values are read by their shapes.
// Names, shapes and selectors only: what they mean stands in the specification.
$version: "2.0"

namespace smithy.protocols

@private
list StringList {
    member: String
}

@protocolDefinition(traits: ["smithy.api#cors", "smithy.api#endpoint", "smithy.api#hostLabel", "smithy.api#httpError", "smithy.api#requestCompression"])
@trait(selector: "service")
structure rpcv2Cbor {
    http: StringList
    eventStreamHttp: StringList
}

@protocolDefinition(traits: ["smithy.api#cors", "smithy.api#endpoint", "smithy.api#hostLabel", "smithy.api#httpError", "smithy.api#requestCompression"])
@trait(selector: "service")
structure rpcv2Json {
    http: StringList
    eventStreamHttp: StringList
}
