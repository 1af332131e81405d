//! Reads `\p{..}`: Unicode's properties by their ECMA-262 names, and Java's POSIX classes and `Is..` names.

use regex_syntax::hir::{Class as HirClass, HirKind};

use super::PatternError;
use super::ast::{Class, Property, Table};
use super::reader::Reader;
use crate::constraints::charset::CharSet;

/// The long names of the general categories; everything of one or two letters is one, too.
const CATEGORIES: &[&str] = &[
    "casedletter",
    "closepunctuation",
    "connectorpunctuation",
    "control",
    "currencysymbol",
    "dashpunctuation",
    "decimalnumber",
    "enclosingmark",
    "finalpunctuation",
    "format",
    "initialpunctuation",
    "letter",
    "letternumber",
    "lineseparator",
    "lowercaseletter",
    "mark",
    "mathsymbol",
    "modifierletter",
    "modifiersymbol",
    "nonspacingmark",
    "number",
    "openpunctuation",
    "other",
    "otherletter",
    "othernumber",
    "otherpunctuation",
    "othersymbol",
    "paragraphseparator",
    "privateuse",
    "punctuation",
    "punct",
    "separator",
    "spaceseparator",
    "spacingmark",
    "surrogate",
    "symbol",
    "titlecaseletter",
    "unassigned",
    "uppercaseletter",
    "combiningmark",
    "digit",
    "cntrl",
];

/// The binary properties of the `regex` crate that patterns name.
const BOOLEANS: &[&str] = &[
    "alphabetic",
    "alpha",
    "caseignorable",
    "cased",
    "dash",
    "defaultignorablecodepoint",
    "diacritic",
    "emoji",
    "emojipresentation",
    "extendedpictographic",
    "hexdigit",
    "hex",
    "asciihexdigit",
    "ahex",
    "idcontinue",
    "idc",
    "idstart",
    "ids",
    "ideographic",
    "joincontrol",
    "lowercase",
    "lower",
    "math",
    "noncharactercodepoint",
    "uppercase",
    "upper",
    "variationselector",
    "whitespace",
    "space",
    "wspace",
    "xidcontinue",
    "xidc",
    "xidstart",
    "xids",
];

/// Reads a property after `\`, if the dialect has one there.
pub(crate) fn property(reader: &mut Reader, at: usize) -> Result<Option<Class>, PatternError> {
    let mark = reader.mark();
    let negated = reader.bump() == Some('P');
    let name = if reader.eat("{") {
        reader.take_until("}").ok_or_else(|| reader.error(at, "the name of the property has no end"))?
    } else {
        match reader.peek().filter(|letter| "CLMNPSZ".contains(*letter)) {
            Some(category) => {
                reader.bump();
                category.to_string()
            }
            None => {
                reader.back_to(mark);
                return Ok(None);
            }
        }
    };
    let class = named(&name, negated, reader.java());
    class.map(Some).ok_or_else(|| reader.error(at, format!("`{name}` is not a property that Rust's engines support")))
}

fn named(name: &str, negated: bool, java: bool) -> Option<Class> {
    if let Some(set) = fixed(name, java) {
        return Some(Class::of(if negated { set.complement() } else { set }));
    }
    if java && name == "LD" {
        let properties = vec![lookup("L", false)?, lookup("Nd", false)?];
        let class = Class { ranges: CharSet::default(), properties, negated };
        return Some(if negated { Class::of(class.members()) } else { class });
    }
    let name = if java { name.strip_prefix("Is").unwrap_or(name) } else { name };
    Some(Class { ranges: CharSet::default(), properties: vec![lookup(name, negated)?], negated: false })
}

/// Names that need no table: POSIX classes, which Java reads as ASCII, and two that ECMA-262 has as well.
fn fixed(name: &str, java: bool) -> Option<CharSet> {
    match name {
        "ASCII" => return Some(CharSet::ascii(|_| true)),
        "Any" => return Some(CharSet::any()),
        _ if !java => return None,
        _ => {}
    }
    Some(match name {
        "all" => CharSet::any(),
        "L1" => CharSet::new([(0, 0xFF)]),
        "Alpha" => CharSet::ascii(|c| c.is_ascii_alphabetic()),
        "Digit" => CharSet::digits(),
        "Alnum" => CharSet::ascii(|c| c.is_ascii_alphanumeric()),
        "Lower" => CharSet::ascii(|c| c.is_ascii_lowercase()),
        "Upper" => CharSet::ascii(|c| c.is_ascii_uppercase()),
        "Punct" => CharSet::ascii(|c| c.is_ascii_punctuation()),
        "Graph" => CharSet::ascii(|c| c.is_ascii_graphic()),
        "Print" => CharSet::ascii(|c| c.is_ascii_graphic() || c == ' '),
        "Blank" => CharSet::ascii(|c| c == ' ' || c == '\t'),
        "Cntrl" => CharSet::ascii(|c| c.is_ascii_control()),
        "XDigit" => CharSet::ascii(|c| c.is_ascii_hexdigit()),
        "Space" => CharSet::ascii(|c| c == ' ' || ('\t'..='\r').contains(&c)),
        _ => return None,
    })
}

/// A property of the `regex` crate. Only plain names are passed on, so that nothing else can be smuggled in.
fn lookup(name: &str, negated: bool) -> Option<Property> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' ' | '=');
    if name.is_empty() || !name.chars().all(plain) {
        return None;
    }
    let sign = if negated { 'P' } else { 'p' };
    let hir = regex_syntax::parse(&format!("\\{sign}{{{name}}}")).ok()?;
    Some(Property { name: name.to_owned(), negated, members: members(hir.kind())?, table: table(name) })
}

fn members(kind: &HirKind) -> Option<CharSet> {
    match kind {
        HirKind::Class(HirClass::Unicode(class)) => {
            Some(CharSet::new(class.ranges().iter().map(|range| (range.start().into(), range.end().into()))))
        }
        HirKind::Class(HirClass::Bytes(class)) => {
            Some(CharSet::new(class.ranges().iter().map(|range| (range.start().into(), range.end().into()))))
        }
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            Some(CharSet::new(text.chars().map(|only| (only.into(), only.into()))))
        }
        _ => None,
    }
}

fn table(name: &str) -> Table {
    let (key, value) = name.split_once('=').unwrap_or(("", name));
    let key = key.to_ascii_lowercase();
    let plain: String = value.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    match key.as_str() {
        "gc" | "general_category" => Table::GeneralCategory,
        "" if plain.len() <= 2 || CATEGORIES.contains(&plain.as_str()) => Table::GeneralCategory,
        "" if BOOLEANS.contains(&plain.as_str()) => Table::Boolean,
        _ => Table::Script,
    }
}
