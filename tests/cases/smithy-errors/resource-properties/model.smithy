$version: "2"

namespace example

resource Pet {
    identifiers: { id: String }
    properties: { name: String, age: Integer }
    create: CreatePet
    read: GetPet
    list: ListPets
}

operation CreatePet {
    input := {
        @idempotencyToken
        token: String

        @nestedProperties
        pet: PetInput

        beside: String
    }
    output := {
        id: String
        name: String
    }
}

structure PetInput {
    name: String

    @property(name: "name")
    alias: String

    age: String

    @notProperty
    colour: String
}

@readonly
operation GetPet {
    input := {
        @required
        id: String
    }
    output := {
        name: String
        age: Integer
        weight: Integer
    }
}

@readonly
operation ListPets {
    output := {
        pets: Pets
    }
}

list Pets {
    member: String
}
