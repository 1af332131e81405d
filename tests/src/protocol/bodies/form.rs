//! Whether two forms have the same pairs.

/// Whether the forms have the same pairs, in whichever order and however they are encoded.
pub(super) fn is_same(expected: &str, actual: &str) -> bool {
    pairs(expected) == pairs(actual)
}

fn pairs(form: &str) -> Vec<(Vec<u8>, Vec<u8>)> {
    let pairs = form.trim().split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<_> = pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
        .collect();
    pairs.sort();
    pairs
}

/// The bytes that stand for a text: `%` and two digits for a byte, `+` for a blank.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        rest = others;
        let digits = others.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match (first, digits.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &others[2..];
            }
            (b'+', _) => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn forms_are_compared_by_their_pairs() {
        assert!(is_same("a=1%202&b=%7E&c=", "b=~&a=1+2&c="));
        assert!(!is_same("a=1", "a=1&a=1"));
        assert!(!is_same("a=1", "a=2"));
    }
}
