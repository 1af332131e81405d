// Labels that you put on jobs, models and throughputs.
$version: "2"
$operationInputSuffix: "Request"
$operationOutputSuffix: "Response"

namespace com.amazonaws.bedrock

/// Lists the tags of a resource.
@http(method: "POST", uri: "/listTagsForResource", code: 200)
operation ListTagsForResource {
    input := {
        /// Which resource.
        @required
        resourceARN: TaggableResourcesArn
    }

    output := {
        /// The resource's tags.
        tags: TagList
    }

    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

/// Puts tags on a resource.
@http(method: "POST", uri: "/tagResource", code: 200)
operation TagResource {
    input := {
        /// Which resource.
        @required
        resourceARN: TaggableResourcesArn

        /// The tags to put on it.
        @required
        tags: TagList
    }

    output := {}

    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        TooManyTagsException
        ValidationException
    ]
}

/// Takes tags off a resource.
@http(method: "POST", uri: "/untagResource", code: 200)
operation UntagResource {
    input := {
        /// Which resource.
        @required
        resourceARN: TaggableResourcesArn

        /// The keys of the tags to take off.
        @required
        tagKeys: TagKeyList
    }

    output := {}

    errors: [
        AccessDeniedException
        InternalServerException
        ResourceNotFoundException
        ThrottlingException
        ValidationException
    ]
}

/// A label on a resource.
structure Tag {
    /// What kind of label it is.
    @required
    key: TagKey

    /// What the label says.
    @required
    value: TagValue
}

/// Tags of one resource. A request may name 200; a resource cannot hold more than 50.
@length(max: 200)
list TagList {
    member: Tag
}

@length(max: 200)
list TagKeyList {
    member: TagKey
}

/// The key of a tag.
@length(min: 1, max: 128)
@pattern("^[a-zA-Z0-9\\s._:/=+@-]*$")
string TagKey

/// The value of a tag.
@length(max: 256)
@pattern("^[a-zA-Z0-9\\s._:/=+@-]*$")
string TagValue

/// A resource that can have tags: a customization job, a custom model or a provisioned throughput.
@length(min: 20, max: 1011)
@pattern("(^[a-zA-Z0-9][a-zA-Z0-9\\-]*$)|(^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:([0-9]{12}|)((:(fine-tuning-job|model-customization-job|custom-model)/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}(/[a-z0-9]{12})$)|(:provisioned-model/[a-z0-9]{12}$)))")
string TaggableResourcesArn
