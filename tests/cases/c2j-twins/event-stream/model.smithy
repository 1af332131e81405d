$version: "2.0"

namespace example

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1

@title("Radio")
@service(sdkId: "Radio", endpointPrefix: "radio")
@sigv4(name: "radio")
@httpBearerAuth
@auth([sigv4, httpBearerAuth])
@restJson1
service Radio {
    version: "2024-05-01"
    operations: [Listen, Tune]
}

@http(method: "POST", uri: "/listen")
operation Listen {
    input: ListenRequest
    output: ListenResponse
}

@http(method: "PUT", uri: "/tune/{channel}")
operation Tune {
    input: TuneRequest
}

@input
structure TuneRequest {
    @required
    @httpLabel
    @jsonName("outside")
    channel: String

    @jsonName("channel")
    next: String
}

@input
structure ListenRequest {
    @httpPayload
    Voice: Voice
}

structure ListenResponse {
    @httpHeader("x-channel")
    Channel: String

    @httpPayload
    Sounds: Sounds
}

blob Voice

@streaming
union Sounds {
    Music: Music
    Off: OffAir
}

structure Music {
    @eventHeader
    Title: String

    @eventPayload
    Bytes: Voice
}

@error("client")
structure OffAir {
    Message: String
}
