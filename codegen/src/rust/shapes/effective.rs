//! What a value satisfies itself, as calls that build a shape.
//!
//! ```text
//! .min_length(1).max_length(63).pattern(&NAME_PATTERN)
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Statics;
use super::patterns::pattern_static;
use crate::analysis::EffectiveConstraints;
use crate::ir::{Bound, Bounds, Number, Range};
use crate::rust::imports::Imports;
use crate::rust::{Context, literals};

/// The calls for everything that is asked of a value. `owner` is what a pattern is called after.
pub(super) fn demand_calls(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    statics: &mut Statics,
    effective: &EffectiveConstraints<'_>,
    owner: &str,
) -> Vec<TokenStream> {
    let mut calls = Vec::new();
    if let Some(bounds) = &effective.length {
        calls.extend(length_calls(bounds));
    }
    if let Some(range) = &effective.range {
        calls.extend(range_calls(imports, range));
    }
    if let Some(name) = pattern_static(cx, imports, statics, &effective.patterns, owner) {
        calls.push(quote!(.pattern(&#name)));
    }
    if effective.unique {
        calls.push(quote!(.unique()));
    }
    if let Some(step) = effective.multiple_of {
        let step = literals::float(step.as_f64());
        calls.push(quote!(.multiple_of(#step)));
    }
    calls
}

fn length_calls(bounds: &Bounds) -> impl Iterator<Item = TokenStream> + use<> {
    let (min, max) =
        (bounds.min.map(i128::from).map(literals::integer), bounds.max.map(i128::from).map(literals::integer));
    let min = min.map(|min| quote!(.min_length(#min)));
    min.into_iter().chain(max.map(|max| quote!(.max_length(#max))))
}

fn range_calls(imports: &mut Imports<'_>, range: &Range) -> Vec<TokenStream> {
    let whole = |bound: Option<Bound>| match bound {
        None => Some(None),
        Some(Bound { value: Number::Int(value), exclusive: false }) => Some(Some(literals::integer(value))),
        Some(_) => None,
    };
    if let (Some(min), Some(max)) = (whole(range.min), whole(range.max)) {
        let min = min.map(|min| quote!(.min(#min)));
        return min.into_iter().chain(max.map(|max| quote!(.max(#max)))).collect();
    }
    let name = imports.add("ferrosmith_runtime::inner", "Bound");
    let (min, max) = (bound(&name, range.min), bound(&name, range.max));
    vec![quote!(.range(#min, #max))]
}

/// One end of a range that is not simply whole.
fn bound(class: &Ident, bound: Option<Bound>) -> TokenStream {
    let Some(Bound { value, exclusive }) = bound else { return quote!(None) };
    let exclusive = exclusive.then(|| quote!(.exclusive()));
    let value = match value {
        Number::Int(value) => {
            let value = literals::integer(value);
            quote!(int(#value))
        }
        Number::Float(value) => {
            let value = literals::float(value);
            quote!(float(#value))
        }
    };
    quote!(Some(#class::#value #exclusive))
}
