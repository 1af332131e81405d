$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Search]
}

@http(method: "POST", uri: "/search")
operation Search {
    input := {
        @httpQuery("q")
        query: String

        @httpQuery("since")
        since: Timestamp

        @httpQuery("days")
        days: Days

        @httpQueryParams
        rest: Params

        @httpHeader("X-Trace")
        trace: String

        @httpHeader("X-Seen")
        seen: Seen

        @httpPrefixHeaders("X-Meta-")
        meta: Meta

        text: String
    }
    output := {
        @httpHeader("X-Count")
        count: Integer

        @httpPrefixHeaders("X-Meta-")
        meta: Meta

        @httpResponseCode
        status: Integer

        found: Seen
    }
}

list Days {
    @timestampFormat("http-date")
    member: Timestamp
}

list Seen {
    member: Timestamp
}

map Params {
    key: String
    value: Values
}

list Values {
    member: String
}

map Meta {
    key: String
    value: String
}
