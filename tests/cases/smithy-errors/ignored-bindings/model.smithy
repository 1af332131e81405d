$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Find]
}

// A mistake in the URI, for this case is about descriptions that are refused; the others are warnings.
@readonly
@http(method: "GET", uri: "/find/{unclosed")
operation Find {
    input := {
        filter: Filter

        @httpHeader("User-Agent")
        agent: String
    }
}

structure Filter {
    @idempotencyToken
    token: String
}
