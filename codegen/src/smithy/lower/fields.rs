//! Members of structures and unions as fields.

use super::types::{Typed, is_definition};
use super::{Lowering, common, traits};
use crate::ir::{EventSlot, Field, FieldFlags, Presence, Slot, Type, Xml};
use crate::smithy::model::{Member, Shape, ShapeType};
use crate::smithy::node::Node;

/// What a structure or union is used as, as far as its fields depend on it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// The input of an operation, whose members become parameters.
    Input,
    /// Anything else.
    Nested,
}

impl<'a> Lowering<'a> {
    /// A member as a field that stands in this slot, under this name if the slot gives it one; `None` if its type
    /// cannot be lowered, which was reported.
    pub(super) fn lower_field(
        &mut self,
        owner: &Shape,
        member: &'a Member,
        slot: &Slot,
        wire: Option<String>,
        used_as: Use,
    ) -> Option<Field> {
        let Typed { ty, constraints } = self.lower_type(member, slot)?;
        let target = self.target_of(member)?;
        let sensitive_input = used_as == Use::Input && owner.has_trait(traits::SENSITIVE);
        let media_type = target.trait_value(traits::MEDIA_TYPE).and_then(Node::as_str);
        let mut flags = FieldFlags {
            deprecated: common::deprecated(&member.traits),
            sensitive: sensitive_input || self.is_sensitive(member),
            client_optional: owner.has_trait(traits::INPUT) || member.has_trait(traits::CLIENT_OPTIONAL),
            idempotency_token: member.has_trait(traits::IDEMPOTENCY_TOKEN),
            assumed: None,
            fallback: None,
            style: None,
            reserved: false,
            expected: false,
            required: member.has_trait(traits::REQUIRED),
            values: Vec::new(),
            needs: Vec::new(),
            read_only: false,
            write_only: false,
            event: event_slot(member),
            media_type: media_type.map(str::to_owned),
            xml: self.member_xml(member),
        };
        let mut wire = wire.unwrap_or_else(|| self.protocol.member_name(member));
        let is_document = *slot == Slot::Payload || flags.event == EventSlot::Payload;
        if is_document && self.protocol.names_elements() {
            let root = self.payload_element(member, target);
            wire = root.name;
            flags.xml = root.namespace.map(|namespace| Box::new(Xml { namespace: Some(namespace), ..Xml::default() }));
        }
        let presence = presence(owner, member, target, used_as);
        if used_as == Use::Input && presence == Presence::Optional {
            flags.assumed = default_of(member, target).map(Into::into);
        }
        Some(Field {
            name: member.name().to_owned(),
            wire,
            presence,
            docs: field_docs(member, target, &ty),
            ty,
            constraints,
            origin: member.origin.clone(),
            examples: Vec::new(),
            flags,
        })
    }
}

/// Whether a member must be there, and what stands in for it (Smithy 2.0, "Structure member optionality").
fn presence(owner: &Shape, member: &Member, target: &Shape, used_as: Use) -> Presence {
    if owner.shape_type == ShapeType::Union {
        return Presence::Optional;
    }
    let required = member.has_trait(traits::REQUIRED);
    let otherwise = if required { Presence::Required } else { Presence::Optional };
    let Some(default) = default_of(member, target) else { return otherwise };
    let client_optional = member.has_trait(traits::CLIENT_OPTIONAL);
    // A client leaves the defaults of top-level input to the service, unless a value must be there.
    let filled = match used_as {
        Use::Input => required && !client_optional,
        Use::Nested => !client_optional && !owner.has_trait(traits::INPUT),
    };
    if filled { Presence::Default(default.into()) } else { otherwise }
}

/// The member's default, else its target's; `null` on the member cancels the target's (Smithy 2.0, "`default` trait").
fn default_of<'m>(member: &'m Member, target: &'m Shape) -> Option<&'m Node> {
    let value = member.trait_value(traits::DEFAULT).or_else(|| target.trait_value(traits::DEFAULT));
    value.filter(|value| !value.is_null())
}

/// The member's documentation; that of its target where the target has no type of its own to carry it.
fn field_docs(member: &Member, target: &Shape, ty: &Type) -> String {
    let own = common::docs(&member.traits);
    let unnamed = !is_definition(target) && !matches!(ty, Type::Named(_)) && target.id.namespace() != "smithy.api";
    if own.is_empty() && unnamed { common::docs(&target.traits) } else { own }
}

fn event_slot(member: &Member) -> EventSlot {
    if member.has_trait(traits::EVENT_HEADER) {
        EventSlot::Header
    } else if member.has_trait(traits::EVENT_PAYLOAD) {
        EventSlot::Payload
    } else {
        EventSlot::Member
    }
}
