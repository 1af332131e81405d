//! Traits whose values are texts with a grammar of their own (Smithy 2.0, "`mediaType` trait", "`externalDocumentation`
//! trait", "`xmlNamespace` trait").

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostics::{Diagnostics, codes};

use super::super::Model;
use super::super::model::{Trait, Traits};
use super::super::node::Node;
use super::super::shape_id::ShapeId;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        check_bearer(&shape.id, &shape.traits, diagnostics);
        for member in &shape.members {
            check_bearer(&member.id, &member.traits, diagnostics);
        }
    }
}

fn check_bearer(bearer: &ShapeId, traits: &Traits, diagnostics: &mut Diagnostics) {
    for applied in traits {
        let Some((text, what)) = problem_of(applied) else { continue };
        let message = format!("the trait `@{}` of `{bearer}` has `{text}`, which is not {what}", applied.id.name());
        diagnostics.error(&codes::INVALID_TRAIT_VALUE, &applied.origin, message);
    }
}

/// The text that is not what it should be, and what that is.
fn problem_of(applied: &Trait) -> Option<(&str, &'static str)> {
    match applied.id.as_str() {
        "smithy.api#mediaType" => {
            let text = applied.value.as_str()?;
            (!is_media_type(text)).then_some((text, "a media type"))
        }
        "smithy.api#xmlNamespace" => {
            let text = applied.value.get("uri")?.as_str()?;
            (!is_uri(text)).then_some((text, "a URI"))
        }
        "smithy.api#externalDocumentation" => {
            let mut links = applied.value.as_object()?.iter().filter_map(|(_, link)| Node::as_str(link));
            let text = links.find(|link| !(link.contains(':') && is_uri(link)))?;
            Some((text, "a URL"))
        }
        _ => None,
    }
}

/// A type, a subtype and parameters (RFC 9110, section 8.3.1).
fn is_media_type(text: &str) -> bool {
    static GRAMMAR: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let token = r"[A-Za-z0-9!#$%&'*+.^_`|~-]+";
        let parameter = format!(r#"[ \t]*;[ \t]*{token}=(?:{token}|"(?:[^"\\]|\\.)*")"#);
        Regex::new(&format!("^{token}/{token}(?:{parameter})*$")).ok()
    });
    GRAMMAR.as_ref().is_none_or(|grammar| grammar.is_match(text))
}

/// A reference of RFC 3986: what stands before a colon is a scheme, and some characters are written as `%` and digits.
fn is_uri(text: &str) -> bool {
    let before_path = text.split(['/', '?', '#']).next().unwrap_or_default();
    let scheme = before_path.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    };
    let is_forbidden = |c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c);
    scheme.is_none_or(is_scheme) && !text.contains(is_forbidden)
}
