$version: "2.0"
namespace example

apply smithy.api#String @sensitive
