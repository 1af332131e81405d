//! Violations: their wording, their places, and that they never show values.

use std::collections::BTreeMap;

use ferrosmith_runtime::Json;
use ferrosmith_runtime::inner::validate;
use ferrosmith_runtime::inner::{Clause, Member, Pattern, Shape, structure};

use crate::sample::{All, Colour, KEY, Level, SIZE, Source, Tag};

fn messages(all: &All) -> Vec<String> {
    let violations = all.validate().unwrap_err();
    violations.iter().map(|violation| format!("{} | {}", violation.path, violation.message)).collect()
}

#[test]
fn all_violations_are_collected() {
    let nested = Source::Nested(Box::new(Source::Inline("UPPER".to_owned())));
    let all = All {
        size: Some(9),
        ratio: Some(4.3),
        name: Some("far too long for a key".to_owned()),
        names: Some(vec!["a".to_owned(), "B".to_owned(), "a".to_owned()]),
        labels: Some(BTreeMap::from([("A".to_owned(), "b".to_owned()), ("c/~".to_owned(), "D".to_owned())])),
        tags: vec![Tag::default()],
        colour: Some(Colour::from("pink")),
        level: Some(Level::from(3)),
        source: Some(nested),
        ..All::default()
    };
    let pattern = |path: &str| {
        let constraint = "failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z]+$";
        format!("{path} | Value at '{path}' {constraint}")
    };
    let length = |path: &str, length: usize| {
        let constraint = "failed to satisfy constraint: Member must have length between 1 and 8, inclusive";
        format!("{path} | Value with length {length} at '{path}' {constraint}")
    };
    let other = |path: &str, text: &str| format!("{path} | Value at '{path}' failed to satisfy constraint: {text}");
    assert_eq!(
        messages(&all),
        [
            other("/size", "Member must be between 2 and 8, inclusive"),
            other("/ratio", "Member must be between 4.4 and 6.6, inclusive"),
            length("/name", 22),
            pattern("/name"),
            other("/names", "Member must have unique values"),
            pattern("/names/1"),
            pattern("/labels"),
            pattern("/labels"),
            pattern("/labels/c~1~0"),
            length("/tags/0/key", 0),
            pattern("/tags/0/key"),
            other("/colour", "Member must satisfy enum value set: [blue, green]"),
            other("/level", "Member must satisfy enum value set: [1, 2]"),
            pattern("/source/nested/inline"),
        ]
    );
    let text = all.validate().unwrap_err().to_string();
    assert!(text.starts_with("14 validation errors detected. Value at '/size' failed"));
    assert!(!text.contains("UPPER") && !text.contains("far too long"));
    assert!(All::default().validate().is_ok());
}

#[test]
fn lengths_count_unicode_scalar_values() {
    static TWO: Shape = Shape::new("Two").max_length(2);
    assert!(validate::check_str("é😀", &TWO).is_ok());
    let error = validate::check_str("abc", &TWO).unwrap_err();
    assert_eq!(
        error.to_string(),
        "1 validation error detected. Value with length 3 at '' failed to satisfy constraint: \
         Member must have length less than or equal to 2"
    );
}

#[test]
fn bounds_that_floats_reach() {
    let ok = |ratio: f32| All { ratio: Some(ratio), ..All::default() }.validate().is_ok();
    assert!(ok(4.4) && ok(6.6) && !ok(6.61) && !ok(f32::NAN));
    assert!(validate::check(&8_i64, &SIZE).is_ok());
    assert!(validate::check(&1_i64, &SIZE).is_err());
    assert!(validate::check(&"abc".to_owned(), &KEY).is_ok());
    static STEP: Shape = Shape::new("Step").multiple_of(0.1);
    assert!(validate::check(&0.3_f64, &STEP).is_ok());
    assert!(validate::check(&0.35_f64, &STEP).is_err());
}

#[test]
fn patterns_that_cannot_be_compiled_let_pass() {
    static BROKEN: Pattern = Pattern::new("(");
    assert!(BROKEN.matches("x") && !BROKEN.is_usable());
    static AHEAD: Pattern = Pattern::lookaround("^(?!aws:).*$", "^(?!aws:).*$");
    assert!(AHEAD.matches("tag"));
    assert_eq!(AHEAD.matches("aws:tag"), !cfg!(feature = "lookaround"));
}

#[test]
fn all_clauses_of_a_pattern_hold() {
    static KEY: Pattern =
        Pattern::translated("^(?!aws:)[a-z:]+$", "^[a-z:]+$").clauses(&[Clause::not_matching("^aws:")]);
    let rejected = ["aws:", "aws:tag", "Tag", ""];
    assert!(KEY.is_usable() && KEY.matches("tag") && KEY.matches("tag:aws:"));
    assert!(!rejected.iter().any(|text| KEY.matches(text)));

    static NAME: Pattern = Pattern::translated("^(?!.*--)(?=.*z)[a-z-]+(?<!-)$", "^[a-z-]+$").clauses(&[
        Clause::not_matching("^[^\n]*--"),
        Clause::matching("^[^\n]*z"),
        Clause::not_matching("-$"),
    ]);
    assert!(NAME.matches("a-z"));
    assert!(!["a--z", "a-b", "z-"].iter().any(|text| NAME.matches(text)));

    static BROKEN: Pattern = Pattern::new("^a$").clauses(&[Clause::not_matching("(")]);
    assert!(BROKEN.matches("b") && !BROKEN.is_usable());
}

#[test]
fn every_pattern_of_a_value_holds_and_is_named() {
    static FAR: Pattern = Pattern::new("^[a-z]+$");
    static NEAR: Pattern = Pattern::new("^.{2}$").and(&FAR);
    static BOTH: Shape = Shape::new("").pattern(&NEAR);
    assert_eq!(validate::check_str("ab", &BOTH), Ok(()));
    for (text, count) in [("abc", 1), ("AB", 1), ("ABC", 2)] {
        assert_eq!(validate::check_str(text, &BOTH).unwrap_err().iter().count(), count, "{text}");
    }
}

#[test]
fn what_is_sensitive_is_never_shown() {
    let tag = Tag::default().key("k").value("word");
    assert_eq!(format!("{tag:?}"), r#"Tag { key: "k", value: *** redacted *** }"#);
    let all = All { secret: Some(crate::sample::Secret { word: "word".to_owned() }), ..All::default() };
    assert!(!format!("{all:?}").contains("word"));
    assert!(format!("{all:?}").contains("secret: Secret { *** redacted *** }"));
}

#[test]
fn keys_of_an_enumeration_are_known_values() {
    static BY_COLOUR: Shape = Shape::new("").enum_key::<Colour>();
    let map = |key: &str| BTreeMap::from([(key.to_owned(), 1)]);
    assert_eq!(validate::check(&map("blue"), &BY_COLOUR), Ok(()));
    let violations = validate::check(&map("pink"), &BY_COLOUR).unwrap_err();
    assert!(violations.to_string().contains("Member must satisfy enum value set: [blue, green]"), "{violations}");
}

#[derive(Clone, Default)]
pub struct Shipment {
    pub street: Option<String>,
    pub city: Option<String>,
    pub ratio: Option<f64>,
    pub kind: Option<Json>,
}

structure! {
    Shipment = "Shipment";
    street = Member::new("street").needs(&["town", "nowhere"]);
    city = Member::new("city").wire("town");
    ratio = Member::new("ratio").values(&["1", "2.5"]);
    kind = Member::new("kind").values(&["\"a\"", "{\"b\":1.0}"]);
}

#[test]
fn members_ask_for_others_and_have_listed_values() {
    let found = |shipment: &Shipment| match shipment.validate() {
        Ok(()) => String::new(),
        Err(violations) => violations.iter().map(|violation| violation.path.clone()).collect::<Vec<_>>().join(" "),
    };
    let mut shipment = Shipment { street: Some("Main".to_owned()), ..Shipment::default() };
    assert_eq!(found(&shipment), "/city");
    shipment.city = Some("Bern".to_owned());
    assert_eq!(found(&shipment), "");
    (shipment.ratio, shipment.kind) = (Some(1.0), Some(serde_json::json!({ "b": 1 })));
    assert_eq!(found(&shipment), "");
    (shipment.ratio, shipment.kind) = (Some(1.5), Some(serde_json::json!("b")));
    assert_eq!(found(&shipment), "/ratio /kind");
}
