$version: "2.0"
namespace example

service Example {
    operations: [Send]
    rename: { "example#Pet": "the pet" }
}

operation Send {
    input := {
        pet: Pet
    }
}

structure Pet {}
