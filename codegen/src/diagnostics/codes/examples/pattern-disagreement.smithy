$version: "2.0"
namespace example

@aws.protocols#restJson1
service Example { operations: [Send] }

@http(method: "POST", uri: "/send")
operation Send {
    input := {
        part1: Part1
        part2: Part2
        part3: Part3
        part4: Part4
        part5: Part5
    }
}

structure Part1 {
    @pattern("^[a-z]{5}$")
    code: String
}

structure Part2 {
    @pattern("^[a-z]{5}$")
    code: String
}

structure Part3 {
    @pattern("^[a-z]{5}$")
    code: String
}

structure Part4 {
    @pattern("^[a-z]{5}$")
    code: String
}

structure Part5 {
    @pattern("^[a-z]{4}$")
    code: String
}
