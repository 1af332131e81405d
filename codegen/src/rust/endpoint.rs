//! The rule set of a service as a table.
//!
//! ```text
//! /// What leads to the endpoint of a call.
//! static RULES: Rules = Rules {
//!     params: &[RuleParam::new("Region").built_in("AWS::Region")],
//!     variables: 0,
//!     conditions: &[Condition::Test(Expr::Call(Function::IsSet, &[Expr::Slot(0)]))],
//!     nodes: &[[0, -1, -2]],
//!     results: &[Outcome::url(Expr::Template(&[..])), Outcome::Error(Expr::Text(".."))],
//!     root: 0,
//! };
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::imports::Imports;
use super::pagination::find_field;
use super::{Context, literals};
use crate::analysis::resolve;
use crate::ir::{
    BoundValue, Condition, Endpoint, Operation, Outcome, PathStep, RuleBinding, RuleExpr, RuleParam, RuleTarget, Rules,
    Type, TypeId,
};

const SCHEMA: &str = "ferrosmith_runtime::inner";

/// How a service's table names its rules: the runtime's where they are the usual ones, else the crate's own.
pub(super) fn rules_of_aws(imports: &mut Imports<'_>, prefix: &str, rules: Option<&Rules>) -> TokenStream {
    match rules {
        None => quote!(None),
        Some(rules) if is_regional(prefix, rules) => {
            let class = imports.add(SCHEMA, "Rules");
            quote!(Some(&#class::REGIONAL))
        }
        Some(_) => quote!(Some(&RULES)),
    }
}

/// The table of a rule set, where the crate needs one.
pub(super) fn rule_table(imports: &mut Imports<'_>, endpoint: &Endpoint) -> Option<TokenStream> {
    let rules = match endpoint {
        Endpoint::Aws { prefix, rules } => rules.as_ref().filter(|rules| !is_regional(prefix, rules))?,
        other => other.rules()?,
    };
    let class = imports.add(SCHEMA, "Rules");
    let params: Vec<TokenStream> = rules.params.iter().map(|param| self::param(imports, param)).collect();
    let variables = Literal::usize_unsuffixed(rules.variables.len());
    let conditions: Vec<TokenStream> = rules.conditions.iter().map(|one| condition(imports, one)).collect();
    let results: Vec<TokenStream> = rules.results.iter().map(|one| outcome(imports, one)).collect();
    let nodes = rules.nodes.iter().map(|node| {
        let condition = Literal::usize_unsuffixed(node.condition);
        let (then, otherwise) = (target(node.then), target(node.otherwise));
        quote!([#condition, #then, #otherwise])
    });
    let root = target(rules.root);
    Some(quote! {
        #[doc = " What leads to the endpoint of a call."]
        static RULES: #class = #class {
            params: &[#(#params),*],
            variables: #variables,
            conditions: &[#(#conditions),*],
            nodes: &[#(#nodes),*],
            results: &[#(#results),*],
            root: #root,
        };
    })
}

/// The rule set of most regional services of AWS, as text.
const REGIONAL: &str = include_str!("regional.txt");

/// Whether a rule set is the usual one of regional services, which the runtime has.
pub fn is_regional(prefix: &str, rules: &Rules) -> bool {
    let begins =
        |text: &str, with: &str| text.replace(&format!("https://{prefix}{with}"), &format!("https://PREFIX{with}"));
    begins(&begins(&rules.to_text(), "."), "-fips.") == REGIONAL
}

fn target(target: RuleTarget) -> TokenStream {
    match target {
        RuleTarget::Node(position) => literals::integer(position as i128),
        RuleTarget::Result(position) => literals::integer(-1 - position as i128),
    }
}

fn param(imports: &mut Imports<'_>, param: &RuleParam) -> TokenStream {
    let class = imports.add(SCHEMA, "RuleParam");
    let name = literals::text(&param.name);
    let built_in = param.built_in.as_ref().map(|built_in| {
        let built_in = literals::text(built_in);
        quote!(.built_in(#built_in))
    });
    let required = param.required.then(|| quote!(.required()));
    let default = param.default.as_ref().map(|default| {
        let default = expr(imports, default);
        quote!(.default(#default))
    });
    quote!(#class::new(#name) #built_in #required #default)
}

fn condition(imports: &mut Imports<'_>, condition: &Condition) -> TokenStream {
    let class = imports.add(SCHEMA, "Condition");
    let test = expr(imports, &condition.expr);
    match condition.assign {
        None => quote!(#class::Test(#test)),
        Some(slot) => {
            let slot = Literal::usize_unsuffixed(slot);
            quote!(#class::Assign(#slot, #test))
        }
    }
}

fn outcome(imports: &mut Imports<'_>, outcome: &Outcome) -> TokenStream {
    let class = imports.add(SCHEMA, "Outcome");
    match outcome {
        Outcome::NoMatch => quote!(#class::NoMatch),
        Outcome::Error(message) => {
            let message = expr(imports, message);
            quote!(#class::Error(#message))
        }
        Outcome::Endpoint { url, headers, properties } if headers.is_empty() && properties.is_empty() => {
            let url = expr(imports, url);
            quote!(#class::url(#url))
        }
        Outcome::Endpoint { url, headers, properties } => {
            let (url, headers, properties) =
                (expr(imports, url), entries(imports, headers), entries(imports, properties));
            quote!(#class::Endpoint { url: #url, headers: #headers, properties: #properties })
        }
    }
}

fn entries(imports: &mut Imports<'_>, entries: &[(String, RuleExpr)]) -> TokenStream {
    let entries = entries.iter().map(|(name, value)| {
        let (name, value) = (literals::text(name), expr(imports, value));
        quote!((#name, #value))
    });
    quote!(&[#(#entries),*])
}

fn expr(imports: &mut Imports<'_>, value: &RuleExpr) -> TokenStream {
    let class = imports.add(SCHEMA, "Expr");
    match value {
        RuleExpr::Bool(value) => quote!(#class::Bool(#value)),
        RuleExpr::Int(value) => {
            let value = literals::integer(i128::from(*value));
            quote!(#class::Int(#value))
        }
        RuleExpr::Text(text) => {
            let text = literals::text(text);
            quote!(#class::Text(#text))
        }
        RuleExpr::Slot(slot) => {
            let slot = Literal::usize_unsuffixed(*slot);
            quote!(#class::Slot(#slot))
        }
        RuleExpr::Template(parts) => {
            let template = literals::text(&template(parts));
            quote!(#class::Template(#template))
        }
        RuleExpr::Attr(of, path) => {
            let (of, path) = (expr(imports, of), literals::text(path));
            quote!(#class::Attr(&#of, #path))
        }
        RuleExpr::Call(function, arguments) => {
            let function_class = imports.add(SCHEMA, "Function");
            // The variants have the same names in the runtime.
            let function = super::names::ident(&format!("{function:?}"));
            let arguments = exprs(imports, arguments);
            quote!(#class::Call(#function_class::#function, #arguments))
        }
        RuleExpr::List(items) => {
            let items = exprs(imports, items);
            quote!(#class::List(#items))
        }
        RuleExpr::Record(members) => {
            let members = entries(imports, members);
            quote!(#class::Record(#members))
        }
    }
}

/// A template as the runtime reads it: slots by number.
pub fn template(parts: &[RuleExpr]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            RuleExpr::Text(literal) => text.push_str(&literal.replace('{', "{{").replace('}', "}}")),
            RuleExpr::Slot(slot) => text.push_str(&format!("{{{slot}}}")),
            RuleExpr::Attr(of, path) => {
                if let RuleExpr::Slot(slot) = of.as_ref() {
                    text.push_str(&format!("{{{slot}#{path}}}"));
                }
            }
            // Templates have no other parts: a hole is a name, or a name and a path.
            _ => {}
        }
    }
    text
}

fn exprs(imports: &mut Imports<'_>, values: &[RuleExpr]) -> TokenStream {
    let values = values.iter().map(|value| expr(imports, value));
    quote!(&[#(#values),*])
}

/// The call that names what an operation gives parameters of the rule set.
pub(super) fn bindings(cx: &Context<'_>, imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    let bindings = operation.endpoint.iter().filter_map(|binding| self::binding(cx, imports, operation, binding));
    let bindings: Vec<TokenStream> = bindings.collect();
    (!bindings.is_empty()).then(|| quote!(.endpoint(&[#(#bindings),*])))
}

/// None where a path leads nowhere.
fn binding(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    operation: &Operation,
    binding: &RuleBinding,
) -> Option<TokenStream> {
    let class = imports.add(SCHEMA, "Binding");
    let param = Literal::usize_unsuffixed(binding.param);
    let call = match &binding.value {
        BoundValue::Fixed(value) => {
            let value = expr(imports, value);
            quote!(fixed(#param, #value))
        }
        BoundValue::Input(path) => {
            let steps = steps(cx, imports, Here::Input(operation), path)?;
            quote!(input(#param, #steps))
        }
    };
    Some(quote!(#class::#call))
}

/// Where a path has come to.
#[derive(Clone, Copy)]
enum Here<'a> {
    Input(&'a Operation),
    Type(&'a Type),
}

fn steps<'a>(
    cx: &Context<'a>,
    imports: &mut Imports<'_>,
    mut here: Here<'a>,
    path: &[PathStep],
) -> Option<TokenStream> {
    let class = imports.add(SCHEMA, "Step");
    let mut steps = Vec::new();
    for step in path {
        let step = match step {
            PathStep::Member(name) => {
                let (position, ty) = member(cx, here, name)?;
                here = Here::Type(ty);
                let position = Literal::usize_unsuffixed(position);
                quote!(Member(#position))
            }
            PathStep::Each => {
                here = within(cx, here);
                quote!(Each)
            }
            PathStep::Flatten => {
                here = within(cx, here);
                quote!(Flatten)
            }
            PathStep::Keys => quote!(Keys),
            PathStep::All(paths) => {
                let paths: Option<Vec<_>> = paths.iter().map(|path| self::steps(cx, imports, here, path)).collect();
                let paths = paths?;
                quote!(All(&[#(#paths),*]))
            }
        };
        steps.push(quote!(#class::#step));
    }
    Some(quote!(&[#(#steps),*]))
}

fn member<'a>(cx: &Context<'a>, here: Here<'a>, name: &str) -> Option<(usize, &'a Type)> {
    match here {
        Here::Input(operation) => {
            let mut params = operation.request.params.iter();
            let position = params.position(|param| param.field.name == name)?;
            Some((position, &operation.request.params[position].field.ty))
        }
        Here::Type(ty) => find_field(cx, named(cx, ty)?, name),
    }
}

fn named(cx: &Context<'_>, ty: &Type) -> Option<TypeId> {
    match resolve(&cx.api.types, ty) {
        Type::Named(id) => Some(*id),
        Type::Nullable(inner) => named(cx, inner),
        _ => None,
    }
}

/// The items of a list, the values of a map. A flattening behind a projection is there already.
fn within<'a>(cx: &Context<'a>, here: Here<'a>) -> Here<'a> {
    let Here::Type(ty) = here else { return here };
    match resolve(&cx.api.types, ty) {
        Type::List(list) => Here::Type(&list.item),
        Type::Map(map) => Here::Type(&map.value),
        _ => here,
    }
}
