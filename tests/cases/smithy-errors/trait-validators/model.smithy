$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
@plain
@auth([String])
service Example {
    version: "1"
    operations: [Put]
}

@trait(selector: "service")
@traitValidators(
    "plain.NoTimestamps": { selector: "~> member :test(> timestamp)", message: "time is not told" }
    "plain.Errors": { selector: "-[operation]-> :not(-[error]->)", severity: "WARNING" }
    "plain.": { selector: "document" }
)
structure plain {}

@http(method: "POST", uri: "/put")
operation Put {
    input := {
        when: Timestamp
    }
}
