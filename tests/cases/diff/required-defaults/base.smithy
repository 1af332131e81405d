$version: "2"
namespace example

use aws.protocols#restJson1

@restJson1
service Pets {
    version: "1"
    operations: [PutPet]
}

@idempotent
@http(method: "PUT", uri: "/pet")
operation PutPet {
    input := {
        @required
        active: Switch = false
        loud: Switch = false
        pet: Pet
    }
    output := {
        pet: Pet
    }
}

structure Pet {
    @required
    tame: Switch = false

    wild: Switch = false
}

@default(false)
boolean Switch
