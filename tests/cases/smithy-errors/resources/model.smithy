$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    resources: [City]
}

resource City {
    identifiers: { cityId: CityId }
    properties: { CITYID: String, mayor: String, name: String }
    read: GetCity
    list: ListCities
    resources: [Street, River]
}

resource Street {
    identifiers: { streetId: String }
}

resource River {
    identifiers: { cityId: CityId, riverId: String }
    list: ListRivers
}

@readonly
@http(method: "GET", uri: "/city")
operation GetCity {
    input := {
        @httpQuery("city")
        cityId: CityId
    }
    output := {
        name: String
    }
}

@readonly
@http(method: "GET", uri: "/cities/{cityId}")
operation ListCities {
    input := {
        @required
        @httpLabel
        cityId: CityId
    }
}

@readonly
@http(method: "GET", uri: "/rivers")
operation ListRivers {
    input := {
        @required
        @resourceIdentifier("riverId")
        @httpQuery("one")
        one: String

        @required
        @resourceIdentifier("riverId")
        @httpQuery("other")
        other: String
    }
}

string CityId
