//! The reader and the schema accept the same lists.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::keys::{CLIENT, Key, Kind, LIST, PACKAGE, RUNTIME};
use super::values::matches;
use crate::diagnostics::{Diagnostics, Sources};

/// Lists that are accepted. Together they have every key.
const GOOD: &[&str] = &[
    "",
    "[clients.pets]\nsources = [\"a.yaml\"]",
    "[clients.pets]\nsources = [\"a/*.smithy\", \"b.yaml\"]\nservice = \"a#B\"\nvalidation = \"required\"\n\
     description = \"Pets\"\npackage = \"pets-client\"\nversion = \"1.2.3-rc.1\"",
    "[clients.pets]\nsources = [\"a.yaml\"]\nvalidation = \"full\"\ndefaults = \"send\"\ngroups = true\nunlisted = \"keep\"\nwebhooks = true\npublish = true",
    "[clients.pets]\nsources = [\"a.yaml\"]\nvalidation = \"off\"\ninclude = [\"tag:a\"]\nexclude = [\"GET /b\"]",
    "[clients.pets]\nsources = [\"a.yaml\"]\nrename = {}\noverlays = [\"b.yaml\"]",
    "[clients.pets]\nsources = [\"a.yaml\"]\n[clients.pets.rename]\noperations = { \"a b\" = \"c\" }\n\
     types = { A = \"B_1\" }\nmembers = { \"A.b.c\" = \"d\" }\nvariants = {}",
    "[clients.pets]\nsources = [\"a.yaml\"]\n[clients.pets.pages]\nlist = { token = \"a\", next = \"b.c\" }\n\
     find = { token = \"a\", next = \"b\", items = \"c\", size = \"d\", more = \"e\" }",
    "[clients.pets]\nsources = [\"a.yaml\"]\n[clients.pets.pages]\na = { page = \"a\", items = \"b\", first = 0 }\n\
     b = { offset = \"a\", items = \"b\" }\nc = { url = \"a.b\" }\nd = { link = \"next\", items = \"body\" }\n\
     e = { after = \"a\", id = \"b\", items = \"c\" }",
    "[package]\nversion = \"0.1.0\"\nlicense = \"MIT\"\nrepository = \"https://git.example/pets\"\n\
     authors = [\"Ada\"]\nkeywords = [\"a\", \"b\"]\nrust-version = \"1.90\"\npublish = false",
    "[package]\nrust-version = \"1.105.1\"",
    "[runtime]\npath = \"../runtime\"\nversion = \"0.1\"",
    "[runtime]\ngit = \"https://git.example/r\"\nrev = \"abc\"",
    "[runtime]\ngit = \"https://git.example/r\"\ntag = \"v1\"\nversion = \"^0.1, <2\"",
    "[runtime]\ngit = \"https://git.example/r\"\nbranch = \"main\"",
    "[runtime]\nvendor = true",
    "[runtime]\nvendor = false\npath = \"../runtime\"",
];

/// Lists that are not.
const BAD: &[&str] = &[
    "extra = 1",
    "clients = []",
    "[clients]\npets = 1",
    "[clients.pets]",
    "[clients.pets]\nsources = []",
    "[clients.pets]\nsources = \"a.yaml\"",
    "[clients.pets]\nsources = [1]",
    "[clients.pets]\nsources = [\"a\\nb\"]",
    "[clients.pets]\nsources = [\"a.yaml\"]\nextra = 1",
    "[clients.pets]\nsources = [\"a.yaml\"]\nvalidation = \"some\"",
    "[clients.pets]\nsources = [\"a.yaml\"]\npackage = \"Pets\"",
    "[clients.pets]\nsources = [\"a.yaml\"]\ndescription = 1",
    "[clients.pets]\nsources = [\"a.yaml\"]\ninclude = []",
    "[clients.pets]\nsources = [\"a.yaml\"]\noverlays = \"b.yaml\"",
    "[clients.pets]\nsources = [\"a.yaml\"]\nexclude = \"deprecated\"",
    "[clients.pets]\nsources = [\"a.yaml\"]\nrename = \"b\"",
    "[clients.pets]\nsources = [\"a.yaml\"]\nrename = { extra = {} }",
    "[clients.pets]\nsources = [\"a.yaml\"]\nrename = { types = \"b\" }",
    "[clients.pets]\nsources = [\"a.yaml\"]\nrename = { types = { A = \"b c\" } }",
    "[clients.pets]\nsources = [\"a.yaml\"]\nrename = { types = { A = 1 } }",
    "[clients.pets]\nsources = [\"a.yaml\"]\npages = { list = { token = \"a\" } }",
    "[clients.pets]\nsources = [\"a.yaml\"]\npages = { list = { token = \"a\", next = \"b\", extra = 1 } }",
    "[clients.pets]\nsources = [\"a.yaml\"]\npages = { list = {} }",
    "[clients.pets]\nsources = [\"a.yaml\"]\npages = { list = { items = \"a\" } }",
    "[clients.pets]\nsources = [\"a.yaml\"]\npages = { list = { page = \"a\" } }",
    "[clients.pets]\nsources = [\"a.yaml\"]\npages = { list = { after = \"a\", id = \"b\" } }",
    "[clients.pets]\nsources = [\"a.yaml\"]\npages = { list = { after = \"a\", items = \"b\" } }",
    "[clients.pets]\nsources = [\"a.yaml\"]\npages = { list = { page = \"a\", items = \"b\", first = 2 } }",
    "[clients.pets]\nsources = [\"a.yaml\"]\npages = { list = { page = \"a\", items = \"b\", first = \"0\" } }",
    "[clients.pets]\nsources = [\"a.yaml\"]\npages = { list = { page = \"a\", items = \"b\", next = \"c\" } }",
    "[clients.pets]\nsources = [\"a.yaml\"]\npages = { list = { url = \"a\", link = \"next\" } }",
    "[clients.pets]\nsources = [\"a.yaml\"]\npages = { list = { link = \"prev\" } }",
    "[clients.pets]\nsources = [\"a.yaml\"]\npages = { list = { link = true } }",
    "[clients.Pets]\nsources = [\"a.yaml\"]",
    "[clients.\"9\"]\nsources = [\"a.yaml\"]",
    "[package]\nextra = 1",
    "[package]\nsources = [\"a.yaml\"]",
    "[package]\nversion = \"1.0\"",
    "[package]\nrepository = \"pets\"",
    "[package]\nauthors = []",
    "[package]\nkeywords = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]",
    "[package]\nkeywords = [\"two words\"]",
    "[package]\nrust-version = \"1.89\"",
    "[package]\npublish = \"no\"",
    "[runtime]\nextra = 1",
    "[runtime]\nversion = \"a\"",
    "[runtime]\npath = \"a\"\ngit = \"b\"",
    "[runtime]\npath = \"a\"\nvendor = true",
    "[runtime]\nvendor = true\nversion = \"0.1\"",
    "[runtime]\nrev = \"a\"",
    "[runtime]\ngit = \"a\"\nrev = \"b\"\ntag = \"c\"",
    "[runtime]\ngit = \"a\"\ntag = \"b\"\nbranch = \"c\"",
];

#[test]
fn the_reader_and_the_schema_accept_the_same() {
    let schema: Value = serde_json::from_str(&super::schema()).unwrap();
    for (texts, expected) in [(GOOD, true), (BAD, false)] {
        for text in texts {
            let list: Value = toml::from_str(text).unwrap();
            assert_eq!(accepts(&schema, &schema, &list), expected, "the schema on:\n{text}");
            assert_eq!(is_read(text), expected, "the reader on:\n{text}");
        }
    }
}

#[test]
fn every_key_is_shown() {
    let mut shown = BTreeSet::new();
    for text in GOOD {
        let list: Value = toml::from_str(text).unwrap();
        keys(&list, &mut shown);
    }
    for (name, _) in LIST {
        assert!(shown.contains(*name), "no list has `{name}`");
    }
    for keys in [RUNTIME, PACKAGE, CLIENT] {
        are_shown(keys, &shown);
    }
}

fn are_shown(keys: &[Key], shown: &BTreeSet<String>) {
    for Key { name, kind, .. } in keys {
        assert!(shown.contains(*name), "no list has `{name}`");
        match kind {
            Kind::Table(keys) => are_shown(keys, shown),
            Kind::Map(Kind::Ways(ways)) => ways.iter().for_each(|way| are_shown(way.keys, shown)),
            _ => {}
        }
    }
}

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    for (key, value) in value.as_object().into_iter().flatten() {
        found.insert(key.clone());
        keys(value, found);
    }
}

fn is_read(text: &str) -> bool {
    let mut sources = Sources::new();
    let id = sources.add("clients.toml", text);
    let mut diagnostics = Diagnostics::new();
    super::read(&sources, id, &mut diagnostics);
    !diagnostics.has_errors()
}

/// JSON Schema, draft 7, as far as the schema goes; a keyword beyond that is a mistake of this test.
fn accepts(root: &Value, schema: &Value, value: &Value) -> bool {
    let Some(keywords) = schema.as_object() else { return schema == &Value::Bool(true) };
    keywords.iter().all(|(keyword, argument)| match keyword.as_str() {
        "$schema" | "$comment" | "title" | "description" | "examples" | "definitions" => true,
        "$ref" => root
            .pointer(argument.as_str().unwrap().trim_start_matches('#'))
            .is_some_and(|schema| accepts(root, schema, value)),
        "type" => match argument.as_str().unwrap() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "integer" => value.is_i64(),
            "boolean" => value.is_boolean(),
            other => panic!("type {other}"),
        },
        "const" => value == argument,
        "enum" => argument.as_array().unwrap().contains(value),
        "pattern" => value.as_str().is_none_or(|text| matches(argument.as_str().unwrap(), text)),
        "minimum" => value.as_i64().is_none_or(|number| number >= argument.as_i64().unwrap()),
        "maximum" => value.as_i64().is_none_or(|number| number <= argument.as_i64().unwrap()),
        "items" => value.as_array().is_none_or(|items| items.iter().all(|item| accepts(root, argument, item))),
        "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= argument.as_u64().unwrap()),
        "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= argument.as_u64().unwrap()),
        "allOf" => argument.as_array().unwrap().iter().all(|schema| accepts(root, schema, value)),
        "oneOf" => argument.as_array().unwrap().iter().filter(|schema| accepts(root, schema, value)).count() == 1,
        "not" => !accepts(root, argument, value),
        _ => value.as_object().is_none_or(|object| accepts_object(root, keywords, keyword, object)),
    })
}

fn accepts_object(root: &Value, schema: &Map<String, Value>, keyword: &str, object: &Map<String, Value>) -> bool {
    let argument = &schema[keyword];
    let has = |key: &Value| object.contains_key(key.as_str().unwrap());
    match keyword {
        "required" => argument.as_array().unwrap().iter().all(has),
        "properties" => object.iter().all(|(key, value)| argument.get(key).is_none_or(|own| accepts(root, own, value))),
        "propertyNames" => object.keys().all(|key| accepts(root, argument, &Value::from(key.as_str()))),
        "additionalProperties" => {
            let is_known = |key: &str| schema.get("properties").is_some_and(|known| known.get(key).is_some());
            object.iter().all(|(key, value)| is_known(key) || accepts(root, argument, value))
        }
        "dependencies" => argument
            .as_object()
            .unwrap()
            .iter()
            .all(|(key, others)| !object.contains_key(key) || others.as_array().unwrap().iter().all(has)),
        other => panic!("the test does not know `{other}`"),
    }
}
