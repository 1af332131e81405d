//! `pages`: how operations are fetched page by page, where their description does not declare it.

use super::{fields, report, value_type};
use crate::clients::{Page, PageBy, Written};
use crate::diagnostics::{Diagnostics, codes};
use crate::ir::{Api, Bound, NextPage, Number, Operation, Pagination, Presence, Type, Types};

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
    /// Every name is looked up before any that is not there makes the whole statement void.
    fn pagination(&mut self, page: &Page) -> Option<Pagination> {
        let next = self.next(page);
        let items = self.optional_path(page.items.as_ref(), "the items of a page", is_collection);
        let more = self.optional_path(page.more.as_ref(), "whether there are more pages", |ty| *ty == Type::Bool);
        let size = page.size.as_ref().map(|size| self.param(size));
        Some(Pagination {
            next: next?,
            items: items?,
            more: more?,
            page_size: size.map_or(Some(None), |size| size.map(Some))?,
        })
    }

    fn next(&mut self, page: &Page) -> Option<NextPage> {
        let is_token = |ty: &Type| matches!(ty, Type::String | Type::Int(_) | Type::Json);
        Some(match &page.next {
            PageBy::After { after, id } => {
                let input = self.param(after);
                let id = self.member_of_items(page.items.as_ref()?, id);
                NextPage::LastItem { input: input?, id: id? }
            }
            PageBy::Token { token, next } => {
                let input = self.param(token);
                let output = self.path(next, "the token of the next page", is_token);
                NextPage::Token { input: input?, output: output? }
            }
            PageBy::Number { page, first } => {
                let param = self.counter(page, "the number of a page")?;
                NextPage::Number { param, first: first.unwrap_or_else(|| self.first_page(param)) }
            }
            PageBy::Offset(offset) => {
                NextPage::Offset { param: self.counter(offset, "how many items come before a page")? }
            }
            PageBy::Url(url) => {
                let is_text = |ty: &Type| *ty == Type::String;
                NextPage::Url { output: self.path(url, "the URL of the next page", is_text)? }
            }
            PageBy::Link => NextPage::Link,
        })
    }

    /// The member of the items of a page that identifies one.
    fn member_of_items(&mut self, items: &Written, id: &Written) -> Option<String> {
        let holder = self.operation.response.output?;
        let list = items.0.split('.').try_fold((Some(holder), None), |(holder, _), name| {
            let field = fields(self.types, holder?).iter().find(|field| field.name == name)?;
            let ty = value_type(self.types, &field.ty);
            Some((if let Type::Named(id) = ty { Some(*id) } else { None }, Some(ty)))
        });
        // Items that are not there are reported with the items.
        let Type::List(list) = list?.1? else { return None };
        let members = match value_type(self.types, &list.item) {
            Type::Named(item) => fields(self.types, *item),
            _ => &[],
        };
        let found = members.iter().find(|field| field.name == id.0);
        if found.is_none() {
            let message = format!("the items of `{}` have no member `{}`", self.operation.name, id.0);
            let known = members.iter().map(|field| field.name.as_str());
            report(&codes::UNRESOLVED_MEMBER, id, message, known, self.diagnostics);
        }
        found.map(|field| field.name.clone())
    }

    /// The position of a parameter that takes a whole number.
    fn counter(&mut self, written: &Written, what: &str) -> Option<usize> {
        let position = self.param(written)?;
        let ty = value_type(self.types, &self.operation.request.params[position].field.ty);
        if matches!(ty, Type::Int(_) | Type::Float(_) | Type::String) {
            return Some(position);
        }
        let message = format!("`{}` cannot be {what}", written.0);
        self.diagnostics.error(&codes::INVALID_PAGES, &written.1, message).hint("it takes no number");
        None
    }

    /// What the description has as the number of the first page: a default, or else the least value.
    fn first_page(&self, param: usize) -> u32 {
        let field = &self.operation.request.params[param].field;
        let default = match &field.presence {
            Presence::Default(literal) => literal.as_u64(),
            Presence::Required | Presence::Optional => None,
        };
        let minimum = || match field.constraints.range.as_ref()?.min? {
            Bound { value: Number::Int(0), exclusive: false } => Some(0),
            _ => None,
        };
        u32::from(default.or_else(minimum) != Some(0))
    }

    fn optional_path(
        &mut self,
        written: Option<&Written>,
        what: &str,
        fits: impl Fn(&Type) -> bool,
    ) -> Option<Option<Vec<String>>> {
        match written {
            Some(written) => self.path(written, what, fits).map(Some),
            None => Some(None),
        }
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

fn is_collection(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::Map(_))
}
