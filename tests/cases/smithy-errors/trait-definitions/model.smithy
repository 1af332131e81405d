$version: "2"

metadata severityOverrides = [{ namespace: "example", id: "Taste", severity: "ERROR" }]

namespace example

@trait(breakingChanges: [
    { path: "/names/member/first", change: "any" }
    { path: "/names/member/last", change: "any" }
    { path: "", change: "remove" }
])
structure people {
    names: Names
}

list Names {
    member: Name
}

structure Name {
    first: String
}
