//! A Rust file while it is written: its imports and tables come together as its items are.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::shapes::Statics;
use super::{Context, format};

/// A Rust file while it is written.
pub(super) struct SourceFile<'a> {
    header: String,
    pub(super) imports: Imports<'a>,
    pub(super) statics: Statics,
}

impl<'a> SourceFile<'a> {
    /// A file with nothing in it.
    pub(super) fn new(cx: &Context<'a>) -> Self {
        Self { header: cx.header("//"), imports: Imports::new(cx.names), statics: Statics::new() }
    }

    /// The text of the file; `own` are the names of the types that it defines.
    pub(super) fn finish(self, items: TokenStream, own: &[&str]) -> String {
        self.finish_under(TokenStream::new(), items, own)
    }

    /// The same with attributes of the module or crate at its top.
    pub(super) fn finish_under(mut self, attributes: TokenStream, items: TokenStream, own: &[&str]) -> String {
        let statics = self.statics.into_items(|| self.imports.add_macro("tables"));
        let lines = self.imports.into_lines(own);
        format::print(
            &self.header,
            quote! {
                #attributes
                #lines
                #items
                #statics
            },
        )
    }
}
