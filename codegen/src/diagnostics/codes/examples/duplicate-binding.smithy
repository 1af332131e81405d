$version: "2.0"
namespace example

service Example { operations: [Send], resources: [Letter] }

resource Letter { collectionOperations: [Send] }

operation Send {}
