//! The statements of examples: `let` lines, loops, and calls in chains.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, File, ItemFn, Stmt};

use super::items::{attributes, settle, signature};
use super::layout::{inline, is_punct, links};

/// The width of a chain of calls on one line, and of the arguments of a call.
const CHAIN_WIDTH: usize = 60;

/// Statements as they stand at the left margin, with a blank line behind the `use` lines.
pub(in crate::rust) fn print_statements(tokens: &TokenStream) -> String {
    let Ok(file) = syn::parse2::<File>(quote::quote!(fn body() { #tokens })) else { return String::new() };
    let text = prettyplease::unparse(&file);
    let body = text.strip_prefix("fn body() {\n").and_then(|text| text.strip_suffix("}\n")).unwrap_or_default();
    let mut lines = body.lines().map(|line| line.strip_prefix("    ").unwrap_or(line)).peekable();
    let mut text = String::new();
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        if line.starts_with("use ") && lines.peek().is_some_and(|next| !next.starts_with("use ")) {
            text.push('\n');
        }
    }
    text
}

/// The `main` of an example.
pub(super) fn print_main(main: &ItemFn) -> String {
    let mut body = String::new();
    let mut is_settled = true;
    for statement in &main.block.stmts {
        is_settled &= print_statement(statement, 4, &mut body);
    }
    settle(format!("{}{} {{\n{body}}}\n", attributes(&main.attrs, 0), signature(&main.vis, &main.sig, 0)), is_settled)
}

/// Appends a statement; gives whether rustfmt would write it likewise.
fn print_statement(statement: &Stmt, indent: usize, text: &mut String) -> bool {
    let margin = " ".repeat(indent);
    if let Stmt::Expr(Expr::While(repeat), _) = statement {
        let head = one_line(&repeat.cond);
        text.push_str(&format!("{margin}while {head} {{\n"));
        let mut inner = true;
        for statement in &repeat.body.stmts {
            inner &= print_statement(statement, indent + 4, text);
        }
        text.push_str(&format!("{margin}}}\n"));
        return inner && head.chars().count() <= CHAIN_WIDTH;
    }
    let tokens: Vec<TokenTree> = statement.to_token_stream().into_iter().collect();
    let value = tokens.iter().position(|token| is_punct(token, '=')).map_or(0, |equals| equals + 1);
    let (target, value) = tokens.split_at(value);
    let target = if target.is_empty() { String::new() } else { inline(target) + " " };
    let (ended, line) = match value.split_last() {
        Some((last, rest)) if is_punct(last, ';') => (rest, inline(rest)),
        _ => (value, inline(value)),
    };
    let end = if ended.len() < value.len() { ";" } else { "" };
    if line.chars().count() <= CHAIN_WIDTH {
        text.push_str(&format!("{margin}{target}{line}{end}\n"));
        return true;
    }
    let links = chain(ended);
    let chain = links.join(&format!("\n{margin}    "));
    text.push_str(&format!("{margin}{target}{chain}{end}\n"));
    links.len() > 2 && ended.iter().all(is_short_call)
}

/// The links of a chain, with the question mark at what it asks.
fn chain(tokens: &[TokenTree]) -> Vec<String> {
    links(tokens).into_iter().map(inline).collect()
}

/// Whether the arguments of a call are so short and plain that they stand on one line.
fn is_short_call(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
            let arguments: Vec<TokenTree> = group.stream().into_iter().collect();
            inline(&arguments).chars().count() <= CHAIN_WIDTH
        }
        _ => true,
    }
}

fn one_line(tokens: &impl ToTokens) -> String {
    inline(&tokens.to_token_stream().into_iter().collect::<Vec<TokenTree>>())
}
