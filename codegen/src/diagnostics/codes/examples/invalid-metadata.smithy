$version: "2.0"

metadata suppressions = "all"

namespace example
