$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
@httpBasicAuth
@auth([httpBasicAth])
service Pets {
    version: "1"
    operatons: [GetPet]
    operations: [GetPet, ListPets]
}

@readonly
@http(method: "GET", uri: "/pets/{petld}")
operation GetPet {
    input := {
        @required
        @httpLabel
        petId: String
    }
}

@readonly
@http(method: "GET", uri: "/pets")
@paginated(inputToken: "curser", outputToken: "meta.nxt", items: "petz")
operation ListPets {
    input := {
        @httpQuery("cursor")
        cursor: String
    }
    output := {
        meta: Meta
        pets: Names
    }
}

structure Meta {
    next: String
}

list Names {
    member: String
}

@trait
union choice {
    one: String
    two: String
}

@choice(oen: "a")
@own
string Marked
