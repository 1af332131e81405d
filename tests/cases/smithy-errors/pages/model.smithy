$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
@paginated(inputToken: "token", outputToken: "meta.next")
service Example {
    version: "1"
    operations: [Fine, WrongTypes, RequiredTokens, NestedInput]
}

@readonly
@paginated(items: "meta.all", pageSize: "size")
@http(method: "GET", uri: "/fine")
operation Fine {
    input := {
        @httpQuery("token")
        token: String

        @httpQuery("size")
        size: Integer
    }
    output := {
        meta: Meta
    }
}

@readonly
@paginated(items: "count", pageSize: "size", outputToken: "count")
@http(method: "GET", uri: "/types")
operation WrongTypes {
    input := {
        @httpQuery("token")
        token: Boolean

        @httpQuery("size")
        size: String
    }
    output := {
        count: Integer
    }
}

@readonly
@paginated(outputToken: "next")
@http(method: "GET", uri: "/required")
operation RequiredTokens {
    input := {
        @required
        @httpQuery("token")
        token: String
    }
    output := {
        @required
        next: String
    }
}

@paginated(inputToken: "page.token")
@http(method: "POST", uri: "/nested")
operation NestedInput {
    input := {
        page: Meta
    }
    output := {
        meta: Meta
    }
}

structure Meta {
    next: String
    token: String
    all: Names
}

list Names {
    member: String
}
