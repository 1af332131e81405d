$version: "2"
namespace example

use aws.protocols#restJson1

@restJson1
service Pets {
    version: "1"
    operations: [Put, Get]
}

@http(method: "PUT", uri: "/pets")
@idempotent
operation Put {
    input := {
        same: Same
        narrowed: Narrowed
        widened: Widened
        other: Other
        undecided: Undecided
        gained: String
        lost: Lost
        short: Short
        span: Span
        odd: Odd
        tags: Tags
        count: Count
        score: Score
        byPattern: ByPattern
    }
}

@http(method: "GET", uri: "/pets")
@readonly
operation Get {
    output := {
        narrowed: Narrowed
        widened: Widened
        other: Other
        span: Span
    }
}

@pattern("^(a|b)[0-9]{2}$")
string Same

@pattern("^[a-z0-9]+$")
string Narrowed

@pattern("^[a-z]+$")
string Widened

@pattern("^[a-z]+$")
string Other

@pattern("^(a|b)\\1$")
string Undecided

@pattern("^[a-z]+$")
string Lost

@length(max: 5)
string Short

@length(min: 1, max: 5)
string Span

@pattern("^(a|b)\\1$")
@length(max: 5)
string Odd

@length(max: 9)
list Tags {
    member: String
}

@range(min: 1, max: 100)
integer Count

@range(min: 1, max: 5)
integer Score

// The pattern bounds the length, so that the bound says nothing.
@pattern("^[a-z]{1,10}$")
@length(max: 20)
string ByPattern
