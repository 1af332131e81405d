// The traits of `smithy.openapi`, so that their values are read by their shapes.
// Names, shapes and selectors only: what they mean stands in the specification.
$version: "2.0"

namespace smithy.openapi

@pattern("^x-.+$")
@private
string SpecificationExtensionKey

@trait(selector: "[trait|trait]")
structure specificationExtension {
    as: SpecificationExtensionKey
}
