$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Login]
}

@http(method: "POST", uri: "/login")
operation Login {
    input := @sensitive {
        user: String
    }
    output := {
        password: Password
        passwords: Passwords
        byName: ByName
        pin: Pin
        key: Key
    }
}

@sensitive
string Password

list Passwords {
    member: Password
}

map ByName {
    key: String
    value: Password
}

@sensitive
@length(min: 4, max: 4)
string Pin

@sensitive
structure Key {
    text: String
}
