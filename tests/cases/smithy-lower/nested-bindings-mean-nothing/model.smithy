$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [GetPage]
}

@readonly
@http(method: "GET", uri: "/page")
operation GetPage {
    output: Page
}

structure Page {
    @httpHeader("X-Modified")
    modified: Timestamp

    text: String

    previous: Page
}
