$version: "2.0"
namespace example

@range(min: 5, max: 2)
integer Age
