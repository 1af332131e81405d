//! Deciding about unions: by meaning, in any order, and in time proportional to the text.

#![allow(dead_code, unreachable_pub, missing_docs, reason = "the macros make what generated crates export")]

use crate::document::Mode;
use crate::json::decode::Decoder;
use crate::schema::{Member, Scope, Shape};
use crate::value::{Ref, Tagging, Unknown, Value};
use crate::{Json, int_enum, string_enum, structure, union};

/// Makes an enumeration of one text.
macro_rules! constant {
    ($type:ident = $text:literal) => {
        #[derive(Clone)]
        pub enum $type {
            Only,
            Unknown(String),
        }
        string_enum! { $type; Only = $text; }
    };
}

constant!(CreatedType = "created");
constant!(DeletedType = "deleted");

#[derive(Clone, Default)]
pub struct CreatedEvent {
    kind: CreatedType,
    id: Option<String>,
}
structure! {
    CreatedEvent = "CreatedEvent";
    kind = Member::new("type").expected();
    id = Member::new("id");
}

#[derive(Clone, Default)]
pub struct DeletedEvent {
    kind: DeletedType,
    id: Option<String>,
}
structure! {
    DeletedEvent = "DeletedEvent";
    kind = Member::new("type").expected();
    id = Member::new("id");
}

#[derive(Clone, Default)]
pub struct Created {
    event: CreatedEvent,
}
structure! { Created = "Created"; event = Member::new("event").required(); }

#[derive(Clone, Default)]
pub struct Deleted {
    event: DeletedEvent,
    by: Option<String>,
}
structure! {
    Deleted = "Deleted";
    event = Member::new("event").required();
    by = Member::new("by").required();
}

#[derive(Clone)]
pub enum Change {
    Created(Created),
    Deleted(Deleted),
    Unknown(Unknown),
}
union! {
    Change = "Change", Tagging::Untagged;
    Created: Created = Member::new("Created");
    Deleted: Deleted = Member::new("Deleted");
}

#[derive(Clone, Default)]
pub struct Good {
    ok: bool,
    id: Option<String>,
}
structure! {
    Good = "Good";
    ok = Member::new("ok").values(&["true"]).expected();
    id = Member::new("id");
}

#[derive(Clone, Default)]
pub struct Bad {
    ok: bool,
    error: Option<String>,
}
structure! {
    Bad = "Bad";
    ok = Member::new("ok").values(&["false"]).expected();
    error = Member::new("error");
}

#[derive(Clone)]
pub enum Mood {
    Calm,
    Wild,
    Unknown(String),
}
string_enum! { Mood; Calm = "calm"; Wild = "wild"; }

#[derive(Clone)]
pub enum Level {
    One,
    Two,
    Unknown(i64),
}
int_enum! { Level; One = 1; Two = 2; }

#[derive(Clone, Default)]
pub struct Pet {
    name: String,
    mood: Option<Mood>,
    level: Option<Level>,
}
structure! {
    Pet = "Pet";
    name = Member::new("name").required();
    mood = Member::new("mood");
    level = Member::new("level");
}

/// Something of each kind, the widest first.
#[derive(Clone)]
pub enum Mixed {
    Loose(Loose),
    Pet(Pet),
    Good(Good),
    Bad(Bad),
    Names(Vec<String>),
    Pets(Vec<Pet>),
    Mood(Mood),
    Whole(i32),
    Unknown(Unknown),
}
union! {
    Mixed = "Mixed", Tagging::Untagged;
    Loose: Loose = Member::new("Loose");
    Pet: Pet = Member::new("Pet");
    Good: Good = Member::new("Good");
    Bad: Bad = Member::new("Bad");
    Names: Vec<String> = Member::new("Names");
    Pets: Vec<Pet> = Member::new("Pets");
    Mood: Mood = Member::new("Mood");
    Whole: i32 = Member::new("Whole");
}

#[derive(Clone, Default)]
pub struct Loose {
    nick: Option<String>,
}
structure! { Loose = "Loose"; nick = Member::new("nick"); }

/// A tree: what a branch is shows at its ends only.
#[derive(Clone)]
pub enum Tree {
    Leaf(Leaf),
    Branch(Box<Branch>),
    Unknown(Unknown),
}
union! {
    Tree = "Tree", Tagging::Untagged;
    Leaf: Leaf = Member::new("Leaf");
    Branch: Box<Branch> = Member::new("Branch");
}

#[derive(Clone, Default)]
pub struct Leaf {
    leaf: Option<String>,
}
structure! { Leaf = "Leaf"; leaf = Member::new("leaf"); }

#[derive(Clone, Default)]
pub struct Branch {
    left: Option<Tree>,
    right: Option<Tree>,
}
structure! {
    Branch = "Branch";
    left = Member::new("left");
    right = Member::new("right");
}

/// A tree whose nodes carry a tag.
#[derive(Clone)]
pub enum Tagged {
    Node(Box<Node>),
    Unknown(Unknown),
}
union! { Tagged = "Tagged", Tagging::Literal("version"); Node: Box<Node> = Member::new("Node").wire("2"); }

#[derive(Clone, Default)]
pub struct Node {
    version: i64,
    below: Option<Tagged>,
}
structure! {
    Node = "Node";
    version = Member::new("version");
    below = Member::new("below");
}

/// Two variants that differ where no decision looks.
#[derive(Clone)]
pub enum Hidden {
    Words(Deep<String>),
    Numbers(Deep<i64>),
    Unknown(Unknown),
}
union! {
    Hidden = "Hidden", Tagging::Untagged;
    Words: Deep<String> = Member::new("Words");
    Numbers: Deep<i64> = Member::new("Numbers");
}
type Deep<T> = Vec<Vec<Vec<Vec<T>>>>;

fn read<T: Value + Default>(text: &str) -> (Result<T, String>, usize) {
    let mut value = T::default();
    let mut decoder = Decoder::new(text.as_bytes(), Mode::Lenient, Scope::All).unwrap();
    let done = decoder.document(value.as_mut(), Shape::PLAIN).map_err(|error| error.to_string());
    (done.map(|()| value), decoder.reader.steps)
}

fn variant<T: Value + Default>(text: &str) -> &'static str {
    let value: T = read(text).0.unwrap();
    let Ref::Union(union) = value.get() else { panic!("no union") };
    union.variant().map_or("Unknown", |(row, _)| union.table().table.members[row].name)
}

fn write(value: &dyn Value) -> String {
    let mut text = Vec::new();
    super::encode(&value.get(), Shape::PLAIN, &mut text);
    String::from_utf8(text).unwrap()
}

#[test]
fn constants_decide_also_one_level_down() {
    assert_eq!(variant::<Change>(r#"{"event":{"type":"deleted"},"by":"x"}"#), "Deleted");
    assert_eq!(variant::<Change>(r#"{"event":{"id":"7","type":"deleted"},"by":"x"}"#), "Deleted");
    assert_eq!(variant::<Change>(r#"{"by":"x","event":{"type":"created"}}"#), "Created");
    assert_eq!(variant::<Change>(r#"{"event":{"type":"novel"}}"#), "Unknown");
    assert_eq!(variant::<Change>(r#"{"event":{}}"#), "Unknown");
    assert_eq!(variant::<Change>(r#"{"event":{"type":"deleted"}}"#), "Deleted", "constants do without the rest");
    assert_eq!(variant::<Change>(r#"{"by":"x"}"#), "Unknown");
    assert_eq!(variant::<Mixed>(r#"{"ok":false,"id":"1"}"#), "Bad");
    assert_eq!(variant::<Mixed>(r#"{"ok":true,"more":[1]}"#), "Good");
}

#[test]
fn most_known_members_win_in_any_order_whatever_is_added() {
    assert_eq!(variant::<Mixed>(r#"{"name":"a"}"#), "Pet");
    assert_eq!(variant::<Mixed>(r#"{"mood":"calm","x":{"y":[{}]},"name":"a"}"#), "Pet");
    assert_eq!(variant::<Mixed>(r#"{"nick":"a"}"#), "Loose");
    assert_eq!(variant::<Mixed>(r#"{"mood":"calm"}"#), "Loose");
    assert_eq!(variant::<Mixed>("{}"), "Loose");
}

#[test]
fn types_below_a_variant_count() {
    assert_eq!(variant::<Mixed>(r#"{"name":7}"#), "Loose");
    assert_eq!(variant::<Mixed>(r#"["a","b"]"#), "Names");
    assert_eq!(variant::<Mixed>(r#"[{"name":"a"},{"name":"b"}]"#), "Pets");
    assert_eq!(variant::<Mixed>(r#"["a",{"name":"b"}]"#), "Unknown");
    assert_eq!(variant::<Mixed>("7"), "Whole");
    assert_eq!(variant::<Mixed>("1e2"), "Whole");
    assert_eq!(variant::<Mixed>("3000000000"), "Unknown");
    assert_eq!(variant::<Hidden>("[[[[1]]]]"), "Numbers");
    assert_eq!(variant::<Hidden>(r#"[[[["a"]]]]"#), "Words");
    assert_eq!(variant::<Hidden>(r#"[[[["a",1]]]]"#), "Unknown");
}

#[test]
fn enumerations_grow_where_only_one_variant_can_mean_it() {
    assert_eq!(variant::<Mixed>(r#""calm""#), "Mood");
    assert_eq!(variant::<Mixed>(r#""new""#), "Mood");
    assert_eq!(variant::<Mixed>(r#"{"name":"a","level":3}"#), "Loose");
    let pets: Vec<Pet> = read(r#"[{"name":"a","level":3,"mood":"new"}]"#).0.unwrap();
    assert_eq!(pets[0].level, Some(Level::Unknown(3)));
}

#[test]
fn tags_are_written_in_their_own_type() {
    for text in [r#"{"version":2}"#, r#"{"version":2,"below":{"version":2}}"#, r#"{"version":3,"x":1}"#] {
        assert_eq!(write(&read::<Tagged>(text).0.unwrap()), text);
    }
    assert_eq!(variant::<Tagged>(r#"{"below":{"below":[[]]},"version":2.0}"#), "Node");
    assert_eq!(variant::<Tagged>("[]"), "Unknown");
}

#[test]
fn what_nobody_knows_is_kept() {
    for text in [r#"["a",{"name":"b"}]"#, "3000000000", "true", r#"{"ok":false,"error":"x"}"#] {
        assert_eq!(write(&read::<Mixed>(text).0.unwrap()), text);
    }
}

/// A value nested in itself, each level behind the text before it and before the text after it.
fn nested(levels: usize, before: &str, end: &str, after: &str) -> String {
    before.repeat(levels) + end + &after.repeat(levels)
}

#[test]
fn unions_within_unions_take_time_in_proportion_to_the_text() {
    let steps = |text: &str| {
        let (value, steps) = read::<Tree>(text);
        assert_eq!(write(&value.unwrap()), text);
        assert!(steps < text.len() * 2, "{steps} steps for {} bytes", text.len());
    };
    steps(&nested(120, r#"{"left":"#, r#"{"leaf":"x"}"#, r#","right":{"leaf":"y"}}"#));
    steps(&nested(120, r#"{"left":{"leaf":"x"},"right":"#, r#"{"leaf":"x"}"#, "}"));
    let (value, steps) = read::<Tagged>(&nested(120, r#"{"below":"#, "null", r#","version":2}"#));
    assert!(value.is_ok() && steps < 120 * 20, "{steps}");
    let text = nested(10_000, r#"{"left":"#, "{}", "}");
    let (deep, steps) = read::<Tree>(&text);
    let error = deep.expect_err("nested too deep");
    assert!(error.contains("nested too deep"), "{error}");
    assert!(steps < text.len(), "{steps} steps for {} bytes", text.len());
}

#[test]
fn long_lists_of_unions_are_read() {
    let items = [r#"{"name":"a","mood":"calm"}"#, r#"{"ok":false}"#, "7", r#"["a"]"#, r#"{"nick":"b"}"#];
    let text = format!("[{}]", items.repeat(20_000).join(","));
    let (value, steps) = read::<Vec<Mixed>>(&text);
    assert_eq!(value.as_ref().map(Vec::len), Ok(100_000));
    assert!(steps < text.len(), "{steps} steps for {} bytes", text.len());
    assert_eq!(write(&value.unwrap()), text);
}

/// Texts that ask for as much looking ahead and reading in vain as they can.
#[test]
fn hostile_texts_take_time_in_proportion_to_their_length() {
    let size = 1 << 20;
    let hidden = r#"[[[["a",1]]]]"#;
    let wide: Vec<String> = (0..size / 16).map(|index| format!(r#""m{index}":[[]]"#)).collect();
    let chain = nested(40, r#"{"left":{"left":{"left":"#, "{}", r#"},"right":7},"right":[[]]}"#);
    for (text, values) in [
        (vec![hidden; size / hidden.len()].join(","), "hidden"),
        (vec![chain.as_str(); size / chain.len()].join(","), "tree"),
        (vec!["{}"; size / 3].join(","), "tree"),
        (format!("{{{}}}", wide.join(",")), "tree"),
    ] {
        let text = format!("[{text}]");
        let steps = match values {
            "hidden" => read::<Vec<Hidden>>(&text).1,
            _ => read::<Vec<Tree>>(&text).1,
        };
        assert!(steps < text.len() * 4, "{steps} steps for {} bytes of {values}", text.len());
    }
}

/// Values of each variant, with and without what is optional, and with members that nobody knows.
#[test]
fn every_value_is_read_as_a_variant_that_fits_and_knows_most() {
    let names = ["name", "mood", "level", "ok", "error", "nick", "id", "new"];
    let values = [r#""a""#, r#""calm""#, "1", "true", r#""e""#, r#""n""#, r#""i""#, "[{}]"];
    let variants: [(&str, &[&str], &[&str]); 4] = [
        ("Loose", &[], &["nick"]),
        ("Pet", &["name"], &["name", "mood", "level"]),
        ("Good", &["ok"], &["ok", "id"]),
        ("Bad", &["ok"], &["ok", "error"]),
    ];
    for subset in 0..1_u32 << names.len() {
        for ok in [true, false] {
            let chosen: Vec<usize> = (0..names.len()).filter(|index| subset >> index & 1 == 1).collect();
            let is_there = |name: &&&str| chosen.iter().any(|index| names[*index] == **name);
            let member = |index: &usize| match names[*index] {
                "ok" => format!(r#""ok":{ok}"#),
                name => format!(r#""{name}":{}"#, values[*index]),
            };
            let forward: Vec<String> = chosen.iter().map(member).collect();
            let backward: Vec<String> = forward.iter().rev().cloned().collect();
            let fits = variants.iter().filter(|(name, required, _)| {
                let refuted = is_there(&&"ok") && (*name == "Good" && !ok || *name == "Bad" && ok);
                required.iter().all(|name| is_there(&name)) && !refuted
            });
            let count = |known: &[&str]| known.iter().filter(|name| is_there(name)).count();
            let most = fits.clone().map(|(_, _, known)| count(known)).max().unwrap();
            let best = fits.clone().find(|(_, _, known)| count(known) == most).unwrap().0;
            for members in [forward, backward] {
                let text = format!("{{{}}}", members.join(","));
                assert_eq!(variant::<Mixed>(&text), best, "{text}");
            }
        }
    }
}

#[test]
fn documents_keep_what_no_structure_knows() {
    #[derive(Clone)]
    enum Open {
        Bad(Bad),
        Any(Json),
        Unknown(Unknown),
    }
    union! {
        Open = "Open", Tagging::Untagged;
        Bad: Bad = Member::new("Bad");
        Any: Json = Member::new("Any");
    }
    assert_eq!(variant::<Open>(r#"{"ok":false}"#), "Bad");
    assert_eq!(variant::<Open>(r#"{"ok":true}"#), "Any");
    assert!(!matches!(Open::default(), Open::Bad(_) | Open::Any(_)));
}
