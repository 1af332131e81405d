//! The layout of tables: chains of calls and lists, on one line where they fit, else one part to a line.
//!
//! ```text
//! static LIST_TAGS: Operation = Operation::new("ListTags", "GET", &[Part::Literal("/tags/"), Part::Label(0)])
//!     .errors(ERRORS)
//!     .pages(&Pagination::token(1, &[0]));
//! ```

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenTree};

/// The width of a line.
const WIDTH: usize = 100;

/// How far parts are indented under what they are part of.
const STEP: usize = 4;

/// The text of tokens whose first line begins at an indentation; without a line end.
pub(super) fn layout(tokens: &[TokenTree], indent: usize) -> String {
    let line = inline(tokens);
    if indent + line.len() < WIDTH || tokens.first().is_some_and(|token| is_punct(token, '#')) {
        // An attribute takes no comma after its last part, so it is never taken apart.
        return line;
    }
    let links = links(tokens);
    if let [first, others @ ..] = links.as_slice()
        && !others.is_empty()
    {
        let mut text = layout(first, indent);
        for link in others {
            text.push('\n');
            text.push_str(&" ".repeat(indent + STEP));
            text.push_str(&layout(link, indent + STEP));
        }
        return text;
    }
    match tokens.split_last() {
        Some((TokenTree::Group(group), head)) if group.delimiter() != Delimiter::None => broken(head, group, indent),
        _ => line,
    }
}

/// A group with one element to a line; but where all is short up to a list at its end, only that list is taken apart.
fn broken(head: &[TokenTree], group: &Group, indent: usize) -> String {
    let elements: Vec<TokenTree> = group.stream().into_iter().collect();
    let (open, close) = delimiters(group.delimiter());
    if let Some((TokenTree::Group(list), before)) = elements.split_last()
        && list.delimiter() == Delimiter::Bracket
        && before.iter().any(|token| is_punct(token, ','))
    {
        let before = format!("{}{open}{}", inline(head), inline(before));
        if indent + before.len() < WIDTH {
            return format!("{before}{}{close}", broken(&[], list, indent));
        }
    }
    let space = if group.delimiter() == Delimiter::Brace { " " } else { "" };
    let mut text = format!("{}{space}{}\n", inline(head), open.trim_end());
    for element in elements.split(|token| is_punct(token, ',')).filter(|element| !element.is_empty()) {
        text.push_str(&" ".repeat(indent + STEP));
        text.push_str(&layout(element, indent + STEP));
        text.push_str(",\n");
    }
    text.push_str(&" ".repeat(indent));
    text + close.trim_start()
}

/// The links of a chain of calls; each but the first begins with its dot.
pub(super) fn links(tokens: &[TokenTree]) -> Vec<&[TokenTree]> {
    // The dot with which a link begins parts nothing.
    let dots =
        tokens.iter().enumerate().skip(1).filter(|(_, token)| is_punct(token, '.')).map(|(position, _)| position);
    let starts: Vec<usize> = std::iter::once(0).chain(dots).collect();
    let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
    starts.iter().zip(ends).map(|(start, end)| &tokens[*start..end]).collect()
}

/// Tokens on one line.
pub(super) fn inline(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    let mut before: Option<&TokenTree> = None;
    let mut operator = String::new();
    for token in tokens {
        let is_parted = before.is_some_and(|before| is_parted(before, &operator, token));
        if is_parted {
            text.push(' ');
        }
        match token {
            TokenTree::Group(group) => text.push_str(&inline_group(group)),
            other => text.push_str(&other.to_string()),
        }
        operator = next_operator(operator, before, token);
        before = Some(token);
    }
    text
}

fn inline_group(group: &Group) -> String {
    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
    let (open, close) = delimiters(group.delimiter());
    if inner.is_empty() {
        return format!("{}{}", open.trim_end(), close.trim_start());
    }
    format!("{open}{}{close}", inline(&inner))
}

fn delimiters(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{ ", " }"),
        Delimiter::None => ("", ""),
    }
}

/// The operator that a token completes: `::`, `=>`, `||`; empty where it is none.
fn next_operator(operator: String, before: Option<&TokenTree>, token: &TokenTree) -> String {
    let TokenTree::Punct(punct) = token else { return String::new() };
    match before {
        Some(TokenTree::Punct(first)) if first.spacing() == Spacing::Joint => operator + &sign(punct),
        _ => sign(punct),
    }
}

fn sign(punct: &Punct) -> String {
    punct.as_char().to_string()
}

/// Whether a space stands between two tokens, the first of which ends an operator.
fn is_parted(before: &TokenTree, operator: &str, token: &TokenTree) -> bool {
    if let TokenTree::Punct(punct) = before
        && (punct.spacing() == Spacing::Joint || matches!(operator, "::" | "." | "&" | "<" | "-" | "#" | "!" | "'"))
    {
        return false;
    }
    let is_word = matches!(before, TokenTree::Ident(_) | TokenTree::Literal(_)) || operator == ">";
    match token {
        TokenTree::Punct(punct) => {
            let is_after_word = is_word || matches!(before, TokenTree::Group(_));
            !matches!(punct.as_char(), ',' | ';' | '.' | '?' | '!' | ':' | '<' | '>') || !is_after_word
        }
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace || !is_word,
        TokenTree::Ident(_) | TokenTree::Literal(_) => true,
    }
}

pub(super) fn is_punct(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

#[cfg(test)]
mod tests {
    use super::layout;
    use proc_macro2::{TokenStream, TokenTree};
    use quote::quote;

    fn text(tokens: TokenStream) -> String {
        layout(&tokens.into_iter().collect::<Vec<TokenTree>>(), 0)
    }

    #[test]
    fn tokens_are_spaced_as_people_space_them() {
        let lines = [
            (quote!(A, B => (), Error), "A, B => (), Error"),
            (
                quote!(Bucket: Vec<Option<String>> = Member::new("a").b(&X)),
                "Bucket: Vec<Option<String>> = Member::new(\"a\").b(&X)",
            ),
            (quote!(a: BTreeMap<String, Vec<u8>>), "a: BTreeMap<String, Vec<u8>>"),
            (quote!(L = -1), "L = -1"),
            (
                quote!(&[E::code("a", 403, || Box::new(T::default()))]),
                "&[E::code(\"a\", 403, || Box::new(T::default()))]",
            ),
            (quote!(S = "S", Tagging::Field("a"), sensitive), "S = \"S\", Tagging::Field(\"a\"), sensitive"),
            (
                quote!(pub(crate) static A: &[&[Auth]] = &[&[Auth::Bearer]]),
                "pub(crate) static A: &[&[Auth]] = &[&[Auth::Bearer]]",
            ),
            (quote!(P { a: &[0, 1], b: Some(-0.5) }), "P { a: &[0, 1], b: Some(-0.5) }"),
            (quote!(concat!(env!("A"), "/")), "concat!(env!(\"A\"), \"/\")"),
            (quote!(r#type: (String, i32)), "r#type: (String, i32)"),
        ];
        for (tokens, expected) in lines {
            assert_eq!(text(tokens), expected);
        }
    }

    #[test]
    fn long_chains_are_broken_at_their_dots() {
        let long = "a".repeat(60);
        let expected = format!("a = B::new(\"{long}\")\n    .c(\"{long}\")\n    .d()");
        assert_eq!(text(quote!(a = B::new(#long).c(#long).d())), expected);
    }

    #[test]
    fn a_link_that_is_long_itself_is_broken_within() {
        let long = "a".repeat(60);
        let expected = format!("a\n    .c(\n        \"{long}\",\n        \"{long}\",\n    )");
        assert_eq!(text(quote!(a.c(#long, #long))), expected);
    }

    #[test]
    fn a_list_at_the_end_is_broken_by_itself() {
        let long = "a".repeat(60);
        let expected = format!("A::b(1, &[\n    c(\"{long}\"),\n    c(\"{long}\"),\n])");
        assert_eq!(text(quote!(A::b(1, &[c(#long), c(#long)]))), expected);
    }

    #[test]
    fn long_lists_are_broken_at_their_commas() {
        let long = "a".repeat(60);
        let expected = format!("A::b(\n    \"{long}\",\n    \"{long}\",\n)");
        assert_eq!(text(quote!(A::b(#long, #long))), expected);
    }
}
