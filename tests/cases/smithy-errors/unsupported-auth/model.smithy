$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
@customAuth
service Example {
    version: "1"
    operations: [Put]
}

@http(method: "POST", uri: "/put")
operation Put {}

@authDefinition
@trait(selector: "service")
structure customAuth {}
