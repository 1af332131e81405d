$version: "2.0"
namespace example

resource Pet {
    identifiers: { petId: String }
    read: GetPet
}

operation GetPet {
    input := {
        @required
        petId: String
    }
}
