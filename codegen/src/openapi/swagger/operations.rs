//! Paths and operations.

use super::super::document::Cursor;
use super::super::tree::Tree;
use super::built::{Built, list};
use super::parameters::Sorted;
use super::{Part, Upgrade};

/// The methods that a path may have in Swagger 2.0.
const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];
/// The keys of an operation that are written anew.
const REWRITTEN: [&str; 7] = ["consumes", "produces", "schemes", "parameters", "responses", "requestBody", "servers"];

impl<'d> Upgrade<'d, '_> {
    /// A path with its operations.
    pub(super) fn path_item(&mut self, item: &Cursor<'d>) -> Tree {
        if item.get_str("$ref").is_some() {
            self.note(item, Part::PathItem);
            return self.copy(item);
        }
        let shared = self.sort(item);
        let members = item.entries().map(|(key, value)| match key {
            "parameters" => (key.into(), self.kept(&value, &shared)),
            key if METHODS.contains(&key) => {
                (key.into(), self.form_of(&value, |upgrade, value| upgrade.operation(value, &shared)))
            }
            key => (key.into(), self.copy(&value)),
        });
        let members = members.collect();
        Built::of(&item.origin, members).build()
    }

    /// The list of parameters without those that are part of a body.
    fn kept(&mut self, written: &Cursor<'d>, sorted: &Sorted<'d>) -> Tree {
        if written.items().next().is_none() {
            return self.copy(written);
        }
        let kept = sorted.kept.iter().map(|parameter| self.form_of(parameter, Self::parameter));
        list(kept.collect(), &written.origin)
    }

    fn operation(&mut self, operation: &Cursor<'d>, shared: &Sorted<'d>) -> Tree {
        let own = self.sort(operation);
        let (consumes, produces) =
            (self.media_types_of(operation, "consumes"), self.media_types_of(operation, "produces"));
        let mut built = Built::at(&operation.origin);
        built.put_all(self.rest(operation, &REWRITTEN));
        let root = self.root.clone();
        let is_usual = || operation.get("schemes").map(|own| own.node) == root.get("schemes").map(|all| all.node);
        built.put_some("servers", self.servers(&root, Some(operation)).filter(|_| !is_usual()));
        built.put_some("parameters", operation.get("parameters").map(|list| self.kept(&list, &own)));
        let (bodies, form) = together(own, shared);
        built.put_some("requestBody", self.request_body(&bodies, &form, &consumes));
        built.put_some(
            "responses",
            operation.get("responses").map(|all| self.form_of(&all, |upgrade, all| upgrade.responses(all, &produces))),
        );
        built.build()
    }
}

/// The body and the form of an operation: its own parameters replace those of its path.
fn together<'d>(own: Sorted<'d>, shared: &Sorted<'d>) -> (Vec<Cursor<'d>>, Vec<Cursor<'d>>) {
    let mut form = own.form;
    if !own.bodies.is_empty() {
        return (own.bodies, form);
    }
    let names: Vec<_> = form.iter().map(|parameter| parameter.get_str("name")).collect();
    let others = shared.form.iter().filter(|parameter| !names.contains(&parameter.get_str("name")));
    let others: Vec<_> = others.cloned().collect();
    form.extend(others);
    let bodies = if names.is_empty() { shared.bodies.clone() } else { Vec::new() };
    (bodies, form)
}
