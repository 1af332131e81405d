$version: "2"

metadata suppressions = [{ id: "Taste" }]
metadata validators = [
    { id: "Unnamed" }
    { name: "EmitEachSelector", severity: "LOUD" }
    { name: "EmitNoneSelector", configuration: { selector: "[id=" } }
]
metadata level = { depth: "deep" }
metadata shapeClosures = [
    { id: "example#Level", includeNamespaces: ["example"] }
    { id: "example#Others", includeBySelector: "structure >>(" }
    { id: "example#Others", includeNamespaces: ["example"], rename: { "smithy.api#Blob": "Bytes", "Level": "Depth" } }
]

namespace example

@metadata(key: "level")
structure Level {
    depth: Integer
}

@metadata(key: "level")
string OtherLevel
