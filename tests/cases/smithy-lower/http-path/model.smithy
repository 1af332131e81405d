$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [GetFile]
}

@readonly
@http(method: "GET", uri: "/shelves/{shelf}/files/{path+}?kind=text&raw", code: 206)
operation GetFile {
    input := {
        @required
        @httpLabel
        path: String

        @required
        @httpLabel
        shelf: Integer
    }
}
