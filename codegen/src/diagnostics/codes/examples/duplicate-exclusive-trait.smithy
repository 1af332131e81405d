$version: "2.0"
namespace example

structure Pet {
    @httpPayload
    one: Blob

    @httpPayload
    other: Blob
}
