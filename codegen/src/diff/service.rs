//! The service as a whole: names, servers, and the schemes that operations choose from.

use super::comparison::{Comparison, Place, Root};
use super::finding::{Directions, Wire};
use super::rules;
use super::text;
use crate::ir::{Credential, Endpoint, Outcome, RuleExpr, Rules, Server};
use crate::rust::Subject;

/// Compares everything that is about the service as a whole.
pub(super) fn compare(comparison: &mut Comparison<'_>) {
    let (base, head) = (comparison.base, comparison.head);
    let place = Place::alike(Subject::Service, (&base.origin, &head.origin), Directions::REQUEST, Root::Service);
    if base.name != head.name {
        comparison.change(&rules::SERVICE_RENAMED, &place, "the service", &base.name, &head.name);
    }
    if base.version != head.version {
        comparison.change(&rules::VERSION_CHANGED, &place, "the version", &base.version, &head.version);
    }
    if base.docs != head.docs || base.title != head.title {
        comparison.report(&rules::DOCUMENTATION_CHANGED, &place, "the documentation has changed");
    }
    endpoints(comparison, &place, &base.endpoint, &head.endpoint);
    credentials(comparison, &place);
}

fn endpoints(comparison: &mut Comparison<'_>, place: &Place, base: &Endpoint, head: &Endpoint) {
    let (one, two) = (default_of(base), default_of(head));
    if one != two {
        let finding = comparison.change(&rules::ENDPOINT_CHANGED, place, "the host", &one, &two);
        // Who had to say where to go goes on to say so.
        if *base == Endpoint::Unknown {
            finding.request = Wire::Compatible;
        }
    }
    if rules_of(base) != rules_of(head) {
        comparison.report(&rules::ENDPOINT_RULES_CHANGED, place, "the rules that lead to the host have changed");
    }
    let (Endpoint::Servers(one), Endpoint::Servers(two)) = (base, head) else { return };
    let has = |servers: &[Server], url: &str| servers.iter().any(|server| server.url == url);
    let is_default = |servers: &[Server], url: &str| servers.first().is_some_and(|server| server.url == url);
    for server in one.iter().filter(|server| !has(two, &server.url) && !is_default(one, &server.url)) {
        let finding = comparison.report(&rules::SERVER_REMOVED, place, format!("the server `{}` is gone", server.url));
        finding.before = Some(server.url.clone());
    }
    for server in two.iter().filter(|server| !has(one, &server.url) && !is_default(two, &server.url)) {
        let finding = comparison.report(&rules::SERVER_ADDED, place, format!("the server `{}` is new", server.url));
        finding.after = Some(server.url.clone());
    }
    for server in one {
        if let Some(twin) = two.iter().find(|twin| twin.url == server.url) {
            variables(comparison, place, server, twin);
        }
    }
}

/// The rules as lines, in an order that says nothing: conditions and results have their numbers.
fn rules_of(endpoint: &Endpoint) -> Vec<String> {
    let text = endpoint.rules().map(|rules| in_order(rules).to_text()).unwrap_or_default();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.sort_unstable();
    lines
}

/// The rules with the members of every record, and with headers and properties, in the order of their names.
fn in_order(rules: &Rules) -> Rules {
    let mut rules = rules.clone();
    rules.conditions.iter_mut().for_each(|condition| sort(&mut condition.expr));
    for result in &mut rules.results {
        match result {
            Outcome::Endpoint { url, headers, properties } => {
                sort(url);
                sort_members(headers);
                sort_members(properties);
            }
            Outcome::Error(message) => sort(message),
            Outcome::NoMatch => {}
        }
    }
    rules
}

fn sort_members(members: &mut [(String, RuleExpr)]) {
    for (_, value) in members.iter_mut() {
        sort(value);
    }
    members.sort_by(|(one, _), (other, _)| one.cmp(other));
}

fn sort(expr: &mut RuleExpr) {
    match expr {
        RuleExpr::Record(members) => sort_members(members),
        RuleExpr::Template(parts) | RuleExpr::List(parts) | RuleExpr::Call(_, parts) => parts.iter_mut().for_each(sort),
        RuleExpr::Attr(of, _) => sort(of),
        RuleExpr::Bool(_) | RuleExpr::Int(_) | RuleExpr::Text(_) | RuleExpr::Slot(_) => {}
    }
}

fn default_of(endpoint: &Endpoint) -> String {
    match endpoint {
        Endpoint::Unknown => "that callers give".to_owned(),
        Endpoint::Aws { prefix, .. } => format!("{prefix}.<region>"),
        Endpoint::Rules(_) => "that rules lead to".to_owned(),
        Endpoint::Servers(servers) => servers.first().map_or_else(String::new, |server| server.url.clone()),
    }
}

fn variables(comparison: &mut Comparison<'_>, place: &Place, base: &Server, head: &Server) {
    for one in &base.variables {
        let Some(two) = head.variables.iter().find(|two| two.name == one.name) else { continue };
        if one.default != two.default {
            let what = format!("the default of `{}` in `{}`", one.name, base.url);
            comparison.change(&rules::SERVER_VARIABLE_DEFAULT_CHANGED, place, &what, &one.default, &two.default);
        }
        // No list allows everything.
        if one.allowed.is_empty() || two.allowed.is_empty() {
            continue;
        }
        for value in one.allowed.iter().filter(|value| !two.allowed.contains(value)) {
            let message = format!("`{}` in `{}` no longer allows `{value}`", one.name, base.url);
            comparison.report(&rules::SERVER_VALUE_REMOVED, place, message).before = Some(value.clone());
        }
        for value in two.allowed.iter().filter(|value| !one.allowed.contains(value)) {
            let message = format!("`{}` in `{}` also allows `{value}`", one.name, base.url);
            comparison.report(&rules::SERVER_VALUE_ADDED, place, message).after = Some(value.clone());
        }
    }
}

/// Schemes of one name that put something else into requests.
fn credentials(comparison: &mut Comparison<'_>, place: &Place) {
    let (base, head) = (comparison.base, comparison.head);
    for one in &base.auth {
        let Some(two) = head.auth.iter().find(|two| two.name == one.name) else { continue };
        if one.credential != two.credential {
            let (before, after) = (text::credential(&one.credential), text::credential(&two.credential));
            let what = format!("the credential of `{}`", one.name);
            let finding = comparison.change(&rules::CREDENTIAL_CHANGED, place, &what, before, after);
            if matches!((&one.credential, &two.credential), (Credential::Digest | Credential::MutualTls, _)) {
                finding.reason = Some("clients could not send the old one by themselves".to_owned());
            }
        }
    }
}
