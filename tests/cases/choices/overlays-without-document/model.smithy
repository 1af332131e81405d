$version: "2"

namespace example.weather

@aws.protocols#restJson1
service Weather {
    version: "1"
    operations: [Ping]
}

@http(method: "GET", uri: "/ping")
@readonly
operation Ping {}
