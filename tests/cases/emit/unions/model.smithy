$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [PutSource]
}

@http(method: "POST", uri: "/source")
operation PutSource {
    input := {
        @required
        source: Source
    }
}

/// Where the data is.
union Source {
    /// In a bucket.
    s3: S3Source

    /// Right here.
    @length(min: 1)
    inline: String

    keys: Keys

    secret: Secret
}

@sensitive
string Secret

structure S3Source {
    @required
    uri: String

    until: Timestamp
}

@length(max: 10)
list Keys {
    member: Key
}

@pattern("^[a-z]+$")
string Key
