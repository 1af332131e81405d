//! Tuples: items by position in documents, checks, unions and setters.

use ferrosmith_runtime::inner::{Member, Shape, Tagging, Value, json};
use ferrosmith_runtime::{IntoField, Json, Unknown, WithRest, structure, union};

static NAME: Shape = Shape::new("").max_length(3);
static LEVEL: Shape = Shape::new("").items(&[&NAME, Shape::PLAIN], 2);
static SHORTER: Shape = Shape::new("").items(&[Shape::PLAIN, Shape::PLAIN, Shape::PLAIN], 1);
static REST: Shape = Shape::new("").items(&[Shape::PLAIN], 1).item(&NAME).min_length(2);

#[derive(Clone, Default)]
pub struct Line {
    pub level: Option<(String, i64)>,
    pub shorter: Option<(String, Option<i64>, Option<Json>)>,
    pub rest: Option<WithRest<(i64,), String>>,
    pub next: Option<(i64, Box<Line>)>,
}

structure! {
    Line = "Line";
    level = Member::new("level").shape(&LEVEL);
    shorter = Member::new("shorter").shape(&SHORTER);
    rest = Member::new("rest").shape(&REST);
    next = Member::new("next");
}

#[derive(Clone)]
pub enum Place {
    Pair((f64, f64)),
    Named((String,)),
    Texts(Vec<String>),
    Unknown(Unknown),
}

union! {
    Place = "Place", Tagging::Untagged;
    Pair: (f64, f64) = Member::new("Pair");
    Named: (String,) = Member::new("Named").shape(&NAMED);
    Texts: Vec<String> = Member::new("Texts");
}

static NAMED: Shape = Shape::new("").items(&[Shape::PLAIN], 1);

fn read<T: Value + Default>(text: &str) -> T {
    let mut value = T::default();
    json::decode(text.as_bytes(), value.as_mut(), Shape::PLAIN).unwrap();
    value
}

fn write(value: &dyn Value) -> String {
    let mut out = Vec::new();
    json::encode(&value.get(), Shape::PLAIN, &mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn items_stand_by_position() {
    for text in [
        r#"{"level":["ab",3]}"#,
        r#"{"shorter":["a"]}"#,
        r#"{"shorter":["a",null,{"k":[1]}]}"#,
        r#"{"shorter":["a",5]}"#,
        r#"{"rest":[7]}"#,
        r#"{"rest":[7,"a","b"]}"#,
        r#"{"next":[1,{"next":[2,{"level":["x",1]}]}]}"#,
    ] {
        assert_eq!(write(&read::<Line>(text)), text);
    }
}

#[test]
fn what_is_missing_is_zero_and_what_is_too_much_is_skipped() {
    let line: Line = read(r#"{"level":["a"],"shorter":["a",1,2,[3],4],"rest":[null]}"#);
    assert_eq!(write(&line), r#"{"level":["a",0],"shorter":["a",1,2],"rest":[0]}"#);
    let mut line = Line::default();
    assert!(json::decode(br#"{"level":{}}"#, line.as_mut(), Shape::PLAIN).is_err());
    let wrong = json::decode(br#"{"level":["a","b"]}"#, line.as_mut(), Shape::PLAIN).unwrap_err();
    assert!(wrong.to_string().contains("level/1"), "{wrong}");
}

#[test]
fn each_item_is_checked_by_its_own_shape() {
    let mut line: Line = read(r#"{"level":["long",3],"rest":[7]}"#);
    let violations = line.validate().unwrap_err().to_string();
    assert!(violations.contains("'/level/0'") && violations.contains("'/rest'"), "{violations}");
    assert!(violations.contains("2 validation errors"), "{violations}");
    line.rest = Some(WithRest::from((7,)).rest(["good".to_owned()]));
    let violations = line.validate().unwrap_err().to_string();
    assert!(violations.contains("'/rest/1'"), "{violations}");
}

#[test]
fn unions_tell_tuples_by_their_items() {
    assert_eq!(read::<Place>("[1.5,2]"), Place::Pair((1.5, 2.0)));
    assert_eq!(read::<Place>(r#"["a"]"#), Place::Named(("a".to_owned(),)));
    assert_eq!(read::<Place>("[]"), Place::Texts(Vec::new()));
    assert!(matches!(read::<Place>("[true]"), Place::Unknown(_)));
}

#[test]
fn setters_convert_item_by_item() {
    fn set<F, M>(value: impl IntoField<F, M>) -> F {
        value.into_field()
    }
    assert_eq!(set::<Option<(String, i64)>, _>(("a", 5)), Some(("a".to_owned(), 5)));
    assert_eq!(set::<Option<(String, Option<i64>)>, _>(("a", 5)), Some(("a".to_owned(), Some(5))));
    assert_eq!(set::<Vec<(String, i64)>, _>([("a", 5)]), vec![("a".to_owned(), 5)]);
    assert_eq!(set::<Option<WithRest<(i64,), String>>, _>((5,)), Some(WithRest::from((5,))));
}

#[test]
fn debug_shows_items() {
    let line = Line { level: Some(("a".to_owned(), 3)), ..Line::default() };
    assert!(format!("{line:?}").contains(r#"level: ["a", 3]"#), "{line:?}");
}
