//! Structures, enumerations, methods and functions as rustfmt lays them out with its default settings.
//!
//! What cannot be laid out within its width is marked `#[rustfmt::skip]`: what rustfmt does with a name or literal
//! that fits on no line is a matter of its version.

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::{Attribute, Block, Expr, FnArg, ImplItem, Item, ItemImpl, Signature, Stmt, Visibility};

use super::doc_line;
use super::layout::inline;

/// The width of a line.
const WIDTH: usize = 100;
/// The width of a list of imported names that stands on one line.
const IMPORT_WIDTH: usize = 98;
/// The width of the arguments of a call, of the links of a chain, and of attributes that look like calls.
const CALL_WIDTH: usize = 60;
const ATTRIBUTE_WIDTH: usize = 70;
/// The width of the fields of a structure that is written on one line.
const FIELDS_WIDTH: usize = 18;

/// An item; none if it is of a kind that no emitter writes.
pub(super) fn print(item: &Item) -> Option<String> {
    let text = match item {
        Item::Struct(item) => {
            let fields = item.fields.iter().map(|field| {
                let (vis, name, ty) = (vis(&field.vis), field.ident.as_ref(), one_line(&field.ty));
                let name = name.map(ToString::to_string).unwrap_or_default();
                format!("{}    {vis}{name}: {ty},\n", attributes(&field.attrs, 4))
            });
            let (attributes, vis, generics) = (attributes(&item.attrs, 0), vis(&item.vis), one_line(&item.generics));
            let head = format!("{attributes}{vis}struct {}{generics}", item.ident);
            braced(&head, &fields.collect::<String>())
        }
        Item::Enum(item) => {
            let variants = item.variants.iter().map(|variant| {
                format!("{}    {}{},\n", attributes(&variant.attrs, 4), variant.ident, one_line(&variant.fields))
            });
            let head = format!("{}{}enum {}", attributes(&item.attrs, 0), vis(&item.vis), item.ident);
            braced(&head, &variants.collect::<String>())
        }
        Item::Impl(item) => implementation(item)?,
        Item::Fn(item) => function(&item.attrs, &item.vis, &item.sig, &item.block, 0)?,
        _ => return None,
    };
    Some(text)
}

/// An item that rustfmt leaves as it stands: as it is where it is laid out as rustfmt does, else marked.
pub(super) fn settle(text: String, is_settled: bool) -> String {
    if is_settled && fits(&text) { text } else { format!("#[rustfmt::skip]\n{text}") }
}

/// Whether no line is too wide, but for comments, which rustfmt does not break.
fn fits(text: &str) -> bool {
    text.lines().all(|line| line.chars().count() <= WIDTH || line.trim_start().starts_with("//"))
}

fn braced(head: &str, body: &str) -> String {
    if body.is_empty() { format!("{head} {{}}\n") } else { format!("{head} {{\n{body}}}\n") }
}

fn vis(vis: &Visibility) -> String {
    let vis = one_line(vis);
    if vis.is_empty() { vis } else { vis + " " }
}

fn one_line(tokens: &impl ToTokens) -> String {
    inline(&tokens.to_token_stream().into_iter().collect::<Vec<TokenTree>>())
}

/// Attributes, each on lines of its own.
pub(super) fn attributes(attributes: &[Attribute], indent: usize) -> String {
    let margin = " ".repeat(indent);
    let attribute = |attribute: &Attribute| match doc_line(attribute) {
        Some(line) => format!("{margin}{line}"),
        None => format!("{margin}{}\n", self::attribute(attribute, &margin)),
    };
    attributes.iter().map(attribute).collect()
}

fn attribute(attribute: &Attribute, margin: &str) -> String {
    let text = one_line(attribute);
    let syn::Meta::List(list) = &attribute.meta else { return text };
    let (path, arguments) = (one_line(&list.path), one_line(&list.tokens));
    let broken = format!("{margin}    {arguments}");
    if arguments.chars().count() <= ATTRIBUTE_WIDTH || broken.chars().count() > WIDTH {
        return text;
    }
    format!("#[{path}(\n{broken}\n{margin})]")
}

fn implementation(item: &ItemImpl) -> Option<String> {
    let of = item.trait_.as_ref().map(|(path, _)| format!("{} for ", one_line(path))).unwrap_or_default();
    let methods = item.items.iter().map(|item| match item {
        ImplItem::Fn(method) => function(&method.attrs, &method.vis, &method.sig, &method.block, 4),
        _ => None,
    });
    let methods: Vec<String> = methods.collect::<Option<_>>()?;
    let head = format!("{}impl {of}{}", attributes(&item.attrs, 0), one_line(&item.self_ty));
    Some(braced(&head, &methods.join("\n")))
}

/// A function whose body is an expression.
fn function(attrs: &[Attribute], vis: &Visibility, sig: &Signature, block: &Block, indent: usize) -> Option<String> {
    let [Stmt::Expr(body, None)] = block.stmts.as_slice() else { return None };
    let margin = " ".repeat(indent);
    let head = signature(vis, sig, indent);
    let body = expression(body, indent + 4);
    Some(format!("{}{head} {{\n{margin}    {body}\n{margin}}}\n", attributes(attrs, indent)))
}

/// A signature: on one line where it fits with the brace behind it, else one parameter to a line.
pub(super) fn signature(vis: &Visibility, sig: &Signature, indent: usize) -> String {
    let (margin, vis) = (" ".repeat(indent), self::vis(vis));
    let params: Vec<String> = sig.inputs.iter().map(|param: &FnArg| one_line(param)).collect();
    let output = match &sig.output {
        syn::ReturnType::Default => String::new(),
        syn::ReturnType::Type(_, ty) => format!(" -> {}", one_line(ty)),
    };
    let is_async = if sig.asyncness.is_some() { "async " } else { "" };
    let generics = one_line(&sig.generics);
    let head = format!("{margin}{vis}{is_async}fn {}{generics}", sig.ident);
    let line = format!("{head}({}){output}", params.join(", "));
    if line.chars().count() + 2 <= WIDTH {
        return line;
    }
    let params: String = params.iter().map(|param| format!("{margin}    {param},\n")).collect();
    format!("{head}(\n{params}{margin}){output}")
}

/// The expression that a function returns: a structure, a call, or anything short.
fn expression(body: &Expr, indent: usize) -> String {
    let margin = " ".repeat(indent);
    match body {
        Expr::Struct(body) => {
            let mut fields: Vec<String> = body.fields.iter().map(one_line).collect();
            fields.extend(body.rest.as_ref().map(|rest| format!("..{}", one_line(rest))));
            let (path, line) = (one_line(&body.path), fields.join(", "));
            if line.chars().count() <= FIELDS_WIDTH {
                return format!("{path} {{ {line} }}");
            }
            let end = if body.rest.is_some() { "" } else { "," };
            let fields = fields.join(&format!(",\n{margin}    "));
            format!("{path} {{\n{margin}    {fields}{end}\n{margin}}}")
        }
        Expr::Call(call) => {
            let arguments: Vec<String> = call.args.iter().map(one_line).collect();
            let (function, line) = (one_line(&call.func), arguments.join(", "));
            if line.chars().count() <= CALL_WIDTH && fits(&format!("{margin}{function}({line})")) {
                return format!("{function}({line})");
            }
            let arguments: String = arguments.iter().map(|argument| format!("{margin}    {argument},\n")).collect();
            format!("{function}(\n{arguments}{margin})")
        }
        other => one_line(other),
    }
}

/// Whether the values of a structure are so short that rustfmt breaks none of them.
pub(super) fn is_short(item: &Item) -> bool {
    let Item::Impl(item) = item else { return true };
    let bodies = item.items.iter().filter_map(|item| match item {
        ImplItem::Fn(method) => method.block.stmts.first(),
        _ => None,
    });
    bodies.into_iter().all(|body| match body {
        Stmt::Expr(Expr::Struct(body), None) => {
            body.fields.iter().all(|field| one_line(&field.expr).chars().count() <= CALL_WIDTH)
        }
        _ => true,
    })
}

/// The `use` line of a tree: on one line where it fits, else as many names to a line as fit.
pub(super) fn use_line(head: &str, names: &[String]) -> String {
    let line = match names {
        [name] => format!("{head}{name};"),
        _ => format!("{head}{{{}}};", names.join(", ")),
    };
    if names.len() == 1 || line.chars().count() <= IMPORT_WIDTH {
        return line + "\n";
    }
    let mut lines: Vec<String> = Vec::new();
    for (position, name) in names.iter().enumerate() {
        // Names that all stand on one line between the braces need no room for another comma.
        let limit = if lines.len() == 1 && position + 1 == names.len() { WIDTH } else { WIDTH - 1 };
        match lines.last_mut() {
            Some(line) if line.chars().count() + name.chars().count() + 2 <= limit => *line += &format!(" {name},"),
            _ => lines.push(format!("    {name},")),
        }
    }
    format!("{head}{{\n{}\n}};\n", lines.join("\n"))
}

/// The whole of a `use` item, if it is one that fits its form.
pub(super) fn print_use(item: &syn::ItemUse) -> String {
    let mut head = format!("{}{}use ", attributes(&item.attrs, 0), vis(&item.vis));
    let mut tree = &item.tree;
    while let syn::UseTree::Path(path) = tree {
        head.push_str(&format!("{}::", path.ident));
        tree = &path.tree;
    }
    let names: Vec<String> = match tree {
        syn::UseTree::Group(group) => group.items.iter().map(one_line).collect(),
        single => vec![one_line(single)],
    };
    use_line(&head, &names)
}

/// A `mod` line.
pub(super) fn print_mod(item: &syn::ItemMod) -> String {
    format!("{}{}mod {};\n", attributes(&item.attrs, 0), vis(&item.vis), item.ident)
}
