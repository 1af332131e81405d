// The traits of `aws.endpoints`, so that their values are read by their shapes.
// Names, shapes and selectors only: what they mean stands in the specification.
$version: "2.0"

namespace aws.endpoints

@private
enum PartitionEndpointPattern {
    @deprecated
    SERVICE_DNSSUFFIX = "service_dnsSuffix"
    @deprecated
    SERVICE_REGION_DNSSUFFIX = "service_region_dnsSuffix"
    AWS_RECOMMENDED = "aws_recommended"
}

@private
structure PartitionEndpointSpecialCase {
    endpoint: String
    region: String
    dualStack: Boolean
    fips: Boolean
}

@private
list PartitionEndpointSpecialCaseList {
    member: PartitionEndpointSpecialCase
}

@private
map PartitionEndpointSpecialCaseMap {
    key: String
    value: PartitionEndpointSpecialCaseList
}

@private
structure PartitionSpecialCase {
    @required
    endpoint: String
    dualStack: Boolean
    fips: Boolean
}

@private
list PartitionSpecialCaseList {
    member: PartitionSpecialCase
}

@private
map PartitionSpecialCaseMap {
    key: String
    value: PartitionSpecialCaseList
}

@private
structure RegionSpecialCase {
    @required
    endpoint: String
    dualStack: Boolean
    fips: Boolean
    signingRegion: String
}

@private
list RegionSpecialCaseList {
    member: RegionSpecialCase
}

@private
map RegionSpecialCaseMap {
    key: String
    value: RegionSpecialCaseList
}

@trait(selector: "service")
structure dualStackOnlyEndpoints {}

@trait(selector: "structure[trait|trait]")
structure endpointsModifier {}

@trait(selector: "service")
structure rulesBasedEndpoints {}

@trait(selector: "service", conflicts: ["aws.endpoints#standardRegionalEndpoints"])
structure standardPartitionalEndpoints {
    @required
    endpointPatternType: PartitionEndpointPattern
    partitionEndpointSpecialCases: PartitionEndpointSpecialCaseMap
}

@trait(selector: "service", conflicts: ["aws.endpoints#standardPartitionalEndpoints"])
structure standardRegionalEndpoints {
    partitionSpecialCases: PartitionSpecialCaseMap
    regionSpecialCases: RegionSpecialCaseMap
}
