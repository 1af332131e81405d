$version: "2"

namespace example

@aws.protocols#restJson1
service Pets {
    version: "1"
}

@aws.protocols#restJson1
service Cats {
    version: "1"
}
