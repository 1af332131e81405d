$version: "2.0"

namespace example

use aws.api#service
use aws.auth#sigv4
use aws.protocols#awsJson1_0
use aws.protocols#awsQueryCompatible
use aws.protocols#awsQueryError

@title("Bench")
@service(sdkId: "Bench Rental", endpointPrefix: "bench")
@sigv4(name: "bench")
@awsJson1_0
@awsQueryCompatible
service Bench_20240501 {
    version: "2024-05-01"
    operations: [RentBench, Sit]
}

operation RentBench {
    input: RentBenchInput
    output: RentBenchOutput
    errors: [TakenException]
}

operation Sit {}

@input
structure RentBenchInput {
    @required
    place: String

    from: Timestamp

    @default(0)
    seats: Seats

    color: Color
}

structure RentBenchOutput {
    price: Double

    @default(0)
    seats: Seats
}

@error("client")
@httpError(409)
@awsQueryError(code: "Bench.Taken", httpResponseCode: 409)
structure TakenException {
    message: String
}

@default(0)
integer Seats

enum Color {
    dark_green = "dark-green"
    DARK_GREEN_2 = "DARK_GREEN"
    V9red = "9red"
}
