$version: "2"
namespace example

resource Pet {
    identifiers: { id: String }
    properties: { name: String }
    read: GetPet
}

@readonly
operation GetPet {
    input := {
        @required
        id: String
    }
    output := {
        name: Integer
    }
}
