$version: "2"

namespace example

@aws.protocols#restXml
service Example {
    version: "1"
}
