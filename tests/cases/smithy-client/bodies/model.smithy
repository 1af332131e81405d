$version: "2"

namespace example

use aws.auth#sigv4
use aws.protocols#httpChecksum
use aws.protocols#restJson1

@restJson1
@sigv4(name: "depot")
service Depot {
    version: "1"
    operations: [PutNote, PutObject, GetObject, GetNote, PutLog, PutTape]
}

@idempotent
@http(method: "PUT", uri: "/note")
@httpChecksum(requestAlgorithmMember: "algorithm", requestChecksumRequired: true)
operation PutNote {
    input := {
        @httpHeader("x-amz-sdk-checksum-algorithm")
        algorithm: Algorithm
        @httpHeader("x-amz-checksum-sha1")
        sha1: String
        @httpHeader("Content-MD5")
        md5: String
        text: String
    }
}

@idempotent
@http(method: "PUT", uri: "/object")
@httpChecksum(requestAlgorithmMember: "algorithm")
operation PutObject {
    input := {
        @httpHeader("x-amz-sdk-checksum-algorithm")
        algorithm: Algorithm
        @httpHeader("Content-Encoding")
        encoding: String
        @httpHeader("Content-Length")
        length: Long
        @required
        @httpPayload
        data: Data
    }
}

enum Algorithm {
    CRC32
    CRC32C
    CRC64NVME
    SHA1
    SHA256
}

@streaming
blob Data

@readonly
@http(method: "GET", uri: "/object")
@httpChecksum(requestValidationModeMember: "mode", responseAlgorithms: ["SHA256", "CRC32", "CRC64NVME", "MD5"])
operation GetObject {
    input := {
        @httpHeader("x-amz-checksum-mode")
        mode: Mode
    }
    output := {
        @required
        @httpPayload
        data: Data
    }
}

enum Mode {
    ENABLED
}

@readonly
@http(method: "GET", uri: "/note")
@httpChecksum(requestValidationModeMember: "mode", responseAlgorithms: ["CRC32"])
operation GetNote {
    input := {
        @httpHeader("x-amz-checksum-mode")
        mode: Mode
    }
    output := {
        text: String
    }
}

@idempotent
@http(method: "PUT", uri: "/log")
@requestCompression(encodings: ["gzip"])
operation PutLog {
    input := {
        @required
        @httpPayload
        data: Data
    }
}

@idempotent
@http(method: "PUT", uri: "/tape")
operation PutTape {
    input := {
        @httpHeader("Content-Length")
        length: Long
        @required
        @httpPayload
        data: Tape
    }
}

@streaming
@requiresLength
blob Tape
