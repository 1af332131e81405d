//! `pages`: how operations are fetched page by page, where their description does not declare it.

use super::{fields, report, value_type};
use crate::clients::{Page, Written};
use crate::diagnostics::{Diagnostics, codes};
use crate::ir::{Api, Operation, Pagination, Type, Types};

/// Sets the pages of operations; what is stated goes before what the description declares.
pub(super) fn set_pages(api: &mut Api, pages: &[Page], diagnostics: &mut Diagnostics) {
    for page in pages {
        let (name, _) = &page.operation;
        let Some(operation) = api.operations.iter_mut().find(|operation| operation.name == *name) else {
            let known = api.operations.iter().map(|operation| operation.name.as_str());
            let message = format!("there is no operation `{name}`");
            report(&codes::UNRESOLVED_OPERATION, &page.operation, message, known, diagnostics);
            continue;
        };
        let found = Lookup { types: &api.types, operation, diagnostics }.pagination(page);
        if found.is_some() {
            operation.pagination = found;
        }
    }
}

/// Where the names of a page are looked up.
struct Lookup<'a> {
    types: &'a Types,
    operation: &'a Operation,
    diagnostics: &'a mut Diagnostics,
}

impl Lookup<'_> {
    fn pagination(&mut self, page: &Page) -> Option<Pagination> {
        let token = self.param(&page.token);
        let next = self.path(&page.next, "the token of the next page", |ty| {
            matches!(ty, Type::String | Type::Int(_) | Type::Json)
        });
        let items = page
            .items
            .as_ref()
            .map(|items| self.path(items, "the items of a page", |ty| matches!(ty, Type::List(_) | Type::Map(_))));
        let size = page.size.as_ref().map(|size| self.param(size));
        Some(Pagination {
            input_token: token?,
            output_token: next?,
            items: items.map_or(Some(None), |items| items.map(Some))?,
            page_size: size.map_or(Some(None), |size| size.map(Some))?,
        })
    }

    /// The position of a parameter.
    fn param(&mut self, written: &Written) -> Option<usize> {
        let params = &self.operation.request.params;
        let found = params.iter().position(|param| param.field.name == written.0);
        if found.is_none() {
            let message = format!("`{}` has no parameter `{}`", self.operation.name, written.0);
            let known = params.iter().map(|param| param.field.name.as_str());
            report(&codes::UNRESOLVED_MEMBER, written, message, known, self.diagnostics);
        }
        found
    }

    /// The names of a path of members from the output on, which ends at a type that fits.
    fn path(&mut self, written: &Written, what: &str, fits: impl Fn(&Type) -> bool) -> Option<Vec<String>> {
        let mut holder = self.operation.response.output;
        let mut names = Vec::new();
        let mut found = None;
        for name in written.0.split('.') {
            let fields = holder.map_or(&[][..], |id| fields(self.types, id));
            let Some(field) = fields.iter().find(|field| field.name == name) else {
                let message = match names.is_empty() {
                    true => format!("the output of `{}` has no member `{name}`", self.operation.name),
                    false => format!("`{}` has no member `{name}`", names.join(".")),
                };
                let known = fields.iter().map(|field| field.name.as_str());
                let written = (name.to_owned(), written.1.clone());
                report(&codes::UNRESOLVED_MEMBER, &written, message, known, self.diagnostics);
                return None;
            };
            names.push(name.to_owned());
            let ty = value_type(self.types, &field.ty);
            holder = match ty {
                Type::Named(id) => Some(*id),
                _ => None,
            };
            found = Some(ty);
        }
        if !found.is_some_and(fits) {
            let message = format!("`{}` cannot be {what}", written.0);
            self.diagnostics.error(&codes::INVALID_PAGES, &written.1, message);
            return None;
        }
        Some(names)
    }
}
