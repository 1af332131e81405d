//! All Rust names, made in one place.
//!
//! Methods and fields are in snake case, types and variants in camel case, acronyms are words: `KMSKeyArn` is
//! `KmsKeyArn` and `kms_key_arn`. A name that clashes with one given before gets a number, one that is taken by Rust or
//! by something of ours gets a word behind it; both depend on the order of the description alone. Whatever a
//! description calls a thing, some name comes out, and it is an identifier: no text of a description reaches generated
//! code but through here or as a literal.

mod groups;
mod scope;
mod words;

use std::collections::HashMap;

use proc_macro2::Ident;

use crate::analysis::Facts;
use crate::ir::{Api, Field, Operation, TypeDef, TypeId, TypeKind};

pub(super) use groups::GroupNames;
pub(super) use scope::{Scope, ident};
use words::{Case, join, words};

/// The names of everything that is generated for an API.
pub(super) struct Names {
    types: HashMap<TypeId, TypeNames>,
    operations: Vec<OperationNames>,
    groups: Vec<GroupNames>,
    errors: Vec<String>,
    webhooks: Vec<String>,
    /// All names of types, for those who bring names of their own.
    taken: std::collections::HashSet<String>,
}

/// The names of a type.
pub(super) struct TypeNames {
    /// The type itself: `JobStatus`.
    pub(super) name: String,
    /// The module that it stands in, and its checker: `job_status`.
    pub(super) module: String,
    /// Its shape: `JOB_STATUS`.
    pub(super) constant: String,
    /// Its fields, variants or values, by position.
    pub(super) members: Vec<String>,
    /// The field that holds what has no field of its own.
    pub(super) rest: String,
}

/// The names of an operation.
pub(super) struct OperationNames {
    /// The request: `ListTags`.
    pub(super) name: String,
    /// The module that it stands in: `list_tags`.
    pub(super) module: String,
    /// The method of the client or of the group: `list_tags`.
    pub(super) method: String,
    /// The group that the method stands in, by position; none where the client has it.
    pub(super) group: Option<usize>,
    /// Its parameters, by position.
    pub(super) params: Vec<String>,
    /// The methods of its waiters, by position: `wait_until_bucket_exists`.
    pub(super) waiters: Vec<String>,
}

impl Names {
    /// Names everything; operations are methods of groups, where these are asked for. Types come first, since callers
    /// write them most.
    pub(super) fn new(api: &Api, facts: &Facts, has_groups: bool) -> Self {
        let mut of_types = Scope::new(Case::Camel, "Data", scope::TYPES);
        let modules: Vec<&str> = [scope::MODULES, scope::KEYWORDS].concat();
        let mut of_modules = Scope::modules(&modules);
        let mut of_constants = Scope::constants();
        let given = name_types(api, &mut of_types);
        let types = api.types.iter().map(|(id, definition)| {
            let name = given[&id].clone();
            let (module, constant) = (of_modules.name(&name), of_constants.name(&name));
            let (members, rest) = name_members(definition);
            (id, TypeNames { name, module, constant, members, rest })
        });
        let types: HashMap<TypeId, TypeNames> = types.collect();
        let mut operations = name_operations(&api.operations, &mut of_types, &modules);
        let mut of_methods = Scope::new(Case::Snake, "_", scope::METHODS);
        let grouped = if has_groups { api.operations.as_slice() } else { &[] };
        let groups = groups::name_groups(grouped, &mut of_types, &mut of_methods);
        groups::name_methods(&api.operations, &groups, &mut of_methods, &mut operations);
        let errors = name_errors(api, facts);
        let mut of_webhooks = Scope::new(Case::Camel, "Webhook", scope::VARIANTS);
        let webhooks = api.webhooks.iter().map(|webhook| of_webhooks.name(&webhook.name)).collect();
        let of_operations = operations.iter().map(|names| names.name.clone());
        let of_groups = groups.iter().map(|names| names.name.clone());
        let taken = types.values().map(|names| names.name.clone()).chain(of_operations).chain(of_groups).collect();
        Self { types, operations, groups, errors, webhooks, taken }
    }

    /// The names of a type.
    pub(super) fn of_type(&self, id: TypeId) -> &TypeNames {
        &self.types[&id]
    }

    /// The names of an operation by its position.
    pub(super) fn of_operation(&self, position: usize) -> &OperationNames {
        &self.operations[position]
    }

    /// The groups of operations.
    pub(super) fn groups(&self) -> &[GroupNames] {
        &self.groups
    }

    /// The group of an operation by its position.
    pub(super) fn group_of(&self, position: usize) -> Option<&GroupNames> {
        self.operations[position].group.and_then(|group| self.groups.get(group))
    }

    /// The variant of the error enum for an error by its position.
    pub(super) fn error_variant(&self, position: usize) -> Ident {
        ident(&self.errors[position])
    }

    /// The variant of a webhook by its position.
    pub(super) fn webhook_variant(&self, position: usize) -> Ident {
        ident(&self.webhooks[position])
    }

    /// Whether no name has a letter beyond ASCII.
    pub(super) fn is_ascii(&self) -> bool {
        let of_types = self.types.values().flat_map(|names| std::iter::once(&names.name).chain(&names.members));
        let of_operations =
            self.operations.iter().flat_map(|names| [&names.name, &names.method].into_iter().chain(&names.params));
        let of_groups = self.groups.iter().flat_map(|group| [&group.name, &group.method]);
        of_types
            .chain(of_operations)
            .chain(of_groups)
            .chain(&self.errors)
            .chain(&self.webhooks)
            .all(|name| name.is_ascii())
    }

    /// Whether some generated type has this name.
    pub(super) fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(name)
    }
}

impl TypeNames {
    /// The type.
    pub(super) fn ident(&self) -> Ident {
        ident(&self.name)
    }

    /// A field, variant or value by its position.
    pub(super) fn member(&self, position: usize) -> Ident {
        ident(&self.members[position])
    }
}

/// The names of the types. One that is spelled as Rust does has the first claim to its name: `PetShop` before `pet.shop`.
fn name_types(api: &Api, scope: &mut Scope) -> HashMap<TypeId, String> {
    let is_rust = |definition: &TypeDef| join(&words(&definition.name), Case::Camel) == definition.name;
    let (first, others): (Vec<_>, Vec<_>) = api.types.iter().partition(|(_, definition)| is_rust(definition));
    first.into_iter().chain(others).map(|(id, definition)| (id, scope.name(&definition.name))).collect()
}

fn name_operations(operations: &[Operation], of_types: &mut Scope, modules: &[&'static str]) -> Vec<OperationNames> {
    let mut of_modules = Scope::modules(modules);
    let name = |operation: &Operation| {
        let mut of_params = Scope::new(Case::Snake, "_", scope::PARAMS);
        let params = operation.request.params.iter().map(|param| of_params.name(&param.field.name)).collect();
        let waiters = operation.waiters.iter();
        OperationNames {
            name: of_types.name(&operation.name),
            module: of_modules.name(&operation.name),
            method: String::new(),
            group: None,
            params,
            waiters: waiters.map(|waiter| of_params.name(&format!("WaitUntil{}", waiter.name))).collect(),
        }
    };
    operations.iter().map(name).collect()
}

/// The names of fields, variants or values, and of the field for the rest.
fn name_members(definition: &TypeDef) -> (Vec<String>, String) {
    let of_fields = |fields: &[Field], scope: &mut Scope| fields.iter().map(|field| scope.name(&field.name)).collect();
    let mut snake = Scope::new(Case::Snake, "_", scope::FIELDS);
    let mut camel = Scope::new(Case::Camel, "Value", scope::VARIANTS);
    let members = match &definition.kind {
        TypeKind::Struct(structure) => of_fields(&structure.fields, &mut snake),
        TypeKind::Union(union) => of_fields(&union.variants, &mut camel),
        TypeKind::Enum(values) => values.values.iter().map(|value| camel.name(&value.name)).collect(),
        TypeKind::Newtype(_) => Vec::new(),
    };
    (members, snake.name("additional"))
}

/// `AccessDeniedException` is the variant `AccessDenied`, `NotFoundErrorResponse` is `NotFound`: that it is an error goes
/// without saying. Where several come to the same, or nothing is left, they keep their names; but an `Error` that is
/// called nothing else is that of the `Api`.
fn name_errors(api: &Api, facts: &Facts) -> Vec<String> {
    let whole: Vec<String> =
        facts.errors.all.iter().map(|id| join(&words(&api.types[*id].name), Case::Camel)).collect();
    let short: Vec<&str> = whole.iter().map(|name| without_suffixes(name)).collect();
    let mut bearers = HashMap::new();
    for name in &short {
        *bearers.entry(*name).or_insert(0) += 1;
    }
    let mut scope = Scope::new(Case::Camel, "Error", scope::ERRORS);
    let name = |(whole, short): (&String, &&str)| match (*short, bearers.get(*short)) {
        (_, Some(2..)) => scope.name(whole),
        ("", _) if whole.starts_with("Error") => scope.name("Api"),
        ("", _) => scope.name(whole),
        (short, _) => scope.name(short),
    };
    whole.iter().zip(&short).map(name).collect()
}

fn without_suffixes(name: &str) -> &str {
    let mut short = name;
    while let Some(stripped) = ["Response", "Object"].iter().find_map(|suffix| short.strip_suffix(suffix)) {
        short = stripped;
    }
    // `ModelErrorException` is an exception about a `ModelError`.
    ["Exception", "Error", "Fault"].iter().find_map(|suffix| short.strip_suffix(suffix)).unwrap_or(short)
}
