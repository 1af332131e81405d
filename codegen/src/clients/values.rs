//! The values of one table, checked against its keys.

use std::borrow::Cow;
use std::collections::HashMap;

use regex::Regex;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{Key, Kind, Way};
use crate::diagnostics::{Diagnostics, Origin, SourceId, codes, suggest};

/// A value of the client list with its place.
pub(super) type Value<'i> = Spanned<DeValue<'i>>;

/// What a table contains, by the names of its keys.
pub(super) struct Values {
    values: HashMap<&'static str, (Found, Origin)>,
    /// Where the table stands.
    pub(super) origin: Origin,
}

/// A value of a kind that its key takes.
pub(super) enum Found {
    Texts(Vec<(String, Origin)>),
    Flag(bool),
    Number(u32),
    Table(Values),
    Map(Vec<Entry>),
}

/// An entry of a table whose keys are names of the description.
pub(super) struct Entry {
    /// The key with its place.
    pub(super) name: (String, Origin),
    pub(super) value: Found,
}

impl Values {
    /// A table that is not there.
    pub(super) fn none(origin: Origin) -> Self {
        Self { values: HashMap::new(), origin }
    }

    pub(super) fn text(&self, key: &str) -> Option<String> {
        Some(self.texts(key)?.first()?.0.clone())
    }

    pub(super) fn texts(&self, key: &str) -> Option<&[(String, Origin)]> {
        match self.values.get(key) {
            Some((Found::Texts(texts), _)) => Some(texts),
            _ => None,
        }
    }

    /// The texts of a list without their places.
    pub(super) fn list(&self, key: &str) -> Option<Vec<String>> {
        Some(self.texts(key)?.iter().map(|(text, _)| text.clone()).collect())
    }

    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        match self.values.get(key) {
            Some((Found::Flag(flag), _)) => Some(*flag),
            _ => None,
        }
    }

    pub(super) fn number(&self, key: &str) -> Option<u32> {
        match self.values.get(key) {
            Some((Found::Number(number), _)) => Some(*number),
            _ => None,
        }
    }

    /// The table under a key.
    pub(super) fn table(&self, key: &str) -> Option<&Values> {
        match self.values.get(key) {
            Some((Found::Table(table), _)) => Some(table),
            _ => None,
        }
    }

    /// The entries of a table whose keys are names.
    pub(super) fn entries(&self, key: &str) -> &[Entry] {
        match self.values.get(key) {
            Some((Found::Map(entries), _)) => entries,
            _ => &[],
        }
    }

    /// Where the value of a key stands, if it is there.
    pub(super) fn origin(&self, key: &str) -> Option<&Origin> {
        self.values.get(key).map(|(_, origin)| origin)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.values.contains_key(key)
    }
}

/// Reads the values of tables; every mistake is reported.
pub(super) struct Reader<'d> {
    pub(super) source: SourceId,
    pub(super) diagnostics: &'d mut Diagnostics,
}

impl Reader<'_> {
    /// The values of a table which may have these keys.
    pub(super) fn values(&mut self, table: &DeTable<'_>, place: &str, keys: &[&[Key]], origin: Origin) -> Values {
        let names: Vec<&str> = keys.iter().copied().flatten().map(|key| key.name).collect();
        self.known_keys(table, place, &names);
        let mut values = HashMap::new();
        for key in keys.iter().copied().flatten() {
            let Some(value) = table.get(key.name) else { continue };
            if let Some(found) = self.value(value, key.name, key.kind) {
                values.insert(key.name, (found, self.origin(value.span())));
            }
        }
        Values { values, origin }
    }

    /// Reports the keys that a table cannot have.
    pub(super) fn known_keys(&mut self, table: &DeTable<'_>, place: &str, known: &[&str]) {
        for (key, value) in table.iter().filter(|(key, _)| !known.contains(&key.get_ref().as_ref())) {
            let (origin, name) = (self.origin(key.span()), key.get_ref());
            let is_client = matches!(value.get_ref(), DeValue::Table(table) if table.contains_key("sources"));
            let client = is_client.then(|| format!("clients stand under `clients`: `[clients.{name}]`"));
            let hint = client.or_else(|| suggest::hint(name, known.iter().copied()));
            self.diagnostics
                .error(&codes::UNKNOWN_KEY, &origin, format!("unknown key `{name}` in {place}"))
                .hint(hint.unwrap_or_else(|| format!("known here: {}", known.join(", "))));
        }
    }

    fn value(&mut self, value: &Value<'_>, key: &str, kind: Kind) -> Option<Found> {
        match (kind, value.get_ref()) {
            (Kind::Flag, DeValue::Boolean(flag)) => Some(Found::Flag(*flag)),
            (Kind::Flag, _) => self.expected(value, "`true` or `false`"),
            (Kind::List(item, least, most), DeValue::Array(items)) => {
                if items.len() < least || items.len() > most {
                    let message = format!("`{key}` has {} entries", items.len());
                    self.invalid(value, message, &format!("{least} to {most} entries"));
                }
                Some(Found::Texts(items.iter().filter_map(|each| self.text(each, key, *item)).collect()))
            }
            (Kind::List(..), _) => self.expected(value, "a list of texts"),
            (Kind::Number(least, most), DeValue::Integer(integer)) => {
                let number = u32::from_str_radix(integer.as_str(), integer.radix()).ok();
                let number = number.filter(|number| (least..=most).contains(number));
                if number.is_none() {
                    let message = format!("`{}` cannot be `{key}`", integer.as_str());
                    self.invalid(value, message, &format!("{least} to {most}"));
                }
                number.map(Found::Number)
            }
            (Kind::Number(..), _) => self.expected(value, "a whole number"),
            (Kind::Table(keys), DeValue::Table(table)) => {
                let origin = self.origin(value.span());
                Some(Found::Table(self.values(table, &format!("`{key}`"), &[keys], origin)))
            }
            (Kind::Ways(ways), DeValue::Table(table)) => {
                let origin = self.origin(value.span());
                let way = self.way(table, key, ways, &origin)?;
                Some(Found::Table(self.values(table, &format!("`{key}`"), &[way.keys], origin)))
            }
            (Kind::Map(kind), DeValue::Table(table)) => {
                let entries = table.iter().filter_map(|(name, value)| self.entry(name, value, *kind));
                Some(Found::Map(entries.collect()))
            }
            (Kind::Table(_) | Kind::Ways(_) | Kind::Map(_), _) => self.expected(value, "a table"),
            (kind, _) => Some(Found::Texts(vec![self.text(value, key, kind)?])),
        }
    }

    /// The way that a table takes. Keys of other ways are unknown to it.
    fn way(&mut self, table: &DeTable<'_>, key: &str, ways: &'static [Way], origin: &Origin) -> Option<&'static Way> {
        let taken: Vec<&Way> = ways.iter().filter(|way| table.contains_key(way.name())).collect();
        let Some(way) = taken.first() else {
            let names: Vec<String> = ways.iter().map(|way| format!("`{}`", way.name())).collect();
            self.diagnostics
                .error(&codes::MISSING_KEY, origin, format!("`{key}` has none of {}", names.join(", ")))
                .hint("exactly one of them is how the next page is asked for");
            return None;
        };
        if let [first, second, ..] = taken.as_slice()
            && let (Some(one), Some(other)) = (table.get_key_value(first.name()), table.get_key_value(second.name()))
        {
            let message = format!("`{}` cannot stand beside `{}`", second.name(), first.name());
            let (one, other) = (self.origin(one.0.span()), self.origin(other.0.span()));
            self.diagnostics.error(&codes::CONFLICTING_KEYS, &other, message).related(&one, "the other one");
            return None;
        }
        for missing in way.required.iter().filter(|required| !table.contains_key(**required)) {
            self.diagnostics.error(&codes::MISSING_KEY, origin, format!("`{key}` has no `{missing}`"));
        }
        Some(way)
    }

    fn entry(&mut self, name: &Spanned<Cow<'_, str>>, value: &Value<'_>, kind: Kind) -> Option<Entry> {
        let origin = self.origin(name.span());
        let name = name.get_ref().to_string();
        Some(Entry { value: self.value(value, &name, kind)?, name: (name, origin) })
    }

    fn text(&mut self, value: &Value<'_>, key: &str, kind: Kind) -> Option<(String, Origin)> {
        let DeValue::String(text) = value.get_ref() else { return self.expected(value, "a text") };
        match kind {
            Kind::Matching(pattern, example) if !matches(pattern, text) => {
                self.invalid(value, format!("`{text}` cannot be `{key}`"), &format!("for example {example:?}"));
            }
            Kind::OneOf(words) if words.iter().all(|(word, _)| word != text) => {
                let known: Vec<String> = words.iter().map(|(word, docs)| format!("`{word}`: {docs}")).collect();
                self.invalid(value, format!("`{text}` cannot be `{key}`"), &known.join("; "));
            }
            _ => {}
        }
        Some((text.to_string(), self.origin(value.span())))
    }

    fn invalid(&mut self, value: &Value<'_>, message: String, hint: &str) {
        let origin = self.origin(value.span());
        self.diagnostics.error(&codes::INVALID_VALUE, &origin, message).hint(hint);
    }

    /// Reports a value of another kind than its key takes.
    pub(super) fn expected<T>(&mut self, value: &Value<'_>, what: &str) -> Option<T> {
        let origin = self.origin(value.span());
        let found = value.get_ref().type_str();
        self.diagnostics.error(&codes::INVALID_VALUE, &origin, format!("expected {what}, found {found}"));
        None
    }

    pub(super) fn origin(&self, span: std::ops::Range<usize>) -> Origin {
        Origin::bytes(self.source, span)
    }
}

/// Whether a pattern of the tables matches a text.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(text))
}
