$version: "2.0"
namespace example

@endpoint(hostPrefix: "a_b.")
operation Send {}
