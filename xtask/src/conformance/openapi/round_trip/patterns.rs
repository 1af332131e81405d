//! Texts that match a pattern, made from its syntax.

use regex_syntax::hir::{Class, Hir, HirKind};

/// A text that a pattern describes; nothing where it is beyond the syntax that is read here. Whether the text really
/// matches is for a validator to say: what stands around it, such as word boundaries, is not looked at.
pub(super) fn text(pattern: &str) -> Option<String> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let mut bytes = Vec::new();
    write(&hir, &mut bytes)?;
    String::from_utf8(bytes).ok()
}

fn write(hir: &Hir, out: &mut Vec<u8>) -> Option<()> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(()),
        HirKind::Literal(literal) => {
            out.extend_from_slice(&literal.0);
            Some(())
        }
        HirKind::Class(class) => {
            let character = character(class)?;
            out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            Some(())
        }
        // One more than none, where it may be, so that a text is not empty for that.
        HirKind::Repetition(repetition) => {
            let times = repetition.min.max(u32::from(repetition.max != Some(0)));
            (0..times.min(1000)).try_for_each(|_| write(&repetition.sub, out))
        }
        HirKind::Capture(capture) => write(&capture.sub, out),
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(part, out)),
        HirKind::Alternation(branches) => write(branches.first()?, out),
    }
}

/// A character of a class: a letter or a digit, where it has one.
fn character(class: &Class) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) => class.iter().map(|range| (range.start().into(), range.end().into())).collect(),
    };
    let is_in = |wanted: &char| ranges.iter().any(|(start, end)| (start..=end).contains(&wanted));
    let usual = ('a'..='z').chain('A'..='Z').chain('0'..='9').chain(['-', '_', ' ']);
    usual.into_iter().find(is_in).or_else(|| ranges.first().map(|(start, _)| *start))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn patterns_have_texts() {
        let cases = [("^[a-z]{3}-\\d+$", "aaa-0"), ("^(foo|bar)?$", "foo"), ("[^a-y]", "z"), ("", "")];
        for (pattern, expected) in cases {
            assert_eq!(text(pattern).as_deref(), Some(expected), "{pattern}");
        }
        assert_eq!(text("(?=a)"), None);
    }
}
