$version: "2.0"
namespace example

@deprecated(since: "1")
structure Pet {}

apply Pet @deprecated(since: "2")
