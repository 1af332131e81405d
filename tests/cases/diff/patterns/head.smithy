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
        gained: Gained
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

@pattern("^(?:[ab]\\d\\d)$")
string Same

@pattern("^[a-z]+$")
string Narrowed

@pattern("^[a-z0-9]+$")
string Widened

@pattern("^[0-9]+$")
string Other

@pattern("^(a|b|c)\\1$")
string Undecided

string Lost

@pattern("^[a-z]+$")
string Gained

@length(max: 9)
string Short

@length(min: 3, max: 9)
string Span

@pattern("^(a|b)\\1$")
@length(max: 6)
string Odd

@length(max: 5)
@uniqueItems
list Tags {
    member: String
}

@range(min: 1, max: 50)
integer Count

@range(min: 3, max: 9)
integer Score

// The pattern bounds the length, so that the bound says nothing.
@pattern("^[a-z]{1,10}$")
@length(max: 30)
string ByPattern
