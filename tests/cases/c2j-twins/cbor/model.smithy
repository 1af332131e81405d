$version: "2.0"

namespace example

use aws.api#service
use aws.auth#sigv4
use aws.protocols#awsJson1_1
use smithy.protocols#rpcv2Cbor

@title("Meter")
@service(sdkId: "Meter", endpointPrefix: "meter")
@sigv4(name: "meter")
@rpcv2Cbor
@awsJson1_1
service MeterService {
    version: "2024-05-01"
    operations: [Report]
}

operation Report {
    input: ReportInput
    output: ReportOutput
    errors: [Broken]
}

@input
structure ReportInput {
    @required
    value: Value

    at: Timestamp
    raw: Raw
    count: Long
}

structure ReportOutput {
    sum: Value
}

@error("server")
structure Broken {}

@range(min: 0.5)
float Value

@length(max: 1024)
blob Raw
