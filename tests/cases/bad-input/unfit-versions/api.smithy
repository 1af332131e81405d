$version: "2"
namespace example
