$version: "2"

namespace example.weather

@aws.protocols#restJson1
service Weather {
    version: "1"
    operations: [Ping]
    resources: [City]
}

resource City {
    identifiers: { cityId: String }
    read: GetCity
    resources: [Forecast]
}

resource Forecast {
    identifiers: { cityId: String }
    read: GetForecast
}

@readonly
@http(method: "GET", uri: "/ping")
operation Ping {}

@readonly
@http(method: "GET", uri: "/cities/{cityId}")
@tags(["places"])
operation GetCity {
    input := {
        @required
        @httpLabel
        cityId: String
    }
    output := { place: Place }
}

@readonly
@http(method: "GET", uri: "/cities/{cityId}/forecast")
operation GetForecast {
    input := {
        @required
        @httpLabel
        cityId: String
    }
    output := { chance: Float }
}

structure Place {
    name: String
}
