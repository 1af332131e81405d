//! The IR as text that people read: snapshots of the front ends, and `explain` of the command line.
//!
//! Origins, titles, resources and the dialect of patterns are left out, types stand in the order of their first use,
//! and an error's code only where it is not the type's name: the same API prints the same text in whatever language it
//! was described.

mod fields;
mod messages;
mod operations;
mod order;
mod rules;
mod types;
mod values;
mod waiters;

use super::{Api, ApiKeyPlace, AuthScheme, Credential, Endpoint, Server};

/// Lines with indentation.
struct Text {
    lines: String,
    depth: usize,
}

impl Text {
    fn new() -> Self {
        Self { lines: String::new(), depth: 0 }
    }

    fn line(&mut self, line: impl AsRef<str>) {
        let line = line.as_ref();
        self.lines.push_str(&"  ".repeat(self.depth));
        self.lines.push_str(line);
        self.lines.truncate(self.lines.trim_end().len());
        self.lines.push('\n');
    }

    fn blank(&mut self) {
        self.lines.push('\n');
    }

    /// Documentation, a line for a line.
    fn docs(&mut self, docs: &str) {
        for line in docs.trim_end().lines() {
            self.line(format!("/// {line}"));
        }
    }

    fn deprecated(&mut self, deprecated: Option<&String>) {
        if let Some(reason) = deprecated {
            self.line(if reason.is_empty() { "deprecated".to_owned() } else { format!("deprecated {reason:?}") });
        }
    }

    fn indented(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }
}

impl Api {
    /// The whole API.
    pub fn to_text(&self) -> String {
        let mut text = Text::new();
        self.print_head(&mut text);
        for operation in &self.operations {
            text.blank();
            self.print_operation(&mut text, operation);
        }
        for webhook in &self.webhooks {
            text.blank();
            self.print_webhook(&mut text, webhook);
        }
        for id in self.types_by_use() {
            if let Some(definition) = self.types.get(id) {
                text.blank();
                self.print_type(&mut text, definition);
            }
        }
        text.lines
    }

    /// The operation or type of that name; `None` if there is neither. An operation and a type of one name both stand.
    pub fn text_of(&self, name: &str) -> Option<String> {
        let mut text = Text::new();
        if let Some(operation) = self.operations.iter().find(|operation| operation.name == name) {
            self.print_operation(&mut text, operation);
        }
        if let Some(definition) = self.types.find(name).and_then(|id| self.types.get(id)) {
            if !text.lines.is_empty() {
                text.blank();
            }
            self.print_type(&mut text, definition);
        }
        (!text.lines.is_empty()).then_some(text.lines)
    }

    fn print_head(&self, text: &mut Text) {
        text.line(format!("api {} {}", self.name, self.version));
        text.indented(|text| {
            text.docs(&self.docs);
            match &self.endpoint {
                Endpoint::Unknown => {}
                Endpoint::Aws { prefix, .. } => text.line(format!("endpoint {prefix} of AWS")),
                Endpoint::Rules(_) => text.line("endpoint by rules"),
                Endpoint::Servers(servers) => servers.iter().for_each(|server| print_server(text, server)),
            }
            if let Some(rules) = self.endpoint.rules() {
                text.indented(|text| rules::print(text, rules));
            }
            for scheme in &self.auth {
                print_auth_scheme(text, scheme);
            }
        });
    }
}

fn print_server(text: &mut Text, server: &Server) {
    text.line(format!("server {}", server.url));
    text.indented(|text| {
        text.docs(&server.docs);
        for variable in &server.variables {
            let allowed = if variable.allowed.is_empty() {
                String::new()
            } else {
                format!(" of {}", variable.allowed.join(", "))
            };
            text.line(format!("{} = {:?}{allowed}", variable.name, variable.default));
            text.indented(|text| text.docs(&variable.docs));
        }
    });
}

fn print_auth_scheme(text: &mut Text, scheme: &AuthScheme) {
    let credential = match &scheme.credential {
        Credential::SigV4 { service } => format!("sigv4 {service}"),
        Credential::Bearer => "bearer".to_owned(),
        Credential::Basic => "basic".to_owned(),
        Credential::Digest => "digest".to_owned(),
        Credential::ApiKey { place, name, prefix } => {
            let place = match place {
                ApiKeyPlace::Header => "header",
                ApiKeyPlace::Query => "query",
                ApiKeyPlace::Cookie => "cookie",
            };
            let prefix = prefix.as_ref().map(|prefix| format!(" after {prefix:?}")).unwrap_or_default();
            format!("key in {place} {name}{prefix}")
        }
        Credential::MutualTls => "client certificate".to_owned(),
    };
    text.line(format!("auth {}: {credential}", scheme.name));
    text.indented(|text| text.docs(&scheme.docs));
}
