$version: "2"

namespace example

@protocolDefinition
@trait(selector: "service")
structure carrierPigeon {}

@carrierPigeon
service Example {
    version: "1"
}
