//! What the service sends of its own accord.

use super::text::type_text;
use super::{ItemKind, PublicItem, Subject};
use crate::ir::Type;
use crate::rust::Context;

/// Adds the enum of webhooks with its variants and reader, where there are any.
pub(super) fn add(cx: &Context<'_>, items: &mut Vec<PublicItem>) {
    if cx.api.webhooks.is_empty() {
        return;
    }
    let item = |kind, path: &str, signature: &str, subject| PublicItem {
        kind,
        path: path.to_owned(),
        signature: signature.to_owned(),
        detail: String::new(),
        deprecated: false,
        subject,
        through: Vec::new(),
    };
    items.push(item(ItemKind::Type, "webhooks::Event", "enum", Subject::Service));
    let reader = "(&str, &Received) -> Result<Event, WebhookError>";
    items.push(item(ItemKind::Function, "webhooks::Event::read()", reader, Subject::Service));
    for (position, webhook) in cx.api.webhooks.iter().enumerate() {
        let path = format!("webhooks::Event::{}", cx.names.webhook_variant(position));
        let signature = webhook.message.map(|id| format!("({})", type_text(cx, &Type::Named(id)))).unwrap_or_default();
        let message = webhook.message.map(|id| cx.api.types.name(id).to_owned());
        let subject = message.clone().map_or(Subject::Service, Subject::Type);
        let through = message.into_iter().collect();
        let variant = item(ItemKind::Variant, &path, &signature, subject);
        items.push(PublicItem { deprecated: webhook.deprecated.is_some(), through, ..variant });
    }
}
