// The traits of `aws.auth`, so that their values are read by their shapes.
// Names, shapes and selectors only: what they mean stands in the specification.
$version: "2.0"

namespace aws.auth

@private
list StringList {
    member: String
}

@authDefinition
@internal
@trait(selector: "service")
structure cognitoUserPools {
    @required
    providerArns: StringList
}

@internal
@length(min: 1)
@trait(selector: "service[trait|aws.auth#cognitoUserPools] ~> operation")
list cognitoUserPoolsScopes {
    member: String
}

@authDefinition(traits: ["aws.auth#unsignedPayload"])
@trait(selector: "service")
structure sigv4 {
    @length(min: 1)
    @required
    name: String
}

@authDefinition(traits: ["aws.auth#unsignedPayload"])
@trait(selector: "service[trait|aws.auth#sigv4]")
structure sigv4a {
    @length(min: 1)
    @required
    name: String
}

@trait(selector: "operation")
structure unsignedPayload {}
