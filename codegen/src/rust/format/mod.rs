//! From tokens to the text of a file, which `cargo fmt` with its default settings leaves as it is.
//!
//! Items are laid out as rustfmt lays them out. It changes nothing within the braces of a macro, which is where all our
//! tables stand, one row to a line where it fits:
//!
//! ```text
//! structure! {
//!     Tag = "Tag";
//!     key = Member::new("key").shape(&checks::TAG_KEY).required();
//! }
//! ```

mod items;
mod layout;
mod order;
mod statements;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{File, Item, Macro, MacroDelimiter};

use layout::layout;

pub(super) use statements::print_statements;

/// The text of a file under its header. The header says how the file came to be.
pub(super) fn print(header: &str, tokens: TokenStream) -> String {
    let mut text = format!("{header}\n");
    let Ok(file) = syn::parse2::<File>(tokens.clone()) else {
        // Every emitter writes items, so this is not reached; the tokens themselves would still say what is wrong.
        return text + "\n" + &tokens.to_string();
    };
    let File { attrs, items, .. } = file;
    if !attrs.is_empty() {
        text.push('\n');
        text.push_str(&part_inner_docs(&unparse(attrs, Vec::new())));
    }
    let mut previous = None;
    for item in order::sorted(items, group) {
        let group = group(&item);
        if previous != Some(group) || group == Group::Alone {
            text.push('\n');
        }
        previous = Some(group);
        text.push_str(&print_item(item));
    }
    text
}

/// Items that stand close together: `use` lines of one origin, `mod` lines.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Std,
    Crates,
    Own,
    Reexports,
    Modules,
    Alone,
}

fn group(item: &Item) -> Group {
    match item {
        Item::Use(line) if !matches!(line.vis, syn::Visibility::Inherited) => Group::Reexports,
        Item::Use(line) => match &line.tree {
            syn::UseTree::Path(path) if path.ident == "std" => Group::Std,
            syn::UseTree::Path(path) if path.ident == "crate" || path.ident == "super" => Group::Own,
            _ => Group::Crates,
        },
        Item::Mod(module) if module.content.is_none() && module.attrs.is_empty() => Group::Modules,
        _ => Group::Alone,
    }
}

fn print_item(item: Item) -> String {
    match &item {
        Item::Macro(item) if matches!(item.mac.delimiter, MacroDelimiter::Brace(_)) => print_macro(&item.mac),
        Item::Use(item) => items::print_use(item),
        Item::Mod(item) if item.content.is_none() => items::print_mod(item),
        Item::Fn(main) if main.sig.asyncness.is_some() => statements::print_main(main),
        _ => match items::print(&item) {
            Some(text) => items::settle(text, items::is_short(&item)),
            None => items::settle(unparse(Vec::new(), vec![item]), false),
        },
    }
}

fn unparse(attrs: Vec<syn::Attribute>, items: Vec<Item>) -> String {
    prettyplease::unparse(&File { shebang: None, frontmatter: None, attrs, items })
}

/// A blank line between the documentation of a crate and its other attributes.
fn part_inner_docs(text: &str) -> String {
    let mut lines = text.lines().peekable();
    let mut parted = String::new();
    while let Some(line) = lines.next() {
        parted.push_str(line);
        parted.push('\n');
        if line.starts_with("//!") && lines.peek().is_some_and(|next| !next.starts_with("//!")) {
            parted.push('\n');
        }
    }
    parted
}

/// A macro with its rows, each on lines of its own.
fn print_macro(mac: &Macro) -> String {
    let name = mac.path.to_token_stream();
    let (rows, last) = rows(mac.tokens.clone());
    if rows.is_empty() {
        return format!("{name}! {{ {} }}\n", layout(&last, 0));
    }
    let rows: String = rows.iter().map(|row| print_row(row)).collect();
    format!("{name}! {{\n{rows}}}\n")
}

/// The rows that end with a semicolon, and what stands behind the last one.
fn rows(tokens: TokenStream) -> (Vec<Vec<TokenTree>>, Vec<TokenTree>) {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ';' => rows.push(std::mem::take(&mut row)),
            _ => row.push(token),
        }
    }
    (rows, row)
}

/// A row with its attributes above it.
fn print_row(row: &[TokenTree]) -> String {
    match row {
        [TokenTree::Punct(hash), TokenTree::Group(attribute), rest @ ..]
            if hash.as_char() == '#' && attribute.delimiter() == Delimiter::Bracket =>
        {
            let line = doc_text(attribute).unwrap_or_else(|| layout(&row[..2], 4) + "\n");
            format!("    {line}{}", print_row(rest))
        }
        _ => format!("    {};\n", layout(row, 4)),
    }
}

/// A line of documentation that is still tokens.
fn doc_text(attribute: &proc_macro2::Group) -> Option<String> {
    let tokens: Vec<TokenTree> = attribute.stream().into_iter().collect();
    let [TokenTree::Ident(doc), _, TokenTree::Literal(line)] = tokens.as_slice() else { return None };
    let line: syn::LitStr = syn::parse_str(&line.to_string()).ok()?;
    (doc == "doc").then(|| format!("///{}\n", line.value()))
}

/// A line of documentation.
fn doc_line(attribute: &syn::Attribute) -> Option<String> {
    let syn::Meta::NameValue(doc) = &attribute.meta else { return None };
    match &doc.value {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(line), .. }) => Some(format!("///{}\n", line.value())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::print;
    use quote::quote;

    #[test]
    fn rows_of_macros_stand_on_lines_of_their_own() {
        let text = print(
            "// @generated",
            quote! {
                use std::fmt;
                use crate::types::Tag;
                use crate::Error;
                #[doc = " A label."]
                pub struct Tag { #[doc = " Key."] pub key: String }
                structure! {
                    Tag = "Tag", sensitive;
                    key = Member::new("key").shape(&checks::TAG_KEY).required();
                    a_long_one = Member::new("aLongOne").wire("a_long_one").shape(&checks::A_LONG_ONE).required().sensitive();
                }
                union! { Source = "Source", Tagging::Field("a"); Bucket: S3Source = Member::new("bucket"); }
                operation! { ListTags, LIST_TAGS => ListTagsResponse, Error; r#type = Member::new("type"); }
                setters! { Tag; value: Option<Vec<String>>; #[deprecated] old: bool; }
                error_enum! { Error; AccessDenied(AccessDeniedException); }
                client! { Client, SERVICE, Error }
                impl Tag { fn a(&self) -> bool { self.b() } fn b(&self) -> bool { true } }
            },
        );
        let expected = r#"// @generated

use std::fmt;

use crate::Error;
use crate::types::Tag;

/// A label.
pub struct Tag {
    /// Key.
    pub key: String,
}

structure! {
    Tag = "Tag", sensitive;
    key = Member::new("key").shape(&checks::TAG_KEY).required();
    a_long_one = Member::new("aLongOne")
        .wire("a_long_one")
        .shape(&checks::A_LONG_ONE)
        .required()
        .sensitive();
}

union! {
    Source = "Source", Tagging::Field("a");
    Bucket: S3Source = Member::new("bucket");
}

operation! {
    ListTags, LIST_TAGS => ListTagsResponse, Error;
    r#type = Member::new("type");
}

setters! {
    Tag;
    value: Option<Vec<String>>;
    #[deprecated]
    old: bool;
}

error_enum! {
    Error;
    AccessDenied(AccessDeniedException);
}

client! { Client, SERVICE, Error }

impl Tag {
    fn a(&self) -> bool {
        self.b()
    }

    fn b(&self) -> bool {
        true
    }
}
"#;
        assert_eq!(text, expected);
    }
}
