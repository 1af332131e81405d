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
    operations: [Host, Zip, Unsigned, Read, Write, Pages, Watch, Nourish]
}

@http(method: "POST", uri: "/host")
@endpoint(hostPrefix: "data.")
operation Host {}

@http(method: "POST", uri: "/zip")
@requestCompression(encodings: ["gzip"])
operation Zip {
    input := {
        text: String
    }
}

@http(method: "POST", uri: "/unsigned")
@unsignedPayload
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
@readonly
operation Read {}

@http(method: "POST", uri: "/write")
operation Write {}

@http(method: "GET", uri: "/pages")
@readonly
@paginated(inputToken: "token", outputToken: "token", items: "animals")
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
    @eventPayload
    name: String
}

/// Feeds one pet.
@http(method: "POST", uri: "/food")
operation Nourish {}
