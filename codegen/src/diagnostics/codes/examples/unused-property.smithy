$version: "2.0"
namespace example

resource Pet {
    identifiers: { petId: String }
    properties: { age: Integer }
    read: GetPet
}

@readonly
operation GetPet {
    input := {
        @required
        petId: String
    }
}
