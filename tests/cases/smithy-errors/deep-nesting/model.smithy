$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Put]
}

@http(method: "POST", uri: "/put")
operation Put {
    input := { list: L1 }
}

list L1 { member: L2 }
list L2 { member: L3 }
list L3 { member: L4 }
list L4 { member: L5 }
list L5 { member: L6 }
list L6 { member: L7 }
list L7 { member: L8 }
list L8 { member: L9 }
list L9 { member: L10 }
list L10 { member: L11 }
list L11 { member: L12 }
list L12 { member: L13 }
list L13 { member: L14 }
list L14 { member: L15 }
list L15 { member: L16 }
list L16 { member: L17 }
list L17 { member: L18 }
list L18 { member: L19 }
list L19 { member: L20 }
list L20 { member: L21 }
list L21 { member: L22 }
list L22 { member: L23 }
list L23 { member: L24 }
list L24 { member: L25 }
list L25 { member: L26 }
list L26 { member: L27 }
list L27 { member: L28 }
list L28 { member: L29 }
list L29 { member: L30 }
list L30 { member: L31 }
list L31 { member: L32 }
list L32 { member: L33 }
list L33 { member: L34 }
list L34 { member: L35 }
list L35 { member: L36 }
list L36 { member: L37 }
list L37 { member: L38 }
list L38 { member: L39 }
list L39 { member: L40 }
list L40 { member: L41 }
list L41 { member: L42 }
list L42 { member: L43 }
list L43 { member: L44 }
list L44 { member: L45 }
list L45 { member: L46 }
list L46 { member: L47 }
list L47 { member: L48 }
list L48 { member: L49 }
list L49 { member: L50 }
list L50 { member: L51 }
list L51 { member: L52 }
list L52 { member: L53 }
list L53 { member: L54 }
list L54 { member: L55 }
list L55 { member: L56 }
list L56 { member: L57 }
list L57 { member: L58 }
list L58 { member: L59 }
list L59 { member: L60 }
list L60 { member: L61 }
list L61 { member: L62 }
list L62 { member: L63 }
list L63 { member: L64 }
list L64 { member: L65 }
list L65 { member: L66 }
list L66 { member: L67 }
list L67 { member: L68 }
list L68 { member: L69 }
list L69 { member: L70 }
list L70 { member: String }
