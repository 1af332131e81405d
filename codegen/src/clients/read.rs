//! Reads the client list; every mistake in it is reported, not only the first.

use std::collections::HashMap;

use toml::de::{DeTable, DeValue};

use super::keys::{CLIENT, LIST, PACKAGE, RUNTIME};
use super::names::check_name;
use super::values::{Reader, Values};
use super::{Choices, Client, Clients, Defaults, Package, RuntimeDependency, Validation};
use crate::diagnostics::{Diagnostics, Origin, SourceId, Sources, codes};

/// Reads the text of a client list.
pub fn read(sources: &Sources, id: SourceId, diagnostics: &mut Diagnostics) -> Clients {
    let mut reader = Reader { source: id, diagnostics };
    let (table, errors) = DeTable::parse_recoverable(&sources.get(id).text);
    for error in &errors {
        reader.syntax_error(error);
    }
    reader.list(table.get_ref())
}

impl Reader<'_> {
    fn list(&mut self, table: &DeTable<'_>) -> Clients {
        let names: Vec<&str> = LIST.iter().map(|(name, _)| *name).collect();
        self.known_keys(table, "the client list", &names);
        let runtime = self.runtime(table);
        let defaults = match self.table(table, "package") {
            Some((defaults, origin)) => self.values(defaults, "`package`", &[PACKAGE], origin),
            None => Values::none(Origin::file(self.source)),
        };
        let clients = self.table(table, "clients").map(|(list, _)| self.clients(list, &defaults)).unwrap_or_default();
        Clients { clients, runtime }
    }

    fn clients(&mut self, list: &DeTable<'_>, defaults: &Values) -> Vec<Client> {
        let mut clients: Vec<Client> = Vec::new();
        for (name, value) in list {
            let origin = self.origin(name.span());
            let DeValue::Table(table) = value.get_ref() else {
                self.expected::<()>(value, "a table");
                continue;
            };
            clients.push(self.client(name.get_ref(), origin, table, defaults));
        }
        self.check_crate_names(&clients);
        clients
    }

    fn client(&mut self, name: &str, origin: Origin, table: &DeTable<'_>, defaults: &Values) -> Client {
        let own = self.values(table, &format!("client `{name}`"), &[CLIENT, PACKAGE], origin.clone());
        if !table.contains_key("sources") {
            self.diagnostics
                .error(&codes::MISSING_SOURCES, &origin, format!("client `{name}` has no `sources`"))
                .hint("name at least one description: sources = [\"my-api/openapi.yaml\"]");
        }
        check_name(name, &origin, self.diagnostics);
        let crate_name = own.text("package").unwrap_or_else(|| name.to_owned());
        let crate_origin = own.origin("package").unwrap_or(&origin).clone();
        if crate_name != name {
            check_name(&crate_name, &crate_origin, self.diagnostics);
        }
        Client {
            name: name.to_owned(),
            sources: own.texts("sources").unwrap_or_default().to_vec(),
            service: own.texts("service").and_then(|texts| texts.first()).cloned(),
            validation: match own.text("validation").as_deref() {
                Some("required") => Validation::RequiredOnly,
                Some("off") => Validation::Off,
                _ => Validation::Full,
            },
            defaults: match own.text("defaults").as_deref() {
                Some("send") => Defaults::Send,
                _ => Defaults::Omit,
            },
            groups: own.origin("groups").filter(|_| own.flag("groups") == Some(true)).cloned(),
            choices: Choices::of(&own),
            package: Package {
                name: crate_name,
                name_origin: Some(crate_origin),
                description: own.text("description"),
                ..package(&own, defaults)
            },
            origin,
        }
    }

    fn runtime(&mut self, list: &DeTable<'_>) -> RuntimeDependency {
        let Some((table, origin)) = self.table(list, "runtime") else { return RuntimeDependency::default() };
        let values = self.values(table, "`runtime`", &[RUNTIME], origin);
        self.at_most_one(&values, &["path", "git", "vendor"]);
        self.at_most_one(&values, &["rev", "tag", "branch"]);
        if values.flag("vendor") == Some(true) {
            self.at_most_one(&values, &["vendor", "version"]);
        }
        let reference = ["rev", "tag", "branch"].into_iter().find(|key| values.has(key));
        if let Some((key, origin)) = reference.and_then(|key| Some((key, values.origin(key)?)))
            && !values.has("git")
        {
            self.diagnostics
                .error(
                    &codes::CONFLICTING_KEYS,
                    origin,
                    format!("`{key}` is for a runtime from `git`, and there is none"),
                )
                .hint("add git = \"..\"");
        }
        RuntimeDependency {
            path: values.text("path"),
            git: values.text("git"),
            reference: reference.and_then(|key| Some((key, values.text(key)?))),
            version: values.text("version"),
            vendor: values.flag("vendor").unwrap_or_default(),
            origin: values.origin("path").cloned().or(Some(values.origin)),
        }
    }

    fn at_most_one(&mut self, values: &Values, keys: &[&str]) {
        let is_set = |key: &&&str| values.has(key) && values.flag(key) != Some(false);
        let present: Vec<&str> = keys.iter().filter(is_set).copied().collect();
        if let [first, second, ..] = present.as_slice()
            && let (Some(one), Some(other)) = (values.origin(first), values.origin(second))
        {
            self.diagnostics
                .error(&codes::CONFLICTING_KEYS, other, format!("`{second}` cannot stand beside `{first}`"))
                .related(one, "the other one");
        }
    }

    /// Two crates of one name cannot stand in one workspace.
    fn check_crate_names(&mut self, clients: &[Client]) {
        let mut earlier: HashMap<String, &Package> = HashMap::new();
        for Client { package, .. } in clients {
            let crate_name = package.name.replace('-', "_");
            if let Some(twin) = earlier.get(&crate_name) {
                let message = format!("`{}` and `{}` are one name to Rust", package.name, twin.name);
                let (Some(origin), Some(other)) = (&package.name_origin, &twin.name_origin) else { continue };
                self.diagnostics
                    .error(&codes::CONFLICTING_CRATE_NAMES, origin, message)
                    .related(other, "the other one");
            } else {
                earlier.insert(crate_name, package);
            }
        }
    }

    fn table<'t, 'i>(&mut self, table: &'t DeTable<'i>, key: &str) -> Option<(&'t DeTable<'i>, Origin)> {
        let value = table.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some((table, self.origin(value.span()))),
            _ => self.expected(value, "a table"),
        }
    }

    fn syntax_error(&mut self, error: &toml::de::Error) {
        let origin = error.span().map_or_else(|| Origin::file(self.source), |span| self.origin(span));
        let message = error.message().to_lowercase();
        self.diagnostics.error(&codes::INVALID_SYNTAX, &origin, message);
    }
}

/// What a client says about its crate, and what all of them have in common.
fn package(own: &Values, defaults: &Values) -> Package {
    let text = |key: &str| own.text(key).or_else(|| defaults.text(key));
    let list = |key: &str| own.list(key).or_else(|| defaults.list(key)).unwrap_or_default();
    Package {
        name: String::new(),
        name_origin: None,
        version: text("version"),
        description: None,
        license: text("license"),
        repository: text("repository"),
        authors: list("authors"),
        keywords: list("keywords"),
        rust_version: text("rust-version"),
        publish: own.flag("publish").or(defaults.flag("publish")),
    }
}
