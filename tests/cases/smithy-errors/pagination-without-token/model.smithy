$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Put]
}

@readonly
@paginated(inputToken: "token", outputToken: "nextToken")
@http(method: "GET", uri: "/put")
operation Put {
    input := {
        @httpQuery("token")
        token: String
    }
    output := {
        things: Integer
    }
}
