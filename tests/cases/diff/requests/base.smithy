$version: "2"
namespace example

use aws.auth#sigv4
use aws.auth#unsignedPayload
use aws.protocols#restJson1

@restJson1(http: ["http/1.1", "h2"], eventStreamHttp: ["h2"])
@sigv4(name: "pets")
@title("Pets")
service Pets {
    version: "1"
    operations: [Host, Zip, Unsigned, Read, Write, Pages, Watch, Feed]
}

@http(method: "POST", uri: "/host")
operation Host {}

@http(method: "POST", uri: "/zip")
operation Zip {
    input := {
        text: String
    }
}

@http(method: "POST", uri: "/unsigned")
operation Unsigned {
    input := {
        @required
        @httpPayload
        data: Data
    }
}

@streaming
blob Data

@http(method: "POST", uri: "/read")
operation Read {}

@http(method: "POST", uri: "/write")
@readonly
operation Write {}

@http(method: "GET", uri: "/pages")
@readonly
@paginated(inputToken: "token", outputToken: "token", items: "pets")
operation Pages {
    input := {
        @httpQuery("token")
        token: String
    }

    output := {
        token: String
        pets: Names
        animals: Names
    }
}

list Names {
    member: String
}

@http(method: "POST", uri: "/watch")
operation Watch {
    output := {
        @required
        @httpPayload
        events: Events
    }
}

@streaming
union Events {
    seen: Seen
}

structure Seen {
    @eventHeader
    name: String
}

/// Feeds one pet.
@http(method: "POST", uri: "/feed")
operation Feed {}
