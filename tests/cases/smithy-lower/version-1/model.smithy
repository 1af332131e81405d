$version: "1.0"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Download]
}

@http(method: "POST", uri: "/download")
operation Download {
    input: DownloadInput
    output: DownloadOutput
}

structure DownloadInput {
    count: Integer

    pages: Pages

    @range(min: 1)
    atLeastOne: Pages

    @box
    boxed: Pages
}

integer Pages

structure DownloadOutput {
    @httpPayload
    data: Data
}

@streaming
blob Data
