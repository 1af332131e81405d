$version: "2.0"
namespace example

service Example { operations: [Send] }

operation Send {
    input := {
        one: other#Pet
        other: Pet
    }
}

structure Pet {}
