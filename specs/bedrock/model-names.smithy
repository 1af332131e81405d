// How models are named. Patterns are copied from the published models of 2023, letter by letter; those marked 2025
// have been widened since, and the wider form stands here. Some are looser than they look: in `^a|b|c$` only the first
// alternative is anchored at the front and only the last at the end.
$version: "2"

namespace com.amazonaws.bedrock

/// A model of any kind: its name, its id or its ARN.
@suppress(["misanchored-alternation"]) // As the service publishes it: anchors of single alternatives.
@length(min: 1, max: 2048)
@pattern("^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}(([:][a-z0-9-]{1,63}){0,2})?/[a-z0-9]{12})|(:foundation-model/([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})))|(([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2}))|(([0-9a-zA-Z][_-]?)+)$")
string ModelIdentifier

/// A model that a customization can start from: its name, its id or its ARN.
@suppress(["misanchored-alternation"]) // As the service publishes it: anchors of single alternatives.
@length(min: 1, max: 2048)
@pattern("^(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2})))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})|(([0-9a-zA-Z][_-]?)+)$")
string BaseModelIdentifier

// 2025: also `custom-model/imported/`, and up to two `:` parts.
/// A foundation model or a custom model, by its ARN.
@length(min: 20, max: 1011)
@pattern("^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/((imported)|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}))(([:][a-z0-9-]{1,63}){0,2})?/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}))$")
string ModelArn

/// A foundation model, by its ARN.
@pattern("^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}::foundation-model/[a-z0-9-]{1,63}[.]{1}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}$")
string FoundationModelArn

/// A foundation model, by its id, such as `amazon.titan-text-express-v1`.
@length(max: 140)
@pattern("^[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}(/[a-z0-9]{12}|)$")
string BedrockModelId

/// The short name of a base model: its maker, a dot, and what the maker calls it.
@length(min: 1, max: 63)
@pattern("^([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63})$")
string ModelName

/// A name as its owner writes it.
@length(min: 1, max: 20)
@pattern("^.*$")
string BrandedName

// 2025: also `custom-model/imported/`.
/// A custom model, by its ARN.
@length(min: 20, max: 1011)
@pattern("^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:custom-model/(imported|[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2})/[a-z0-9]{12}$")
string CustomModelArn

/// The name that you gave a custom model.
@length(min: 1, max: 63)
@pattern("^([0-9a-zA-Z][_-]?)+$")
string CustomModelName
