$version: "2"

namespace example

use aws.protocols#restJson1

@restJson1
service Example {
    version: "1"
    operations: [Talk]
}

@http(method: "POST", uri: "/talk")
operation Talk {
    input := {
        @httpHeader("X-Language")
        language: String

        @httpPayload
        words: Words
    }
    output := {
        @httpPayload
        words: Words
    }
}

@streaming
union Words {
    word: Word
    sound: Sound
    trouble: Trouble
}

structure Word {
    text: String
}

structure Sound {
    @eventHeader
    pitch: Integer

    @eventPayload
    data: Blob
}

@error("client")
structure Trouble {
    message: String
}
