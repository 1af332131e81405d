//! How names are spelled, and the tokens of JSON pointers that they are made from.

/// The last token of pointers that stand for a branch of a union together with what stands beside the union.
pub(in crate::openapi::lower) const BESIDE: &str = "(beside)";

/// How the tokens begin that stand for what several schemas have in common, composed at one place.
pub(in crate::openapi::lower) const ALL: &str = "(all";

/// A pointer without the tokens of what was composed on the way.
pub(super) fn written(pointer: &str) -> String {
    let tokens: Vec<_> = pointer.split('/').filter(|token| !token.starts_with(ALL)).collect();
    tokens.join("/")
}

/// The words of a text, each with a capital, without what parts them: `created_at` is `CreatedAt`.
pub(in crate::openapi::lower) fn pascal(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let capitalized = words.map(|word| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    });
    capitalized.collect()
}

/// A token of a JSON pointer as the key that it stands for.
pub(in crate::openapi::lower) fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// The pointer of an ancestor: the first tokens.
pub(super) fn prefix(pointer: &str, tokens: usize) -> String {
    pointer.split('/').take(tokens + 1).collect::<Vec<_>>().join("/")
}
