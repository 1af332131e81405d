$version: "2.0"
namespace example

@aws.protocols#httpChecksum(requestAlgorithmMember: "algorithm")
operation Put {
    input := {
        algorithms: String
    }
}
