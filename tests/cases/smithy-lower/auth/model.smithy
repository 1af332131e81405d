$version: "2"

namespace example

use aws.auth#sigv4
use aws.protocols#restJson1

@restJson1
@sigv4(name: "example")
@httpBearerAuth
@httpBasicAuth
@httpDigestAuth
@httpApiKeyAuth(name: "Authorization", in: "header", scheme: "Key")
@auth([sigv4, httpBearerAuth])
service Example {
    version: "1"
    operations: [Usual, Chosen, Anonymous, Optional]
}

@http(method: "POST", uri: "/usual")
operation Usual {}

@http(method: "POST", uri: "/chosen")
@auth([httpApiKeyAuth, httpBasicAuth])
operation Chosen {}

@http(method: "POST", uri: "/anonymous")
@auth([])
operation Anonymous {}

@http(method: "POST", uri: "/optional")
@optionalAuth
operation Optional {}
