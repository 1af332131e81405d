$version: "2.0"
namespace example

apply Pet @sensitive
