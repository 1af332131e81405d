$version: "2.0"

namespace example

use aws.protocols#ec2Query
use aws.protocols#ec2QueryName

@ec2Query
@xmlNamespace(uri: "urn:example")
service Cloud {
    version: "2016-11-15"
    operations: [Run]
}

operation Run {
    input := {
        @xmlName("imageId")
        @ec2QueryName("ImageId")
        image: String

        @ec2QueryName("SecurityGroup")
        groups: Groups
    }
    output := {
        @xmlName("groupSet")
        groups: Groups
    }
}

list Groups {
    @xmlName("item")
    member: String
}
