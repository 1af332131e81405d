//! What every emitter reads.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};

use proc_macro2::Ident;

use super::Options;
use super::imports::Imports;
use super::names::{Names, ident};
use super::types::{is_required, rust_type};
use crate::analysis::{Facts, members};
use crate::files::header;
use crate::ir::{Api, Field, TypeId, TypeKind};

/// Patterns that a text must satisfy, and its least and greatest length.
type Wanted = (Vec<String>, u64, u64);

/// The model, its facts, and the names of everything that is generated for it.
pub(super) struct Context<'a> {
    pub(super) api: &'a Api,
    pub(super) facts: &'a Facts,
    pub(super) options: &'a Options,
    pub(super) names: &'a Names,
    /// The shortest texts that satisfy patterns and a length, as far as they were looked for.
    pub(super) shortest: RefCell<HashMap<Wanted, Option<String>>>,
    /// The operations of structures that are the output of one operation and nothing else.
    homes: HashMap<TypeId, usize>,
    /// The structures whose constructors would be too easy to call with the wrong value in the wrong place.
    confusable: OnceCell<HashSet<TypeId>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(api: &'a Api, facts: &'a Facts, options: &'a Options, names: &'a Names) -> Self {
        Self {
            api,
            facts,
            options,
            names,
            shortest: RefCell::default(),
            homes: homes(api),
            confusable: OnceCell::new(),
        }
    }

    /// The position of the operation beside which a type stands, if it stands beside one.
    pub(super) fn home(&self, id: TypeId) -> Option<usize> {
        self.homes.get(&id).copied()
    }

    /// Whether a structure that is sent has a constructor for its required fields. None takes three values of one type,
    /// in whatever order the description has them; the fields of such structures are set by name.
    pub(super) fn has_constructor(&self, id: TypeId) -> bool {
        !self.confusable.get_or_init(|| self.confusable()).contains(&id)
    }

    fn confusable(&self) -> HashSet<TypeId> {
        let has_three = |id: TypeId| {
            let TypeKind::Struct(structure) = &self.api.types[id].kind else { return false };
            let fields = structure.fields.iter().enumerate();
            let required = fields.filter(|(position, field)| is_required(self, id, *position, field));
            let ty =
                |(_, field): (usize, &Field)| rust_type(self, &mut Imports::new(self.names), &field.ty).to_string();
            let mut types: Vec<String> = required.map(ty).collect();
            types.sort_unstable();
            types.windows(3).any(|three| three[0] == three[2])
        };
        self.api.types.iter().map(|(id, _)| id).filter(|id| has_three(*id)).collect()
    }

    /// The line that documents how a file came to be.
    pub(super) fn header(&self, comment: &str) -> String {
        header(comment, &self.options.sources)
    }

    /// The name of the library crate: `bedrock_runtime`.
    pub(super) fn library(&self) -> Ident {
        ident(&self.package_name().replace('-', "_"))
    }

    /// The name of the package, with nothing in it that Cargo rejects.
    pub(super) fn package_name(&self) -> String {
        let letter = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
        let name: String = self.options.package.name.chars().map(letter).take(64).collect();
        let name = name.trim_matches('-').to_owned();
        match name.chars().next() {
            None => "client".to_owned(),
            Some(first) if first.is_ascii_digit() => format!("api-{name}"),
            Some(_) => name,
        }
    }

    /// The name of the API for readers.
    pub(super) fn title(&self) -> &'a str {
        self.api.title.as_deref().unwrap_or(&self.api.name)
    }

    /// The field that holds what has no field of its own, if a structure has one.
    pub(super) fn rest(&self, id: TypeId) -> Option<Ident> {
        match &self.api.types[id].kind {
            TypeKind::Struct(structure) if structure.additional.is_some() => Some(ident(&self.names.of_type(id).rest)),
            _ => None,
        }
    }
}

/// Finds the structures that are the output of one operation and nothing else.
fn homes(api: &Api) -> HashMap<TypeId, usize> {
    let mut homes = HashMap::new();
    let mut shared: HashSet<TypeId> = members(api).into_iter().collect();
    shared.extend(api.webhooks.iter().filter_map(|webhook| webhook.message));
    for (position, operation) in api.operations.iter().enumerate() {
        shared.extend(operation.errors.iter().map(|error| error.ty));
        if let Some(output) = operation.response.output
            && homes.insert(output, position).is_some()
        {
            shared.insert(output);
        }
    }
    homes.retain(|id, _| !shared.contains(id) && matches!(api.types[*id].kind, TypeKind::Struct(_)));
    homes
}
