//! The `use` lines of a generated file.
//!
//! ```text
//! use std::collections::BTreeMap;
//!
//! use ferrosmith_runtime::inner::{Member, Shape, setters, structure};
//!
//! use crate::types::Tag;
//! ```

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::names::{Names, ident};

/// What a generated file imports, collected while its items are written.
pub(super) struct Imports<'a> {
    names: &'a Names,
    /// Names by the path of their module.
    modules: BTreeMap<&'static str, BTreeSet<String>>,
}

impl<'a> Imports<'a> {
    pub(super) fn new(names: &'a Names) -> Self {
        Self { names, modules: BTreeMap::new() }
    }

    /// Imports something that is not generated, and says by which name it goes: another one where a generated type
    /// has taken its own.
    pub(super) fn add(&mut self, module: &'static str, name: &'static str) -> Ident {
        let mut alias = name.to_owned();
        while self.names.is_taken(&alias) {
            alias = format!("Runtime{alias}");
        }
        let renamed = if alias == name { alias.clone() } else { format!("{name} as {alias}") };
        self.modules.entry(module).or_default().insert(renamed);
        ident(&alias)
    }

    /// Imports a macro of the runtime.
    pub(super) fn add_macro(&mut self, name: &'static str) -> Ident {
        self.modules.entry("ferrosmith_runtime::inner").or_default().insert(name.to_owned());
        ident(name)
    }

    /// Imports a generated item.
    pub(super) fn add_generated(&mut self, module: &'static str, name: &str) -> Ident {
        self.modules.entry(module).or_default().insert(name.to_owned());
        ident(name)
    }

    /// The `use` lines, sorted as people sort them; `own` are names that the file itself defines.
    pub(super) fn into_lines(self, own: &[&str]) -> TokenStream {
        let mut lines: Vec<(&str, BTreeSet<String>)> = self.modules.into_iter().collect();
        let rank = |module: &str| match module.split("::").next() {
            Some("std") => 0,
            Some("crate") => 2,
            _ => 1,
        };
        // As rustfmt sorts: what is taken from a module one by one stands behind its submodules.
        let place = |module: &str, names: &BTreeSet<String>| match names.first() {
            Some(name) if names.len() == 1 => format!("{module}::{name}"),
            _ => format!("{module}::{{"),
        };
        lines.sort_by_cached_key(|(module, names)| (rank(module), place(module, names)));
        let lines = lines.iter().filter_map(|(module, names)| {
            let names = names.iter().filter(|name| !(module.starts_with("crate") && own.contains(&name.as_str())));
            let names: Vec<&str> = names.map(String::as_str).collect();
            use_line(module, &names)
        });
        quote!(#(#lines)*)
    }
}

fn use_line(module: &str, names: &[&str]) -> Option<TokenStream> {
    let path = module.split("::").map(|part| if part == "crate" { quote!(crate) } else { quote_ident(part) });
    let names: Vec<TokenStream> = names.iter().map(|name| renamed(name)).collect();
    match names.as_slice() {
        [] => None,
        [name] => Some(quote!(use #(#path)::*::#name;)),
        _ => Some(quote!(use #(#path)::*::{#(#names),*};)),
    }
}

fn renamed(name: &str) -> TokenStream {
    match name.split_once(" as ") {
        Some((name, alias)) => {
            let (name, alias) = (ident(name), ident(alias));
            quote!(#name as #alias)
        }
        None => quote_ident(name),
    }
}

fn quote_ident(name: &str) -> TokenStream {
    let name = ident(name);
    quote!(#name)
}
