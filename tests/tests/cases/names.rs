//! Whatever a description calls its things, the crate compiles: one crate whose names are keywords, names of the
//! prelude and of this project's macros, texts of all kinds, and such that differ in case only, in every place.

use std::fmt::Write as _;

use ferrosmith_tests::{Emission, emit_texts, runtime_dependency, trial};
use libtest_mimic::Trial;
use serde_json::{Map, Value, json};

/// Which names get which places; another seed is another crate.
const SEED: u64 = 1;

/// Words of Rust, of its prelude, of the generated code and of the macros it calls.
const WORDS: &[&str] = &[
    "type",
    "self",
    "Self",
    "super",
    "crate",
    "extern",
    "gen",
    "async",
    "dyn",
    "match",
    "try",
    "union",
    "box",
    "macro",
    "yield",
    "raw",
    "auto",
    "static",
    "true",
    "_",
    "__",
    "",
    "Option",
    "Vec",
    "String",
    "Result",
    "Some",
    "None",
    "Ok",
    "Err",
    "Box",
    "Default",
    "Clone",
    "Debug",
    "Eq",
    "Hash",
    "From",
    "Into",
    "Fn",
    "bool",
    "str",
    "i64",
    "std",
    "core",
    "Json",
    "Bytes",
    "Timestamp",
    "Date",
    "Number",
    "Null",
    "Member",
    "Shape",
    "Struct",
    "Union",
    "Operation",
    "Part",
    "Client",
    "Config",
    "Error",
    "Call",
    "Unknown",
    "Other",
    "WithRest",
    "BTreeMap",
    "IntoField",
    "call",
    "inner",
    "meta",
    "send",
    "pages",
    "items",
    "validate",
    "customize",
    "presign",
    "build",
    "new",
    "value",
    "as_str",
    "VALUES",
    "__Row",
    "__TABLE",
    "ROW",
    "SERVICE",
    "AUTH",
    "M",
    "index",
    "row",
    "formatter",
    "types",
    "operations",
    "checks",
    "errors",
    "lib",
    "mod",
    "main",
    "structure",
    "setters",
    "operation",
    "tables",
    "ferrosmith_runtime",
    "http",
];

/// Texts that are no words.
const TEXTS: &[&str] = &[
    "0",
    "1.5",
    "-1",
    "+1",
    "a-b",
    "a_b",
    "a.b",
    "aB",
    "AB",
    "FOO",
    "foo",
    "Foo",
    "id",
    "ID",
    "Id",
    "größe",
    "日本語",
    "ß",
    "ﬁ",
    "İ",
    "ı",
    "Σς",
    "🦀",
    "a b",
    "a\tb",
    "a\nb",
    "/",
    "//",
    "*/",
    "/*",
    "\"",
    "\\",
    "'",
    "`",
    "{",
    "}",
    "${x}",
    "<b>",
    "%",
    "#",
    "r#type",
    "'static",
    "\u{0}",
    "\u{202e}x",
];

pub(crate) fn trials() -> Vec<Trial> {
    vec![trial("names::other_seeds_are_emitted", other_seeds_are_emitted)]
}

/// The crate that is compiled.
pub(crate) fn crates() -> Vec<Emission> {
    vec![Emission::new("names", format!("seed-{SEED}"), || emit(SEED, &runtime_dependency()))]
}

/// Names have no say in whether a description is taken.
fn other_seeds_are_emitted() {
    for seed in 2..=3 {
        let files = emit(seed, "version = \"0.1\"").unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        assert!(files.iter().count() > 300, "seed {seed}");
    }
}

fn emit(seed: u64, runtime: &str) -> Result<ferrosmith_codegen::files::Files, String> {
    emit_texts("names", &[("openapi.json".to_owned(), document(&names(seed)).to_string())], runtime)
}

/// All names, some in other cases or with random letters, in an order that the seed decides.
fn names(seed: u64) -> Vec<String> {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut names: Vec<String> = WORDS.iter().chain(TEXTS).map(|name| (*name).to_owned()).collect();
    for at in 0..names.len() / 4 {
        let name = names[random.below(names.len())].clone();
        names.push(match at % 4 {
            0 => name.to_uppercase(),
            1 => name.to_lowercase(),
            2 => format!("{name}_{}", random.below(10)),
            _ => random.text(),
        });
    }
    for at in (1..names.len()).rev() {
        names.swap(at, random.below(at + 1));
    }
    names.dedup();
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// Numbers that look random and are the same each time (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }

    fn text(&mut self) -> String {
        (0..=self.below(4)).filter_map(|_| char::from_u32(u32::try_from(self.below(0x3000)).unwrap())).collect()
    }
}

/// A document in which every name stands in every place: types, members, variants, operations, parameters, headers,
/// tags, security schemes, variables of servers.
fn document(names: &[String]) -> Value {
    let (first, variables) = (&names[..20], &names[20..24]);
    let mut url = "https://".to_owned();
    variables.iter().filter(|name| is_plain(name)).for_each(|name| write!(url, "{{{name}}}.").unwrap());
    let of_server: Map<_, _> = variables.iter().map(|name| (name.clone(), json!({ "default": "a" }))).collect();
    let schemes: Map<_, _> =
        first.iter().map(|name| (name.clone(), json!({ "type": "http", "scheme": "bearer" }))).collect();
    let paths: Map<_, _> = names.iter().enumerate().map(|(at, _)| operation(names, at)).collect();
    let schemas: Map<_, _> = names.iter().enumerate().map(|(at, name)| (name.clone(), schema(names, at))).collect();
    json!({
        "openapi": "3.1.0",
        "info": { "title": "`Names` \"of\" all */ kinds // \\", "version": "1" },
        "servers": [{ "url": url + "example.com", "variables": of_server }],
        "tags": names.iter().map(|name| json!({ "name": name, "description": name })).collect::<Vec<_>>(),
        "security": first.iter().map(|name| json!({ name: [] })).collect::<Vec<_>>(),
        "components": { "schemas": schemas, "securitySchemes": schemes },
        "paths": paths,
    })
}

fn operation(names: &[String], at: usize) -> (String, Value) {
    // Each name is that of an operation; that all of it had all of them would take minutes to compile.
    let is_full = at.is_multiple_of(5);
    let some = |count| names.iter().cycle().skip(at).take(if is_full { count } else { 0 }).enumerate();
    let name = &names[at];
    let in_path = Some(name).filter(|name| is_plain(name));
    let places = ["query", "header", "cookie"];
    let parameters = some(9).map(|(at, name)| json!({ "name": name, "in": places[at % 3], "schema": simple(at) }));
    let label = in_path.map(|name| json!({ "name": name, "in": "path", "required": true, "schema": simple(0) }));
    let headers: Map<_, _> = some(5).map(|(at, name)| (name.clone(), json!({ "schema": simple(at) }))).collect();
    let members: Map<_, _> = some(5).map(|(at, name)| (name.clone(), simple(at))).collect();
    let result = json!({ "$ref": format!("#/components/schemas/{}", escaped(name)) });
    let path = in_path.map_or_else(|| format!("/p{at}"), |name| format!("/p{at}/{{{name}}}"));
    let schema = json!({ "type": "object", "title": name, "properties": members });
    let not_found = json!({ "description": name, "content": { "application/json": { "schema": schema } } });
    let mut operation = json!({
        "operationId": name,
        "tags": [name],
        "parameters": parameters.chain(label).collect::<Vec<_>>(),
        "responses": {
            "200": { "description": name, "headers": headers, "content": { "application/json": { "schema": result } } },
        },
    });
    if is_full {
        operation["requestBody"] = json!({ "content": { "application/json": { "schema": schema } } });
        operation["responses"]["404"] = not_found;
    }
    (path, json!({ "post": operation }))
}

/// Structures, enums, both kinds of unions, and constrained texts, in turn.
fn schema(names: &[String], at: usize) -> Value {
    let some = |count| names.iter().cycle().skip(at).take(count);
    match at % 6 {
        0 if at == 0 => object(names.iter()),
        0 => object(some(4)),
        1 if at == 1 => json!({ "enum": names }),
        1 => json!({ "enum": some(3).collect::<Vec<_>>() }),
        2 => {
            let tagged = |name: &String| json!({ "properties": { "kind": { "const": name } }, "required": ["kind"] });
            json!({ "type": "object", "oneOf": some(6).map(tagged).collect::<Vec<_>>() })
        }
        3 => {
            let titled = |name: &String| json!({ "title": name, "properties": { name: {} }, "required": [name] });
            json!({ "type": "object", "anyOf": some(6).map(titled).collect::<Vec<_>>() })
        }
        4 => json!({ "type": "string", "pattern": "^a+$", "maxLength": 9 }),
        _ => json!({ "type": "integer", "enum": [1, -1, 0], "x-enum-varnames": some(3).collect::<Vec<_>>() }),
    }
}

fn object<'n>(names: impl Iterator<Item = &'n String> + Clone) -> Value {
    let members: Map<_, _> = names.clone().enumerate().map(|(at, name)| (name.clone(), simple(at))).collect();
    json!({ "type": "object", "properties": members, "required": names.take(2).collect::<Vec<_>>() })
}

fn simple(at: usize) -> Value {
    match at % 5 {
        0 => json!({ "type": "string" }),
        1 => json!({ "type": "integer", "minimum": 3 }),
        2 => json!({ "type": "array", "items": { "type": "string", "maxLength": 3 } }),
        3 => json!({ "type": ["string", "null"], "format": "date-time" }),
        _ => json!({ "type": "array", "prefixItems": [{ "type": "boolean" }, { "type": "number" }] }),
    }
}

/// Whether a name can stand in the braces of a path.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.contains(['{', '}', '/', '?', '#', '%'])
}

/// A name as a token of a reference (RFC 6901, sections 3 and 6).
fn escaped(name: &str) -> String {
    let mut text = String::new();
    for byte in name.replace('~', "~0").replace('/', "~1").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'~' => text.push(char::from(byte)),
            _ => write!(text, "%{byte:02X}").unwrap(),
        }
    }
    text
}
