//! Expressions of JMESPath as tables.
//!
//! ```text
//! Jmes::Chain(&Jmes::Field("Certificate"), &Jmes::Field("Status"))
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::imports::Imports;
use super::literals;
use crate::ir::{Jmes, JmesComparison, JmesFunction};

/// An expression as a value of the runtime's type.
pub(super) fn jmes(imports: &mut Imports<'_>, expression: &Jmes) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "Jmes");
    let mut inner = |expression: &Jmes| jmes(imports, expression);
    let value = match expression {
        Jmes::Current => quote!(Current),
        Jmes::Field(name) => {
            let name = literals::text(name);
            quote!(Field(#name))
        }
        Jmes::Index(index) => {
            let index = literals::integer((*index).into());
            quote!(Index(#index))
        }
        Jmes::Slice { start, stop, step } => {
            let (start, stop, step) = (bound(*start), bound(*stop), literals::integer((*step).into()));
            quote!(Slice(#start, #stop, #step))
        }
        Jmes::Literal(value) => literal(value),
        Jmes::Chain(first, second) => {
            let (first, second) = (inner(first), inner(second));
            quote!(Chain(&#first, &#second))
        }
        Jmes::Each(list, then) => {
            let (list, then) = (inner(list), inner(then));
            quote!(Each(&#list, &#then))
        }
        Jmes::EachValue(object, then) => {
            let (object, then) = (inner(object), inner(then));
            quote!(EachValue(&#object, &#then))
        }
        Jmes::Filter(list, condition, then) => {
            let (list, condition, then) = (inner(list), inner(condition), inner(then));
            quote!(Filter(&#list, &#condition, &#then))
        }
        Jmes::Flatten(list) => {
            let list = inner(list);
            quote!(Flatten(&#list))
        }
        Jmes::Compare(comparison, left, right) => {
            let (left, right) = (inner(left), inner(right));
            let comparison = self::comparison(imports, *comparison);
            quote!(Compare(#comparison, &#left, &#right))
        }
        Jmes::Or(left, right) => {
            let (left, right) = (inner(left), inner(right));
            quote!(Or(&#left, &#right))
        }
        Jmes::And(left, right) => {
            let (left, right) = (inner(left), inner(right));
            quote!(And(&#left, &#right))
        }
        Jmes::Not(value) => {
            let value = inner(value);
            quote!(Not(&#value))
        }
        Jmes::List(values) => {
            let values = values.iter().map(inner);
            quote!(List(&[#(#values),*]))
        }
        Jmes::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let (name, value) = (literals::text(name), inner(value));
                quote!((#name, #value))
            });
            quote!(Object(&[#(#members),*]))
        }
        Jmes::Call(function, arguments) => {
            let arguments: Vec<TokenStream> = arguments.iter().map(inner).collect();
            let function = self::function(imports, *function);
            quote!(Call(#function, &[#(#arguments),*]))
        }
        Jmes::Reference(expression) => {
            let expression = inner(expression);
            quote!(Reference(&#expression))
        }
    };
    quote!(#class::#value)
}

fn bound(bound: Option<i64>) -> TokenStream {
    match bound {
        Some(bound) => {
            let bound = literals::integer(bound.into());
            quote!(Some(#bound))
        }
        None => quote!(None),
    }
}

/// A value that is given: a text as itself, all others as JSON.
fn literal(value: &Value) -> TokenStream {
    match value {
        Value::String(text) => {
            let text = literals::text(text);
            quote!(Text(#text))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            let json: Literal = literals::text(&value.to_string());
            quote!(Json(#json))
        }
    }
}

fn comparison(imports: &mut Imports<'_>, comparison: JmesComparison) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "JmesComparison");
    let variant = format_ident!("{comparison:?}");
    quote!(#class::#variant)
}

/// Functions have the same names in the runtime.
fn function(imports: &mut Imports<'_>, function: JmesFunction) -> TokenStream {
    let class = imports.add("ferrosmith_runtime::inner", "JmesFunction");
    let variant = format_ident!("{function:?}");
    quote!(#class::#variant)
}
