//! Structures.
//!
//! ```text
//! /// A label of a resource.
//! #[derive(Clone, Default)]
//! #[non_exhaustive]
//! pub struct Tag {
//!     /// The key of the label.
//!     pub key: String,
//!     /// The value.
//!     pub value: Option<String>,
//! }
//!
//! impl Tag {
//!     /// Creates a `Tag` with its required fields.
//!     pub fn new<M1>(key: impl IntoField<String, M1>) -> Self {
//!         Self { key: key.into_field(), ..Default::default() }
//!     }
//! }
//!
//! setters! {
//!     Tag;
//!     /// The key of the label.
//!     key = String;
//!     /// The value.
//!     value: String;
//! }
//!
//! structure! {
//!     Tag: Eq = "Tag";
//!     key = Member::new("key").shape(&checks::TAG_KEY).required();
//!     value = Member::new("value").shape(&checks::TAG_VALUE);
//! }
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::rust_type;
use super::rust_type::{FieldType, field_type, is_taken_exactly};
use crate::ir::{Field, Presence, Struct, TypeId};
use crate::rust::members::{Row, member, rest_member};
use crate::rust::names::ident;
use crate::rust::{Context, SourceFile, docs, literals};

pub(super) fn emit_struct(cx: &Context<'_>, id: TypeId, structure: &Struct) -> String {
    let mut file = SourceFile::new(cx);
    let items = struct_items(cx, &mut file, id, structure);
    file.finish(items, &[&cx.names.of_type(id).name])
}

/// A field of a structure with everything that is written of it.
struct Column<'a> {
    position: usize,
    field: &'a Field,
    name: Ident,
    ty: FieldType,
}

impl Column<'_> {
    /// What the field is for and what it must satisfy.
    fn docs(&self, cx: &Context<'_>) -> docs::Docs {
        let is_asked_for = self.ty.is_optional && self.field.presence == Presence::Required;
        let mut docs = if is_asked_for { docs::param_docs(cx, self.field) } else { docs::field_docs(cx, self.field) };
        if let (true, Presence::Default(value)) = (self.ty.is_optional, &self.field.presence) {
            docs.paragraph(&docs::assumed(value));
        }
        docs
    }
}

/// The items of a structure, for a file of its own or for the file of the operation whose output it is.
pub(in crate::rust) fn struct_items(
    cx: &Context<'_>,
    file: &mut SourceFile<'_>,
    id: TypeId,
    structure: &Struct,
) -> TokenStream {
    let names = cx.names.of_type(id);
    let columns = structure.fields.iter().enumerate().map(|(position, field)| {
        let ty = field_type(cx, &mut file.imports, id, position, field);
        Column { position, field, name: names.member(position), ty }
    });
    let columns: Vec<Column<'_>> = columns.collect();
    let definition = definition(cx, file, id, structure, &columns);
    let default = default(cx, file, id, &columns);
    let constructor = cx.facts.usage.is_sent(id).then(|| constructor(cx, file, id, &columns));
    let setters = cx.facts.usage.is_sent(id).then(|| setters(cx, file, id, &columns));
    let table = table(cx, file, id, structure, &columns);
    quote! {
        #definition
        #default
        #constructor
        #setters
        #table
    }
}

fn definition(
    cx: &Context<'_>,
    file: &mut SourceFile<'_>,
    id: TypeId,
    structure: &Struct,
    columns: &[Column<'_>],
) -> TokenStream {
    let (definition, names) = (&cx.api.types[id], cx.names.of_type(id));
    let mut docs = docs::Docs::of(&definition.docs);
    if let (true, Some(operation)) = (docs.is_empty(), cx.home(id)) {
        docs.paragraph(&format!("The output of [`{}`].", cx.names.of_operation(operation).name));
    }
    let docs = docs.outer();
    let deprecated = deprecated(definition.deprecated.as_deref());
    let derives = if default_values(cx, columns).next().is_some() { quote!(Clone) } else { quote!(Clone, Default) };
    let fields = columns.iter().map(|column| {
        let docs = column.docs(cx).outer();
        let deprecated = self::deprecated(column.field.flags.deprecated.as_deref());
        let (name, ty) = (&column.name, column.ty.full());
        quote!(#docs #deprecated pub #name: #ty)
    });
    let fields: Vec<TokenStream> = fields.collect();
    let rest = structure.additional.as_ref().map(|ty| {
        let map = file.imports.add("std::collections", "BTreeMap");
        let (name, value) = (ident(&names.rest), rust_type(cx, &mut file.imports, ty));
        quote!(#[doc = " The members that have no field of their own, by name."] pub #name: #map<String, #value>)
    });
    let name = names.ident();
    quote! {
        #docs
        #deprecated
        #[derive(#derives)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            #rest
        }
    }
}

/// Fields whose value is not the zero of their type where nothing is said.
fn default_values<'a>(
    cx: &Context<'_>,
    columns: &'a [Column<'a>],
) -> impl Iterator<Item = (&'a Column<'a>, &'a serde_json::Value)> {
    columns.iter().filter_map(move |column| match &column.field.presence {
        Presence::Default(value) if !column.ty.is_optional && !literals::is_zero(cx, &column.field.ty, value) => {
            Some((column, value))
        }
        _ => None,
    })
}

/// `Default` by hand, where the description says what a field is by default.
fn default(cx: &Context<'_>, file: &mut SourceFile<'_>, id: TypeId, columns: &[Column<'_>]) -> Option<TokenStream> {
    let mut values: Vec<Option<&serde_json::Value>> = vec![None; columns.len()];
    default_values(cx, columns).for_each(|(column, value)| values[column.position] = Some(value));
    values.iter().any(Option::is_some).then(|| {
        let names = cx.names.of_type(id);
        let name = names.ident();
        let rows = columns.iter().zip(values).map(|(column, value)| {
            let field = &column.name;
            let value = match value {
                Some(value) => literals::value(cx, &mut file.imports, &column.field.ty, value),
                None => quote!(Default::default()),
            };
            quote!(#field: #value)
        });
        let rows: Vec<TokenStream> = rows.collect();
        let rest = cx.rest(id).map(|rest| quote!(, #rest: Default::default()));
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self { #(#rows),* #rest }
                }
            }
        }
    })
}

fn constructor(cx: &Context<'_>, file: &mut SourceFile<'_>, id: TypeId, columns: &[Column<'_>]) -> Option<TokenStream> {
    let required: Vec<&Column<'_>> = columns.iter().filter(|column| column.ty.is_positional).collect();
    if required.is_empty() {
        return None;
    }
    let name = cx.names.of_type(id).ident();
    let mut markers = Vec::new();
    let (mut params, mut fields) = (Vec::new(), Vec::new());
    for Column { field, name, ty, .. } in &required {
        let full = &ty.value;
        if is_taken_exactly(cx, &field.ty) && !ty.is_boxed {
            params.push(quote!(#name: #full));
            fields.push(if ty.is_optional { quote!(#name: Some(#name)) } else { quote!(#name) });
        } else {
            let into_field = file.imports.add("ferrosmith_runtime", "IntoField");
            let marker = format_ident!("M{}", markers.len() + 1);
            params.push(quote!(#name: impl #into_field<#full, #marker>));
            let value = quote!(#name.into_field());
            fields.push(if ty.is_optional { quote!(#name: Some(#value)) } else { quote!(#name: #value) });
            markers.push(marker);
        }
    }
    let others = (required.len() < columns.len() || cx.rest(id).is_some()).then(|| quote!(, ..Default::default()));
    // With a parameter of any type that converts, it is compiled where it is called as it is.
    let inline = markers.is_empty().then(|| quote!(#[inline]));
    let generics = (!markers.is_empty()).then(|| quote!(<#(#markers),*>));
    let article = docs::article(&name.to_string());
    let doc = match others {
        Some(_) => format!(" Creates {article} `{name}` with its required fields."),
        None => format!(" Creates {article} `{name}`."),
    };
    let many = (required.len() > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    Some(quote! {
        impl #name {
            #[doc = #doc]
            #many
            #inline
            pub fn new #generics(#(#params),*) -> Self {
                Self { #(#fields),* #others }
            }
        }
    })
}

fn setters(cx: &Context<'_>, file: &mut SourceFile<'_>, id: TypeId, columns: &[Column<'_>]) -> Option<TokenStream> {
    let rows = columns.iter().map(|column| {
        let docs = column.docs(cx);
        setter(column.field, &docs, &column.name, &column.ty)
    });
    let rows: Vec<TokenStream> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    let macro_name = file.imports.add_macro("setters");
    let name = cx.names.of_type(id).ident();
    Some(quote! {
        #macro_name! {
            #name;
            #(#rows)*
        }
    })
}

/// The row of a setter: `name: String;` for an optional field, `name = String;` for one that is always there.
pub(in crate::rust) fn setter(field: &Field, field_docs: &docs::Docs, name: &Ident, ty: &FieldType) -> TokenStream {
    let docs = docs::setter_docs(field_docs, &name.to_string()).outer();
    let deprecated = deprecated(field.flags.deprecated.as_deref());
    let value = &ty.value;
    match ty.is_optional {
        true => quote!(#docs #deprecated #name: #value;),
        false => quote!(#docs #deprecated #name = #value;),
    }
}

fn table(
    cx: &Context<'_>,
    file: &mut SourceFile<'_>,
    id: TypeId,
    structure: &Struct,
    columns: &[Column<'_>],
) -> TokenStream {
    let (definition, names) = (&cx.api.types[id], cx.names.of_type(id));
    let rows = columns.iter().map(|column| {
        let owner = &names.members[column.position];
        let slot = cx.facts.bindings.slot(id, column.position);
        let mut row = Row::new(column.field, slot, owner);
        row.is_required &= !cx.facts.boxes.is_endless(id, column.position);
        let (name, member) = (&column.name, member(cx, &mut file.imports, &mut file.statics, &row));
        quote!(#name = #member;)
    });
    let rows: Vec<TokenStream> = rows.collect();
    let rest = rest_member(cx, &mut file.imports, &mut file.statics, &names.rest, structure).map(|member| {
        let name = ident(&names.rest);
        quote!(#name = #member;)
    });
    let sensitive = definition.sensitive.then(|| quote!(, sensitive));
    let eq = cx.facts.equality.is_total(id).then(|| quote!(: Eq));
    let macro_name = file.imports.add_macro("structure");
    let (name, spec_name) = (names.ident(), literals::text(&definition.name));
    quote! {
        #macro_name! {
            #name #eq = #spec_name #sensitive;
            #(#rows)*
            #rest
        }
    }
}

/// The attribute of what should not be used any more.
pub(in crate::rust) fn deprecated(reason: Option<&str>) -> Option<TokenStream> {
    let note = docs::plain_line(reason?);
    Some(if note.is_empty() {
        quote!(#[deprecated])
    } else {
        let note = literals::text(&note);
        quote!(#[deprecated(note = #note)])
    })
}
