$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [PutThing]
}

@http(method: "POST", uri: "/thing/{name}")
operation PutThing {
    input := {
        @required
        @httpLabel
        name: Name

        @range(min: 0.5, max: 1)
        share: Double

        @httpQuery("sizes")
        sizes: Sizes

        labels: Labels
        tag: TagKey
        slug: Slug
        secret: Secret

        @length(min: 3, max: 3)
        code: String
    }
}

/// What a thing is called.
@length(min: 1, max: 63)
@pattern("^[a-zA-Z0-9](-*[a-zA-Z0-9])*$")
string Name

@length(min: 1, max: 5)
@uniqueItems
list Sizes {
    member: Size
}

@range(min: 1)
integer Size

@length(max: 50)
map Labels {
    key: Name
    value: Word
}

@pattern("^\\w+\"?$")
string Word

@sensitive
@length(min: 8)
string Secret

/// A key that is not one of AWS's own.
@pattern("^(?!aws:)[a-z:]+$")
@length(min: 4, max: 8)
string TagKey

@pattern("^(?!.*--)[a-z-]+(?<!-)$")
string Slug
