$version: "2.0"
namespace example

resource Pet {
    identifiers: { petId: String }
    read: GetPet
}

@readonly
operation GetPet {
    input := {}
}
