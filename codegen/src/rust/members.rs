//! Rows of member tables: what structures, unions and operations have in common.
//!
//! ```text
//! key = Member::new("key").shape(&checks::TAG_KEY).required();
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::shapes::{Statics, shape};
use super::xml::xml_call;
use super::{Context, literals};
use crate::analysis::resolve;
use crate::ir::{Constraints, EventSlot, Field, Map, Presence, QueryStyle, Slot, Struct, Type, TypeKind};

/// What a row is about.
pub(super) struct Row<'a> {
    /// The member.
    pub(super) field: &'a Field,
    /// Where it stands in its message.
    pub(super) slot: &'a Slot,
    /// Whether a check asks for it.
    pub(super) is_required: bool,
    /// Whether it is a parameter of a request, which holds nothing until the caller gives it something.
    pub(super) is_param: bool,
    /// What statics for it are called after.
    pub(super) owner: &'a str,
}

impl<'a> Row<'a> {
    /// A member of a structure or union, which asks for what is required.
    pub(super) fn new(field: &'a Field, slot: &'a Slot, owner: &'a str) -> Self {
        Self { field, slot, is_required: field.presence == Presence::Required, is_param: false, owner }
    }
}

/// The expression of a row.
pub(super) fn member(cx: &Context<'_>, imports: &mut Imports<'_>, statics: &mut Statics, row: &Row<'_>) -> TokenStream {
    let Row { field, slot, is_required, owner, is_param: _ } = row;
    let class = imports.add("ferrosmith_runtime::inner", "Member");
    let name = literals::text(&field.name);
    let wire = (field.wire != field.name).then(|| {
        let wire = literals::text(&field.wire);
        quote!(.wire(#wire))
    });
    let slot = slot_call(imports, slot);
    let event = event_call(imports, field.flags.event);
    let shape = shape(cx, imports, statics, &field.ty, &field.constraints, owner).map(|shape| quote!(.shape(#shape)));
    let required = is_required.then(|| quote!(.required()));
    let nullable = matches!(resolve(&cx.api.types, &field.ty), Type::Nullable(_)).then(|| quote!(.nullable()));
    let sensitive = is_sensitive(cx, field).then(|| quote!(.sensitive()));
    let token = field.flags.idempotency_token.then(|| quote!(.token()));
    let fallback = field.flags.fallback.as_deref().map(|fallback| {
        let fallback = literals::text(fallback);
        quote!(.fallback(#fallback))
    });
    let media_type = field.flags.media_type.as_deref().map(|media_type| {
        let media_type = literals::text(media_type);
        quote!(.media_type(#media_type))
    });
    let style = field.flags.style.map(|style| {
        let (class, style) = (imports.add("ferrosmith_runtime::inner", "Style"), style_variant(style));
        quote!(.style(#class::#style))
    });
    let reserved = field.flags.reserved.then(|| quote!(.reserved()));
    let always = always(row);
    let document = document_calls(field, *is_required, row.is_param);
    let xml = field.flags.xml.as_deref().map(|xml| xml_call(imports, xml));
    quote!(#class::new(#name) #wire #slot #event #shape #required #nullable #sensitive #token #fallback #always #style #reserved
        #media_type #document #xml)
}

/// The expression of the row for everything that has no row of its own.
pub(super) fn rest_member(
    cx: &Context<'_>,
    imports: &mut Imports<'_>,
    statics: &mut Statics,
    name: &str,
    structure: &Struct,
) -> Option<TokenStream> {
    let value = structure.additional.clone()?;
    let class = imports.add("ferrosmith_runtime::inner", "Member");
    let key = structure.names.clone().unwrap_or(Type::String);
    let map = Map { key, value, entry: None, sensitive: false };
    let shape = shape(cx, imports, statics, &Type::Map(Box::new(map)), &Constraints::default(), name);
    let shape = shape.map(|shape| quote!(.shape(#shape)));
    let name = literals::text(name);
    Some(quote!(#class::new(#name) #shape .rest()))
}

/// What a parameter is sent with where the caller gives nothing: the description requires it and gives it a value.
fn always(row: &Row<'_>) -> Option<TokenStream> {
    match &row.field.presence {
        Presence::Default(value) if row.is_param && row.field.flags.expected => {
            let value = literals::text(&value.to_string());
            Some(quote!(.always(#value)))
        }
        Presence::Default(_) | Presence::Required | Presence::Optional => None,
    }
}

/// What distinguishes documents that have the member, beyond what its type and its being required show.
fn document_calls(field: &Field, is_required: bool, is_param: bool) -> TokenStream {
    let expected = (field.flags.expected && !is_param).then(|| quote!(.expected()));
    let write_only = (field.flags.write_only && (is_required || field.flags.expected)).then(|| quote!(.write_only()));
    let values = (!field.flags.values.is_empty()).then(|| {
        let values = field.flags.values.iter().map(|value| literals::text(&value.to_string()));
        quote!(.values(&[#(#values),*]))
    });
    let needs = (!field.flags.needs.is_empty()).then(|| {
        let needs = field.flags.needs.iter().map(|name| literals::text(name));
        quote!(.needs(&[#(#needs),*]))
    });
    quote!(#expected #write_only #values #needs)
}

/// Whether a member is never to be shown. Structures see to that themselves.
fn is_sensitive(cx: &Context<'_>, field: &Field) -> bool {
    let by_type = match &field.ty {
        Type::Named(id) => {
            let definition = &cx.api.types[*id];
            definition.sensitive && !matches!(definition.kind, TypeKind::Struct(_) | TypeKind::Union(_))
        }
        _ => false,
    };
    field.flags.sensitive || by_type
}

fn slot_call(imports: &mut Imports<'_>, slot: &Slot) -> Option<TokenStream> {
    let variant = match slot {
        Slot::Member => return None,
        Slot::Path { .. } => return Some(quote!(.path())),
        Slot::Query(QueryStyle::Repeat) => return Some(quote!(.query())),
        Slot::Header => return Some(quote!(.header())),
        Slot::Payload => return Some(quote!(.payload())),
        Slot::Query(style) => {
            let class = imports.add("ferrosmith_runtime::inner", "Style");
            let style = style_variant(*style);
            quote!(Query(#class::#style))
        }
        Slot::Host => quote!(Host),
        Slot::QueryMap => quote!(QueryMap),
        Slot::HeaderMap => quote!(HeaderMap),
        Slot::Cookie => quote!(Cookie),
        Slot::Status => quote!(Status),
    };
    let class = imports.add("ferrosmith_runtime::inner", "Slot");
    Some(quote!(.slot(#class::#variant)))
}

fn style_variant(style: QueryStyle) -> TokenStream {
    match style {
        QueryStyle::Repeat => quote!(Repeat),
        QueryStyle::Comma => quote!(Comma),
        QueryStyle::Space => quote!(Space),
        QueryStyle::Pipe => quote!(Pipe),
        QueryStyle::Deep => quote!(Deep),
        QueryStyle::Json => quote!(Json),
        QueryStyle::Simple => quote!(Simple),
        QueryStyle::SimpleExploded => quote!(SimpleExploded),
        QueryStyle::Label => quote!(Label),
        QueryStyle::LabelExploded => quote!(LabelExploded),
        QueryStyle::Matrix => quote!(Matrix),
        QueryStyle::MatrixExploded => quote!(MatrixExploded),
    }
}

fn event_call(imports: &mut Imports<'_>, slot: EventSlot) -> Option<TokenStream> {
    let variant = match slot {
        EventSlot::Member => return None,
        EventSlot::Header => quote!(Header),
        EventSlot::Payload => quote!(Payload),
    };
    let class = imports.add("ferrosmith_runtime::inner", "EventSlot");
    Some(quote!(.event(#class::#variant)))
}
