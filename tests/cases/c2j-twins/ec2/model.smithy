$version: "2.0"

namespace example

use aws.api#service
use aws.auth#sigv4
use aws.protocols#ec2Query
use aws.protocols#ec2QueryName

@title("Cloud")
@service(sdkId: "Cloud", endpointPrefix: "cloud")
@sigv4(name: "cloud")
@ec2Query
@xmlNamespace(uri: "http://cloud.example.com/doc/2016-11-15")
service Cloud {
    version: "2016-11-15"
    operations: [DescribeHosts]
}

operation DescribeHosts {
    input: DescribeHostsRequest
    output: DescribeHostsResult
}

@input
structure DescribeHostsRequest {
    @xmlName("HostId")
    HostIds: HostIdList

    @default(false)
    @xmlName("dryRun")
    DryRun: Boolean

    @xmlName("owner")
    @ec2QueryName("OwnedBy")
    Owner: String

    @default(0)
    @xmlName("maxResults")
    MaxResults: Integer
}

structure DescribeHostsResult {
    @xmlName("hostSet")
    Hosts: HostSet

    @xmlName("nextToken")
    NextToken: String
}

structure Host {
    @xmlName("hostId")
    HostId: String

    @xmlName("state")
    State: HostState

    @xmlName("launchTime")
    Launched: Timestamp
}

list HostIdList {
    @xmlName("item")
    member: String
}

list HostSet {
    @xmlName("item")
    member: Host
}

enum HostState {
    available
    pending
}
