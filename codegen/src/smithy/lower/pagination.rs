//! Pagination (Smithy 2.0, "`paginated` trait").

use super::operations::Call;
use super::{Lowering, traits};
use crate::ir::{NextPage, Pagination, Request};
use crate::smithy::model::Shape;
use crate::smithy::node::Node;

impl<'a> Lowering<'a> {
    /// How the output is fetched page by page. What the operation's trait leaves out stands in that of the service.
    pub(super) fn lower_pagination(&self, call: Call<'a>, request: &Request) -> Option<Pagination> {
        let own = call.shape.traits.get(traits::PAGINATED)?;
        let shared = self.service.trait_value(traits::PAGINATED);
        let setting = |key| {
            let value = own.value.get(key).or_else(|| shared.and_then(|shared| shared.get(key)));
            value.and_then(Node::as_str)
        };
        let param = |name: &str| request.params.iter().position(|param| param.field.name == name);
        let next = NextPage::Token {
            input: setting("inputToken").and_then(param)?,
            output: self.member_path(call.output, setting("outputToken")?)?,
        };
        Some(Pagination {
            next,
            more: None,
            items: setting("items").and_then(|path| self.member_path(call.output, path)),
            page_size: setting("pageSize").and_then(param),
        })
    }

    /// The names of a dotted path of members, if they are all there.
    fn member_path(&self, structure: &'a Shape, path: &str) -> Option<Vec<String>> {
        let mut shape = structure;
        let mut names = Vec::new();
        for name in path.split('.') {
            let member = shape.member(name)?;
            names.push(name.to_owned());
            shape = self.model.target(member)?;
        }
        Some(names)
    }
}
