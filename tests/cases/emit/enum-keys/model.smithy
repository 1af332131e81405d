$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [PutPrices]
}

@http(method: "POST", uri: "/prices")
operation PutPrices {
    input := {
        prices: Prices
    }
}

map Prices {
    key: Currency
    value: Integer
}

enum Currency {
    EUR
    CHF

    @internal
    XTS
}
