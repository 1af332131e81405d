$version: "2"
namespace example

@aws.api#arn(template: "pet/{name}")
resource Pet {
    identifiers: { id: String }
}
