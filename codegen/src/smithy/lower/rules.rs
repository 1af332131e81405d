//! Just enough of the endpoint rules engine to see that a service is global: its rules are walked for one region,
//! and give a host that does not name it (Smithy 2.0, "Rules engine").

use std::collections::HashMap;

use crate::smithy::node::Node;

/// A region of the partition `aws` that is no global service's signing region.
const REGION: &str = "us-west-2";
/// Rule sets nest as deep as they have parameters; beyond this one is not understood.
const DEEPEST: usize = 32;

/// What an expression of a rule set amounts to.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Absent,
    Bool(bool),
    Text(String),
    /// The result of `aws.partition`.
    Partition,
}

type Scope = HashMap<String, Value>;

/// The host that the rules give whatever the region, and the region to sign for; `None` for services with a host in
/// each region, and where a rule uses what is not known here.
pub(super) fn global_host(rules: &Node) -> Option<(String, String)> {
    let mut scope = Scope::new();
    for (name, parameter) in rules.get("parameters")?.as_object()?.iter() {
        scope.insert(name.to_owned(), initial(parameter));
    }
    let (endpoint, scope) = walk(rules.get("rules")?.as_array()?, scope, 0)?;
    let url = expand(endpoint.get("url")?.as_str()?, &scope)?;
    let host = url.strip_prefix("https://")?;
    if host.contains(REGION) || host.contains('/') {
        return None;
    }
    let schemes = endpoint.get("properties").and_then(|properties| properties.get("authSchemes"));
    let scheme = schemes.and_then(Node::as_array).and_then(|schemes| schemes.first());
    let region = scheme.and_then(|scheme| scheme.get("signingRegion")).and_then(Node::as_str);
    Some((host.to_owned(), expand(region.unwrap_or("us-east-1"), &scope)?))
}

/// The value of a parameter before a caller sets anything.
fn initial(parameter: &Node) -> Value {
    let text = |key| parameter.get(key).and_then(Node::as_str);
    match (text("builtIn"), parameter.get("default")) {
        (Some("AWS::Region"), _) => Value::Text(REGION.to_owned()),
        (_, Some(Node::Bool(value))) => Value::Bool(*value),
        (_, Some(Node::String(value))) => Value::Text(value.to_string()),
        _ => Value::Absent,
    }
}

/// The endpoint of the first rule that holds, and what is known there; `None` if none holds or one is not understood.
fn walk(rules: &[Node], scope: Scope, depth: usize) -> Option<(&Node, Scope)> {
    for rule in rules.iter().take_while(|_| depth < DEEPEST) {
        let mut scope = scope.clone();
        if !holds(rule.get("conditions").and_then(Node::as_array).unwrap_or_default(), &mut scope)? {
            continue;
        }
        return match rule.get("endpoint") {
            Some(endpoint) => Some((endpoint, scope)),
            // A tree whose rules all fail, and an error rule, end the walk (section "Tree rule").
            None => walk(rule.get("rules")?.as_array()?, scope, depth + 1),
        };
    }
    None
}

fn holds(conditions: &[Node], scope: &mut Scope) -> Option<bool> {
    for condition in conditions {
        let value = evaluate(condition, scope, 0)?;
        if matches!(value, Value::Absent | Value::Bool(false)) {
            return Some(false);
        }
        if let Some(name) = condition.get("assign").and_then(Node::as_str) {
            scope.insert(name.to_owned(), value);
        }
    }
    Some(true)
}

fn evaluate(expression: &Node, scope: &Scope, depth: usize) -> Option<Value> {
    match expression {
        _ if depth > DEEPEST => return None,
        Node::Bool(value) => return Some(Value::Bool(*value)),
        Node::String(text) => return Some(Value::Text(expand(text, scope)?)),
        _ => {}
    }
    if let Some(name) = expression.get("ref").and_then(Node::as_str) {
        return Some(scope.get(name).cloned().unwrap_or(Value::Absent));
    }
    let arguments = expression.get("argv")?.as_array()?;
    let arguments: Option<Vec<Value>> = arguments.iter().map(|argument| evaluate(argument, scope, depth + 1)).collect();
    call(expression.get("fn")?.as_str()?, &arguments?)
}

fn call(function: &str, arguments: &[Value]) -> Option<Value> {
    match (function, arguments) {
        ("isSet", [value]) => Some(Value::Bool(*value != Value::Absent)),
        ("not", [value]) => Some(Value::Bool(matches!(value, Value::Absent | Value::Bool(false)))),
        ("booleanEquals" | "stringEquals", [one, other]) => Some(Value::Bool(one == other)),
        ("aws.partition", [Value::Text(_)]) => Some(Value::Partition),
        ("getAttr", [Value::Partition, Value::Text(path)]) => partition_attribute(path),
        _ => None,
    }
}

/// What is known of the partition of [`REGION`] (section "`aws.partition` function").
fn partition_attribute(name: &str) -> Option<Value> {
    match name {
        "name" => Some(Value::Text("aws".to_owned())),
        "dnsSuffix" => Some(Value::Text("amazonaws.com".to_owned())),
        "dualStackDnsSuffix" => Some(Value::Text("api.aws".to_owned())),
        "supportsFIPS" | "supportsDualStack" => Some(Value::Bool(true)),
        "implicitGlobalRegion" => Some(Value::Text("us-east-1".to_owned())),
        _ => None,
    }
}

/// A text with its `{name}` and `{name#attribute}` replaced (section "Template syntax").
fn expand(template: &str, scope: &Scope) -> Option<String> {
    let mut text = String::new();
    let mut rest = template;
    while let Some((literal, after)) = rest.split_once('{') {
        let (hole, after) = after.split_once('}')?;
        let value = match hole.split_once('#') {
            Some((name, attribute)) if scope.get(name) == Some(&Value::Partition) => partition_attribute(attribute)?,
            Some(_) => return None,
            None => scope.get(hole)?.clone(),
        };
        let Value::Text(value) = value else { return None };
        text.push_str(literal);
        text.push_str(&value);
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}
