$version: "2"
namespace example

use smithy.protocols#rpcv2Cbor

@rpcv2Cbor
service Pets {
    version: "1"
    operations: [GetPet, ListPets]
}

operation GetPet {
    input := {
        @required
        name: PetName
    }
    output := {
        pet: Pet
    }
    errors: [NoSuchPet]
}

operation ListPets {
    input := {
        since: Timestamp
    }
    output := {
        pets: Pets_
    }
}

list Pets_ {
    member: Pet
}

structure Pet {
    name: PetName
    photo: Blob
    born: Timestamp
    weight: Float
}

@error("client")
structure NoSuchPet {
    message: String
}

@pattern("^[a-z]+$")
string PetName
