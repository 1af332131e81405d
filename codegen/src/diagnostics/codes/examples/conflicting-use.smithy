$version: "2.0"
namespace example

use aws.api#service

structure service {}
