$version: "2.0"
namespace example

structure Pet {
    @length(min: 1, max: "ten")
    name: String
}
