//! A changelog: what is new, changed, removed and breaking, complete, with the signatures that callers write.
//!
//! ```text
//! ## bedrock 0.2.0
//!
//! ### New
//!
//! - `GetFoundationModelAvailability` (GET /foundation-model-availability/{modelId}): Gets the availability of a model.
//!   `client.get_foundation_model_availability().model_id(..).send()` gives `GetFoundationModelAvailabilityResponse`:
//! ```

use super::ClientDiff;
use super::words::{self, Group, groups};
use crate::diff::Finding;
use crate::ir::{Api, Field, Operation, Presence, Type, TypeId, TypeKind};

/// The changelog as Markdown.
pub fn changelog(diffs: &[ClientDiff<'_>]) -> String {
    let mut text = String::new();
    for diff in diffs {
        let version = diff.report.next_version(&diff.version).unwrap_or_else(|| diff.version.clone());
        text += &format!("## {} {version}\n", diff.client);
        if diff.report.findings.is_empty() {
            text += "\nNo changes of the API.\n";
        }
        sections(diff, &mut text);
        text.push('\n');
    }
    text
}

fn sections(diff: &ClientDiff<'_>, text: &mut String) {
    let all = groups(diff);
    let is_new = |finding: &&Finding| finding.rule.id == "operation-added";
    let is_gone = |finding: &&Finding| finding.rule.id.ends_with("operation-removed");
    for (group, findings) in &all {
        if matches!(group, Group::Silent | Group::Breaking | Group::RustOnly) {
            list(diff, group.title(), findings.iter().copied(), text);
        }
    }
    let new: Vec<&Finding> = diff.report.findings.iter().filter(is_new).collect();
    if !new.is_empty() {
        *text += &format!("\n### New: {}\n", words::count(new.len(), "operation"));
        for finding in &new {
            operation(diff, finding, text);
        }
    }
    list(diff, "Removed", diff.report.findings.iter().filter(is_gone), text);
    let rest = all.iter().filter(|(group, _)| matches!(group, Group::Potential | Group::Compatible));
    list(
        diff,
        "Changed",
        rest.flat_map(|(_, findings)| findings.iter().copied()).filter(|finding| !is_new(finding)),
        text,
    );
    let unreachable = all.iter().filter(|(group, _)| *group == Group::Unreachable);
    list(diff, Group::Unreachable.title(), unreachable.flat_map(|(_, findings)| findings.iter().copied()), text);
    if diff.report.documentation() > 0 {
        *text += &format!("\n{} of documentation.\n", words::count(diff.report.documentation(), "change"));
    }
}

fn list<'f>(_: &ClientDiff<'_>, title: &str, findings: impl Iterator<Item = &'f Finding>, text: &mut String) {
    let mut findings = findings.peekable();
    if findings.peek().is_none() {
        return;
    }
    *text += &format!("\n### {title}\n\n");
    for finding in findings {
        *text += &format!("- `{}`: {}", words::visible(&finding.place), words::message(&finding.message));
        if let Some(operations) = words::operations(finding, 8) {
            *text += &format!(" ({operations})");
        }
        text.push('\n');
        for line in words::witnesses(finding) {
            *text += &format!("  - {line}\n");
        }
    }
}

/// A new operation: what it is for, what is sent, what comes back.
fn operation(diff: &ClientDiff<'_>, finding: &Finding, text: &mut String) {
    let Some((api, _)) = diff.head else { return };
    let name = finding.operations.first();
    let Some(operation) = api.operations.iter().find(|operation| Some(&operation.name) == name) else { return };
    let route = finding.after.as_deref().unwrap_or_default();
    *text += &format!("\n#### {} · `{route}`\n\n", operation.name);
    if let Some(first) = operation.docs.lines().find(|line| !line.trim().is_empty()) {
        *text += &format!("{}\n\n", first.trim());
    }
    request(api, operation, text);
    response(api, operation, text);
    if !operation.errors.is_empty() {
        let names: Vec<&str> = operation.errors.iter().map(|error| api.types.name(error.ty)).collect();
        *text += &format!("\nErrors: {}\n", names.join(", "));
    }
}

fn request(api: &Api, operation: &Operation, text: &mut String) {
    if operation.request.params.is_empty() {
        *text += "Request: nothing\n";
        return;
    }
    *text += "Request:\n\n";
    for param in &operation.request.params {
        line(api, &param.field, 0, text);
        members(api, &param.field.ty, 1, &mut Vec::new(), text);
    }
}

fn response(api: &Api, operation: &Operation, text: &mut String) {
    let Some(id) = operation.response.output else {
        *text += "\nResponse: nothing\n";
        return;
    };
    let mut inner = String::new();
    members(api, &Type::Named(id), 0, &mut Vec::new(), &mut inner);
    if inner.is_empty() {
        *text += "\nResponse: nothing\n";
    } else {
        *text += &format!("\nResponse:\n\n{inner}");
    }
}

fn line(api: &Api, field: &Field, depth: usize, text: &mut String) {
    let required = if field.presence == Presence::Required { ", required" } else { "" };
    let docs = field.docs.split_whitespace().collect::<Vec<_>>().join(" ");
    let docs = if docs.is_empty() { docs } else { format!(": {docs}") };
    *text += &format!("{}- `{}` ({}{required}){docs}\n", "  ".repeat(depth), field.name, shape(api, &field.ty));
}

/// A type with the values of enums: `"AVAILABLE" | "PENDING"`.
fn shape(api: &Api, ty: &Type) -> String {
    match ty {
        Type::List(list) => format!("list of {}", shape(api, &list.item)),
        Type::Map(map) => format!("map of {}", shape(api, &map.value)),
        Type::Nullable(inner) => format!("{} or null", shape(api, inner)),
        Type::Named(id) => match &api.types[*id].kind {
            TypeKind::Enum(values) => {
                values.values.iter().map(|value| value.value.as_str()).collect::<Vec<_>>().join(" | ")
            }
            TypeKind::Newtype(newtype) => shape(api, &newtype.ty),
            TypeKind::Struct(_) => api.types.name(*id).to_owned(),
            TypeKind::Union(_) => format!("one of {}", api.types.name(*id)),
        },
        other => super::super::text::ty(&api.types, other),
    }
}

/// The members below a type, each type once on the way down.
fn members(api: &Api, ty: &Type, depth: usize, path: &mut Vec<TypeId>, text: &mut String) {
    match ty {
        Type::List(list) => members(api, &list.item, depth, path, text),
        Type::Tuple(tuple) => tuple.types().for_each(|item| members(api, item, depth, path, text)),
        Type::Map(map) => members(api, &map.value, depth, path, text),
        Type::Nullable(inner) => members(api, inner, depth, path, text),
        Type::Named(id) if path.contains(id) || path.len() > 6 => {}
        Type::Named(id) => {
            let fields = match &api.types[*id].kind {
                TypeKind::Struct(structure) => &structure.fields,
                TypeKind::Union(union) => &union.variants,
                TypeKind::Newtype(newtype) => return members(api, &newtype.ty, depth, path, text),
                TypeKind::Enum(_) => return,
            };
            path.push(*id);
            for field in fields {
                line(api, field, depth, text);
                members(api, &field.ty, depth + 1, path, text);
            }
            path.pop();
        }
        _ => {}
    }
}
