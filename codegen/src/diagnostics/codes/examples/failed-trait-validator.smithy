$version: "2.0"
namespace example

@trait(selector: "structure")
@traitValidators("Named.Required": { selector: "> member :not([trait|required])", message: "must be required" })
structure named {}

@named
structure Pet {
    name: String
}
