$version: "2.0"
namespace example

@references([{ resource: Pet }])
structure Visit {}

resource Pet {
    identifiers: { petId: String }
}
