//! Patterns as statics.
//!
//! ```text
//! static TAG_KEY_PATTERN: Pattern = Pattern::translated("^(?!aws:)[a-z:]+$", "^[a-z:]+$")
//!     .clauses(&[Clause::not_matching("^aws:")]);
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Statics;
use crate::constraints::{Clause, Engine, Pattern};
use crate::ir;
use crate::rust::imports::Imports;
use crate::rust::names::ident;
use crate::rust::{Context, literals};

/// The static of the patterns of a value, all of which hold: the first, which leads to the others. None for those that
/// no engine takes, which was reported before.
pub(super) fn pattern_static(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    statics: &mut Statics,
    patterns: &[&ir::Pattern],
    owner: &str,
) -> Option<Ident> {
    let known = patterns.iter().filter_map(|pattern| cx.facts.constraints.pattern(pattern));
    known.rev().fold(None, |next, pattern| {
        let expression = pattern_expression(imports, pattern);
        let and = next.map(|next: Ident| quote!(.and(&#next)));
        let class = imports.add("ferrosmith_runtime::inner", "Pattern");
        let name = ident(&statics.scope.name(&format!("{owner}_PATTERN")));
        statics.items.push(quote!(static #name: #class = #expression #and;));
        Some(name)
    })
}

fn pattern_expression(imports: &mut Imports<'_>, pattern: &Pattern) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Pattern");
    let source = literals::text(&pattern.source);
    let (regex, clauses) = match pattern.clauses.split_first() {
        Some((Clause { regex, negated: false }, clauses)) => (regex.as_str(), clauses),
        // The empty expression is found everywhere.
        _ => ("", pattern.clauses.as_slice()),
    };
    let text = literals::text(regex);
    let first = match pattern.engine {
        Engine::Regex if regex == pattern.source => quote!(#class::new(#source)),
        Engine::Regex => quote!(#class::translated(#source, #text)),
        Engine::Fancy => quote!(#class::lookaround(#source, #text)),
    };
    if clauses.is_empty() {
        return first;
    }
    let clauses = clauses.iter().map(|clause| clause_expression(imports, clause));
    let clauses: Vec<TokenStream> = clauses.collect();
    quote!(#first.clauses(&[#(#clauses),*]))
}

fn clause_expression(imports: &mut Imports<'_>, clause: &Clause) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Clause");
    let regex = literals::text(&clause.regex);
    if clause.negated { quote!(#class::not_matching(#regex)) } else { quote!(#class::matching(#regex)) }
}
