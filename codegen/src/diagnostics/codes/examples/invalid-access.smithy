$version: "2"
namespace example

structure Pet {
    rules: smithy.rules#Conditions
}
