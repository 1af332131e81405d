$version: "2.0"
namespace example

resource One { resources: [Other] }

resource Other { resources: [One] }
