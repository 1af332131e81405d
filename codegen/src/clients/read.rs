//! Reads the client list; every mistake in it is reported, not only the first.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Client, Clients, RuntimeDependency, Validation, is_requirement, is_version};
use crate::diagnostics::{Diagnostics, Origin, SourceId, Sources, codes};

/// Reads the text of a client list.
pub fn read(sources: &Sources, id: SourceId, diagnostics: &mut Diagnostics) -> Clients {
    let mut reader = Reader { source: id, diagnostics };
    let (table, errors) = DeTable::parse_recoverable(&sources.get(id).text);
    for error in &errors {
        reader.syntax_error(error);
    }
    reader.root(table.get_ref())
}

type Table<'i> = DeTable<'i>;
type Value<'i> = Spanned<DeValue<'i>>;

struct Reader<'d> {
    source: SourceId,
    diagnostics: &'d mut Diagnostics,
}

impl Reader<'_> {
    fn root(&mut self, table: &Table<'_>) -> Clients {
        self.known_keys(table, "the client list", &["clients", "runtime"]);
        let clients = self.table(table, "clients").map(|list| self.clients(list)).unwrap_or_default();
        let runtime = self.table(table, "runtime").map(|runtime| self.runtime(runtime)).unwrap_or_default();
        Clients { clients, runtime }
    }

    fn clients(&mut self, list: &Table<'_>) -> Vec<Client> {
        let mut clients: Vec<Client> = Vec::new();
        let mut earlier = HashMap::new();
        for (name, value) in list {
            let origin = self.origin(name.span());
            self.check_name(name.get_ref(), &origin, &mut earlier);
            let DeValue::Table(table) = value.get_ref() else {
                self.expected(value, "a table");
                continue;
            };
            clients.push(self.client(name.get_ref(), origin, table));
        }
        clients
    }

    fn client(&mut self, name: &str, origin: Origin, table: &Table<'_>) -> Client {
        self.known_keys(
            table,
            &format!("client `{name}`"),
            &["sources", "service", "validation", "version", "description"],
        );
        let sources = self.sources(table, name, &origin);
        Client {
            name: name.to_owned(),
            sources,
            service: self.string(table, "service"),
            validation: self.validation(table),
            version: self.version(table),
            description: self.string(table, "description"),
            origin,
        }
    }

    fn sources(&mut self, table: &Table<'_>, name: &str, origin: &Origin) -> Vec<(String, Origin)> {
        let Some(value) = table.get("sources") else {
            self.diagnostics
                .error(&codes::MISSING_SOURCES, origin, format!("client `{name}` has no `sources`"))
                .hint("name at least one description: sources = [\"my-api/openapi.yaml\"]");
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.expected(value, "a list of paths");
            return Vec::new();
        };
        if items.is_empty() {
            let origin = self.origin(value.span());
            self.diagnostics.error(&codes::MISSING_SOURCES, &origin, format!("client `{name}` has no `sources`"));
        }
        items.iter().filter_map(|item| Some((self.text(item)?, self.origin(item.span())))).collect()
    }

    fn validation(&mut self, table: &Table<'_>) -> Validation {
        match (self.string(table, "validation").as_deref(), table.get("validation")) {
            (Some("required"), _) => Validation::RequiredOnly,
            (Some("full") | None, _) | (_, None) => Validation::Full,
            (Some(other), Some(value)) => {
                let origin = self.origin(value.span());
                self.diagnostics
                    .error(&codes::UNKNOWN_VALIDATION, &origin, format!("`{other}` is no kind of validation"))
                    .hint("`full` checks every constraint, `required` what it takes to build the request");
                Validation::Full
            }
        }
    }

    fn version(&mut self, table: &Table<'_>) -> Option<String> {
        let version = self.string(table, "version")?;
        if !is_version(&version) {
            self.unfit_version(table, format!("`{version}` is no version of a crate"), "three numbers: \"0.1.0\"");
        }
        Some(version)
    }

    fn runtime(&mut self, table: &Table<'_>) -> RuntimeDependency {
        self.known_keys(table, "`runtime`", &["path", "version"]);
        let version = self.string(table, "version");
        if let Some(unfit) = version.as_deref().filter(|version| !is_requirement(version)) {
            self.unfit_version(
                table,
                format!("`{unfit}` asks for no version of a crate"),
                "one to three numbers: \"0.1\"",
            );
        }
        RuntimeDependency { path: self.string(table, "path"), version }
    }

    fn unfit_version(&mut self, table: &Table<'_>, message: String, example: &str) {
        let origin = table.get("version").map_or(Origin::file(self.source), |value| self.origin(value.span()));
        self.diagnostics.error(&codes::INVALID_VERSION, &origin, message).hint(format!("cargo takes {example}"));
    }

    fn table<'t, 'i>(&mut self, table: &'t Table<'i>, key: &str) -> Option<&'t Table<'i>> {
        let value = table.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(table),
            _ => {
                self.expected(value, "a table");
                None
            }
        }
    }

    fn string(&mut self, table: &Table<'_>, key: &str) -> Option<String> {
        self.text(table.get(key)?)
    }

    fn text(&mut self, value: &Value<'_>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            _ => {
                self.expected(value, "a text");
                None
            }
        }
    }

    fn known_keys(&mut self, table: &Table<'_>, place: &str, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let origin = self.origin(key.span());
            self.diagnostics
                .error(&codes::UNKNOWN_KEY, &origin, format!("unknown key `{}` in {place}", key.get_ref()))
                .hint(format!("known here: {}", known.join(", ")));
        }
    }

    /// The name becomes a folder and a crate, so it must be fit for both (cargo's rules for package names).
    fn check_name(&mut self, name: &str, origin: &Origin, earlier: &mut HashMap<String, (String, Origin)>) {
        let fits = name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
        if !fits {
            self.diagnostics
                .error(&codes::INVALID_CRATE_NAME, origin, format!("`{name}` cannot be the name of a crate"))
                .hint("begin with a lower-case letter; go on with lower-case letters, digits and `-`");
        }
        let crate_name = name.replace('-', "_");
        if let Some((twin, twin_origin)) = earlier.get(&crate_name) {
            self.diagnostics
                .error(&codes::CONFLICTING_CRATE_NAMES, origin, format!("`{name}` and `{twin}` are one name to Rust"))
                .related(twin_origin, "the other one");
        } else {
            earlier.insert(crate_name, (name.to_owned(), origin.clone()));
        }
    }

    fn expected(&mut self, value: &Value<'_>, what: &str) {
        let origin = self.origin(value.span());
        let found = value.get_ref().type_str();
        self.diagnostics.error(&codes::INVALID_VALUE, &origin, format!("expected {what}, found {found}"));
    }

    fn syntax_error(&mut self, error: &toml::de::Error) {
        let origin = error.span().map_or_else(|| Origin::file(self.source), |span| self.origin(span));
        let message = error.message().to_lowercase();
        self.diagnostics.error(&codes::INVALID_SYNTAX, &origin, message);
    }

    fn origin(&self, span: Range<usize>) -> Origin {
        Origin::bytes(self.source, span)
    }
}
