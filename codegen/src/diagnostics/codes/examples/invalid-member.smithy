$version: "2.0"
namespace example

list Names {
    member: String
    other: String
}
