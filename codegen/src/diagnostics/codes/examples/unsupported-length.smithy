$version: "2.0"
namespace example

@aws.protocols#restJson1
service Example { operations: [Send] }

@http(method: "POST", uri: "/send")
operation Send {
    input := { @required @httpPayload data: Data }
}

@streaming
@requiresLength
blob Data
