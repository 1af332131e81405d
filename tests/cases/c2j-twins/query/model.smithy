$version: "2.0"

namespace example

use aws.api#service
use aws.auth#sigv4
use aws.protocols#awsQuery
use aws.protocols#awsQueryError
use smithy.waiters#waitable

@title("Badge")
@service(sdkId: "Badge", endpointPrefix: "badge")
@sigv4(name: "badge")
@awsQuery
@xmlNamespace(uri: "https://badge.example.com/doc/2010-05-08/")
service BadgeService {
    version: "2010-05-08"
    operations: [ListBadges]
}

@paginated(inputToken: "Marker", outputToken: "Marker", items: "Badges")
@waitable(
    BadgeMade: {
        documentation: "Wait until there is a badge."
        minDelay: 15
        acceptors: [
            { state: "retry", matcher: { errorType: "NoBadge" } }
            {
                state: "retry"
                matcher: { output: { path: "IsTruncated", expected: "true", comparator: "booleanEquals" } }
            }
            {
                state: "success"
                matcher: { output: { path: "Badges[].Name", expected: "gold", comparator: "anyStringEquals" } }
            }
        ]
    }
    NoBadges: {
        minDelay: 300
        maxDelay: 300
        acceptors: [
            {
                state: "success"
                matcher: { output: { path: "(length(Badges)) == `0`", expected: "true", comparator: "booleanEquals" } }
            }
            { state: "retry", matcher: { success: true } }
        ]
    }
)
operation ListBadges {
    input: ListBadgesRequest
    output: ListBadgesResponse
    errors: [NoBadgeException]
}

@input
structure ListBadgesRequest {
    Marker: String
    Names: nameList

    @xmlFlattened
    @xmlName("Color")
    Colors: flatList

    Since: Timestamp
}

structure ListBadgesResponse {
    @required
    Badges: badgeListType

    @default(false)
    IsTruncated: Boolean

    Marker: String
}

structure Badge {
    Name: nameType
    Made: Timestamp
    Tags: tagMap
}

@error("client")
@httpError(404)
@awsQueryError(code: "NoBadge", httpResponseCode: 404)
structure NoBadgeException {
    message: nameType
}

list badgeListType {
    member: Badge
}

list nameList {
    @xmlName("Name")
    member: nameType
}

list flatList {
    member: nameType
}

map tagMap {
    key: nameType
    value: nameType
}

@length(min: 1, max: 64)
@pattern("^[\\w+=,.@-]+$")
string nameType
