//! Operations: what is known about them, their messages and pages.

use super::messages::codec_text;
use super::{Text, rules, waiters};
use crate::ir::{Api, Codec, NextPage, Operation, Pagination, Request};

impl Api {
    pub(super) fn print_operation(&self, text: &mut Text, operation: &Operation) {
        text.line(format!("operation {}", operation.name));
        text.indented(|text| {
            text.docs(&operation.docs);
            text.deprecated(operation.deprecated.as_ref());
            if !operation.tags.is_empty() {
                text.line(format!("tags {}", operation.tags.join(", ")));
            }
            self.print_facts(text, operation);
            self.print_request(text, &operation.request);
            self.print_response(text, &operation.response);
            if operation.document != Codec::Json {
                text.line(format!("documents {}", codec_text(operation.document)));
            }
            if let Some(marker) = &operation.marker {
                text.line(format!("marker {}: {}", marker.name, marker.value));
            }
            for error in &operation.errors {
                self.print_error(text, error);
            }
            for server in &operation.servers {
                text.line(format!("server {}", server.url));
            }
            if let Some(pagination) = &operation.pagination {
                print_pagination(text, &operation.request, pagination);
            }
            for waiter in &operation.waiters {
                waiters::print_waiter(text, waiter);
            }
            if let Some(rules) = self.endpoint.rules() {
                rules::print_bindings(text, rules, operation);
            }
        });
    }

    fn print_facts(&self, text: &mut Text, operation: &Operation) {
        match (operation.read_only, operation.idempotent) {
            (true, _) => text.line("read-only"),
            (false, true) => text.line("idempotent"),
            (false, false) => {}
        }
        if !self.auth.is_empty() {
            let names = |positions: &[usize]| {
                let names = positions.iter().filter_map(|&position| self.auth.get(position));
                names.map(|scheme| scheme.name.as_str()).collect::<Vec<_>>().join(" and ")
            };
            let choices = operation.auth.iter().map(|choice| names(&choice.schemes));
            let choices = choices.map(|names| if names.is_empty() { "none".to_owned() } else { names });
            let choices = choices.collect::<Vec<_>>().join(" or ");
            text.line(format!("auth {}", if choices.is_empty() { "none" } else { &choices }));
        }
    }
}

fn print_pagination(text: &mut Text, request: &Request, pagination: &Pagination) {
    let param = |position: usize| request.params.get(position).map_or("", |param| param.field.name.as_str());
    let next = match &pagination.next {
        NextPage::Token { input, output } => format!("{} from {}", param(*input), output.join(".")),
        NextPage::LastItem { input, id } => format!("{} from {id} of the last item", param(*input)),
        NextPage::Number { param: number, first } => format!("number {} from {first}", param(*number)),
        NextPage::Offset { param: offset } => format!("offset {}", param(*offset)),
        NextPage::Url { output } => format!("url {}", output.join(".")),
        NextPage::Link => "link".to_owned(),
    };
    let path = |word: &str, path: &Option<Vec<String>>| {
        path.as_ref().map(|path| format!(", {word} {}", path.join("."))).unwrap_or_default()
    };
    let (items, more) = (path("items", &pagination.items), path("more", &pagination.more));
    let size = pagination.page_size.map(|position| format!(", size {}", param(position))).unwrap_or_default();
    text.line(format!("pages {next}{items}{more}{size}"));
}
