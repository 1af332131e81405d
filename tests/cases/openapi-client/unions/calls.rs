//! Values of unions are read as the variant that they mean, and written as they came.

use unions::operations::{All, Say};
use unions::runtime::inner::{Shape, Value};
use unions::runtime::Json;
use unions::runtime::inner::json;
use unions::types::{
    AllChange, AllCheck, AllContact, AllMixedItem, AllOutcome, AllProblem, Mail, Revision, Ship, TalkLevel, TalkModel,
    V2,
};

/// Reads a member of the document, and checks that it is written as it came.
fn read(member: &str, text: &str) -> All {
    let document = format!("{{\"{member}\":{text}}}");
    let mut all = All::default();
    json::decode(document.as_bytes(), all.as_mut(), Shape::PLAIN).expect("a document");
    let mut written = Vec::new();
    json::encode(&all.get(), Shape::PLAIN, &mut written);
    assert_eq!(parse(&written)[member], parse(document.as_bytes())[member]);
    all
}

fn parse(text: &[u8]) -> Json {
    let mut value = Json::Null;
    json::decode(text, value.as_mut(), Shape::PLAIN).expect("a document");
    value
}

#[test]
fn constants_distinguish_variants() {
    let all = read(
        "changes",
        r#"[{"door":{"state":"closed"}},{"door":{"state":"open","at":"x"}},{"door":{"state":"ajar"}}]"#,
    );
    assert!(matches!(all.changes[..], [AllChange::Closed(_), AllChange::Opened(_), AllChange::Unknown(_)]));
    let all = read("checks", r#"[{"ok":false,"id":"1"},{"ok":true,"id":"1"}]"#);
    assert!(matches!(all.checks[..], [AllCheck::Failed(_), AllCheck::Passed(_)]));
    let all = read("problems", r#"[{"issue":"LATE"},{"issue":"LOST","note":"n"},{"issue":"NEW","note":"n"}]"#);
    assert!(matches!(all.problems[..], [AllProblem::Late(_), AllProblem::Lost(_), AllProblem::Unknown(_)]));
}

#[test]
fn objects_are_open() {
    let mut all = All::default();
    let text = br#"{"outcome":{"data":"d","took":3}}"#;
    json::decode(text, all.as_mut(), Shape::PLAIN).expect("a document");
    assert!(matches!(all.outcome, Some(AllOutcome::Data(data)) if data.data == "d"));
    let contacts =
        read("contacts", r#"[{"id":"1","phone":"2","mail":"3"},{"id":"1","phone":"2"},{"id":"1","x":[{}]}]"#).contacts;
    assert!(
        matches!(&contacts[..], [AllContact::Mail(Mail { additional, .. }), AllContact::Phone(_), AllContact::Mail(_)]
        if additional["phone"] == "2")
    );
}

#[test]
fn tags_are_of_any_scalar_type() {
    let all = read("revisions", r#"[{"version":2,"b":"x"},{"version":1},{"version":3,"c":1}]"#);
    assert!(matches!(all.revisions[..], [Revision::V2(_), Revision::V1(_), Revision::Unknown(_)]));
    let mut written = Vec::new();
    json::encode(&Revision::V2(V2::default()).get(), Shape::PLAIN, &mut written);
    assert_eq!(written, br#"{"version":2}"#);
}

#[test]
fn schemas_that_include_a_parent_are_its_variants() {
    let text =
        r#"[{"kind":"ferry","name":"a","cars":9,"escort":{"kind":"Tug","name":"b"}},{"kind":"canoe","name":"c"}]"#;
    let ships = read("ships", text).ships;
    let [Ship::Ferry(ferry), Ship::Unknown(_)] = &ships[..] else { panic!("{ships:?}") };
    assert_eq!(ferry.cars, Some(9));
    assert!(matches!(ferry.escort.as_deref(), Some(Ship::Tug(_))));
}

#[test]
fn simple_values_are_read_as_the_narrowest_variant() {
    let mixed = read("mixed", r#"["auto","any",1.5,9007199254740993,["a"]]"#).mixed;
    let [
        AllMixedItem::Value(auto),
        AllMixedItem::Value(any),
        AllMixedItem::Number(_),
        AllMixedItem::Integer(whole),
        AllMixedItem::List(_),
    ] = &mixed[..]
    else {
        panic!("{mixed:?}")
    };
    assert_eq!((auto.as_str(), any.as_str(), *whole), ("auto", "any", 9_007_199_254_740_993));
}

#[test]
fn open_enums_take_any_text() {
    assert!(Say::default().model(TalkModel::Small).validate().is_ok());
    assert!(Say::default().model("novel").validate().is_ok());
    assert!(Say::default().model("novel").level(TalkLevel::Low).validate().is_ok());
    assert!(Say::default().model("novel").level("novel").validate().is_err());
}
