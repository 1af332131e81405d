$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
@customAuth
@httpBearerAuth
service Example {
    version: "1"
    operations: [Usual, Custom, Either, Anonymous, Optional]
}

@http(method: "POST", uri: "/usual")
operation Usual {}

@http(method: "POST", uri: "/custom")
@auth([customAuth])
operation Custom {}

@http(method: "POST", uri: "/either")
@auth([customAuth, httpBearerAuth])
operation Either {}

@http(method: "POST", uri: "/anonymous")
@auth([])
operation Anonymous {}

@http(method: "POST", uri: "/optional")
@auth([customAuth])
@optionalAuth
operation Optional {}

@authDefinition
@trait(selector: "service")
structure customAuth {}
