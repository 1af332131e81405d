$version: "2.0"
namespace example

@mixin
operation Call {
    input := {}
}
