//! Whether a value is a time, as its format writes it (Smithy 2.0, "`timestampFormat` trait").

use std::sync::LazyLock;

use regex::Regex;

use super::super::node::Node;

/// How times are written in a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Times {
    /// As the trait of their shape prescribes; without one as date-time or seconds.
    Formats,
    /// As seconds since 1970, whatever the trait: so protocol tests and smoke tests have them.
    Seconds,
}

/// What is wrong with a string or number that must be a time.
pub(super) fn problem(times: Times, format: Option<&str>, value: &Node) -> Option<String> {
    let format = if times == Times::Seconds { Some("epoch-seconds") } else { format };
    match (format, value) {
        (Some("epoch-seconds") | None, Node::Number(_)) => None,
        (Some("epoch-seconds"), other) => {
            Some(format!("must be a number of seconds since 1970, but it is {}", other.kind()))
        }
        (Some("http-date"), Node::String(text)) if is(&HTTP_DATE, text) => None,
        (Some("http-date"), _) => Some("must be a time such as `Tue, 29 Apr 2014 18:30:38 GMT`".to_owned()),
        (_, Node::String(text)) if is(&DATE_TIME, text) => None,
        _ => Some("must be a time such as `1985-04-12T23:20:50Z`".to_owned()),
    }
}

type Grammar = LazyLock<Option<Regex>>;

/// RFC 3339, section 5.6.
static DATE_TIME: Grammar = LazyLock::new(|| {
    let date = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    let time = "([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]+)?";
    Regex::new(&format!("^{date}[Tt]{time}([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})$")).ok()
});

/// `IMF-fixdate` of RFC 9110, section 5.6.7, with the fractions that Smithy allows.
static HTTP_DATE: Grammar = LazyLock::new(|| {
    let day = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2}";
    let month = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    Regex::new(&format!("^{day} {month} [0-9]{{4}} [0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}([.][0-9]+)? GMT$")).ok()
});

fn is(grammar: &Grammar, text: &str) -> bool {
    grammar.as_ref().is_none_or(|regex| regex.is_match(text))
}
