$version: "2"

namespace example

use aws.protocols#httpChecksum
use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Misspelt, OfAnotherType, Half, Nothing]
}

@http(method: "POST", uri: "/misspelt")
@httpChecksum(requestAlgorithmMember: "algoritm")
operation Misspelt {
    input := {
        @httpHeader("x-algorithm")
        algorithm: String
    }
}

@http(method: "POST", uri: "/of-another-type")
@httpChecksum(requestAlgorithmMember: "algorithm")
operation OfAnotherType {
    input := {
        @httpHeader("x-algorithm")
        algorithm: Integer
    }
}

@http(method: "POST", uri: "/half")
@httpChecksum(responseAlgorithms: ["CRC32"])
operation Half {
    output := {
        text: String
    }
}

@http(method: "POST", uri: "/nothing")
@httpChecksum(requestChecksumRequired: false)
operation Nothing {}
