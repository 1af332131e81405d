$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Put]
}

@http(method: "POST", uri: "/put")
operation Put {
    input := {
        list: Endless
        map: Mutual
    }
}

list Endless {
    member: Endless
}

@length(min: 1)
list Lists {
    member: Mutual
}

map Mutual {
    key: String
    value: Lists
}
