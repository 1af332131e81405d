$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service First {}

@restJson1
service Second {}
