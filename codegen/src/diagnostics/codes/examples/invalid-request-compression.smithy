$version: "2.0"
namespace example

@requestCompression(encodings: ["zip"])
operation Send {
    input := {
        name: String
    }
}
