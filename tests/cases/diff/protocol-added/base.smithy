$version: "2"
namespace example

use aws.protocols#awsJson1_0

@awsJson1_0
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

@pattern("^[a-z0-9]+$")
string PetName
