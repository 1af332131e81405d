$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Unbound, Adjacent, Character, Open]
}

@http(method: "POST", uri: "/unbound")
@endpoint(hostPrefix: "{account}.")
operation Unbound {}

@http(method: "POST", uri: "/adjacent")
@endpoint(hostPrefix: "{one}{two}.")
operation Adjacent {
    input := {
        @required
        @hostLabel
        one: String

        @required
        @hostLabel
        two: String
    }
}

@http(method: "POST", uri: "/character")
@endpoint(hostPrefix: "a_b.")
operation Character {}

@http(method: "POST", uri: "/open")
@endpoint(hostPrefix: "{one}")
operation Open {
    input := {
        @required
        @hostLabel
        one: String

        @required
        @hostLabel
        two: String
    }
}
