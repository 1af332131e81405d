//! Every key of the client list: what it is for and which values it takes.
//!
//! The reader checks values against these tables, and the schema is written from them. A new key is a row here and a
//! field of what the table is read into.

use super::patterns::{IDENTIFIER, KEYWORD, LINE, NAME, REQUIREMENT, RUST_VERSION, URL, VERSION};

/// One key of a table.
pub(super) struct Key {
    pub(super) name: &'static str,
    /// What it is for, as editors show it.
    pub(super) docs: &'static str,
    pub(super) kind: Kind,
}

const fn key(name: &'static str, docs: &'static str, kind: Kind) -> Key {
    Key { name, docs, kind }
}

/// Text on one line, such as this.
const fn line(example: &'static str) -> Kind {
    Kind::Matching(LINE, example)
}

/// A name in Rust, such as this.
const fn identifier(example: &'static str) -> Kind {
    Kind::Matching(IDENTIFIER, example)
}

/// The values that a key takes.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Any text.
    Text,
    /// Text that a pattern matches; the second text is an example.
    Matching(&'static str, &'static str),
    /// One of some words, each with its meaning.
    OneOf(&'static [(&'static str, &'static str)]),
    /// `true` or `false`.
    Flag,
    /// A list of such texts, from a least to a greatest number.
    List(&'static Kind, usize, usize),
    /// A whole number, from a least to a greatest.
    Number(u32, u32),
    /// A table of these keys.
    Table(&'static [Key]),
    /// A table that takes one of several ways.
    Ways(&'static [Way]),
    /// A table whose keys are names of the description, with values of one kind.
    Map(&'static Kind),
}

/// One way to write a table.
pub(super) struct Way {
    /// Its keys; the first one is in no other way, and must be there.
    pub(super) keys: &'static [Key],
    /// Other keys that must be there.
    pub(super) required: &'static [&'static str],
}

impl Way {
    /// The key by which this way is known.
    pub(super) fn name(&self) -> &'static str {
        self.keys.first().map_or("", |key| key.name)
    }
}

/// The keys of the list itself.
pub(super) const LIST: &[(&str, &str)] = &[
    (
        "clients",
        "One table per client; its name is the crate's folder, and the crate's name unless `package` is given.",
    ),
    ("package", "What all crates have in common; a client's own key goes before it."),
    (
        "runtime",
        "Where the crates find the runtime: one of `path`, `git` and `vendor`, or a `version` of the registry.",
    ),
];

/// The keys of `[runtime]`.
pub(super) const RUNTIME: &[Key] = &[
    key("path", "The folder of the runtime, relative to this file.", line("../runtime")),
    key("git", "The repository of the runtime.", line("https://git.example/ferrosmith")),
    key("rev", "Which commit of `git`.", line("4c59b707")),
    key("tag", "Which tag of `git`.", line("v0.1.0")),
    key("branch", "Which branch of `git`.", line("main")),
    key("version", "Which version of the runtime; the tool's own unless given.", Kind::Matching(REQUIREMENT, "0.1")),
    key("vendor", "Write the runtime's sources beside the crates.", Kind::Flag),
];

/// The keys of `[package]`, which a client may have as well.
pub(super) const PACKAGE: &[Key] = &[
    key("version", "The version of the crate; 0.1.0 unless given.", Kind::Matching(VERSION, "0.1.0")),
    key("license", "The crate's licence, as an SPDX expression.", line("Apache-2.0 OR MIT")),
    key("repository", "Where the crate's sources are.", Kind::Matching(URL, "https://git.example/pets")),
    key("authors", "Who made it.", Kind::List(&line("Ada <ada@example.org>"), 1, 64)),
    key("keywords", "At most five words to find the crate by.", Kind::List(&Kind::Matching(KEYWORD, "pets"), 1, 5)),
    key(
        "rust-version",
        "The oldest Rust that compiles the crate; 1.90 unless given, and not below it.",
        Kind::Matching(RUST_VERSION, "1.90"),
    ),
    key("publish", "Whether the crate may be published to a registry.", Kind::Flag),
];

/// The keys that only a client has.
pub(super) const CLIENT: &[Key] = &[
    key(
        "sources",
        "What the API is made from, relative to this file. `*` stands for several files of one Smithy model. The \
               first entry is the authority, the others are held against it.",
        Kind::List(&line("pets/openapi.yaml"), 1, 1024),
    ),
    key(
        "overlays",
        "Overlays (OpenAPI Overlay 1.1) that change the OpenAPI document, in their order; relative to this file.",
        Kind::List(&line("pets/fixes.overlay.yaml"), 1, 1024),
    ),
    key("service", "Which service of the Smithy sources, where they define several.", line("example.pets#Pets")),
    key(
        "validation",
        "What `send()` checks before it sends, unless the client is built otherwise.",
        Kind::OneOf(&[
            ("full", "every constraint"),
            ("required", "required members"),
            ("off", "nothing but what the path needs"),
        ]),
    ),
    key(
        "defaults",
        "Whether requests contain the defaults of members that were not set, in structures below the request itself.",
        Kind::OneOf(&[
            ("omit", "what was not set is not sent; so unless chosen otherwise"),
            ("send", "what was not set is sent with its default"),
        ]),
    ),
    key(
        "unlisted",
        "What becomes of members of JSON documents that the description neither lists nor forbids.",
        Kind::OneOf(&[
            ("skip", "they are stepped over; so unless chosen otherwise"),
            ("keep", "structures have a field for them, `additional`, and send it"),
        ]),
    ),
    key(
        "groups",
        "Whether operations stand in groups, `client.pets().list()`: by their first tag, or their innermost resource. They \
               are methods of the client unless chosen otherwise.",
        Kind::Flag,
    ),
    key("package", "The name of the crate, if it is not the client's.", Kind::Matching(NAME, "pets")),
    key("description", "One line about the crate.", Kind::Text),
    key(
        "include",
        "The operations to write; all unless given. Each entry is an id, `METHOD /path`, `tag:NAME`, \
               `resource:NAME` or `deprecated`.",
        Kind::List(&line("tag:pets"), 1, 65_536),
    ),
    key(
        "exclude",
        "The operations not to write, with entries as those of `include`. Types that nothing else uses go with \
               them.",
        Kind::List(&line("deprecated"), 1, 65_536),
    ),
    key(
        "webhooks",
        "Whether the types of webhooks and callbacks are written, with a reader; they are left out unless given.",
        Kind::Flag,
    ),
    key("rename", "Other names, by those that `explain` shows.", Kind::Table(RENAME)),
    key(
        "pages",
        "How operations are fetched page by page, where the description does not declare it.",
        Kind::Map(&Kind::Ways(PAGES)),
    ),
];

/// The keys of `rename`.
pub(super) const RENAME: &[Key] = &[
    key("operations", "Operations, by their names: `getPetById = \"find_pet\"`.", Kind::Map(&identifier("find_pet"))),
    key("types", "Types, by their names: `Pet = \"Animal\"`.", Kind::Map(&identifier("Animal"))),
    key(
        "members",
        "Members of structures and parameters of operations: `\"Pet.tag\" = \"label\"`.",
        Kind::Map(&identifier("label")),
    ),
    key(
        "variants",
        "Values of enums and variants of unions: `\"Status.1\" = \"Active\"`.",
        Kind::Map(&identifier("Active")),
    ),
];

/// The ways in which the pages of an operation follow each other.
pub(super) const PAGES: &[Way] = &[
    Way {
        keys: &[
            key("token", "The parameter that takes the token of the next page.", line("cursor")),
            key(
                "next",
                "The member of the output that contains the token of the next page; a path has dots.",
                line("meta.next"),
            ),
            ITEMS,
            MORE,
            SIZE,
        ],
        required: &["next"],
    },
    Way {
        keys: &[
            key(
                "after",
                "The parameter that takes what identifies the last item. A page without items is the end.",
                line("starting_after"),
            ),
            key("id", "The member of an item that identifies it.", line("id")),
            ITEMS,
            MORE,
            SIZE,
        ],
        required: &["id", "items"],
    },
    Way {
        keys: &[
            key(
                "page",
                "The parameter that takes the number of the page. A page without items is the end.",
                line("page"),
            ),
            key(
                "first",
                "The number of the first page; unless given, the default or minimum of the parameter, or 1.",
                Kind::Number(0, 1),
            ),
            ITEMS,
            MORE,
            SIZE,
        ],
        required: &["items"],
    },
    Way {
        keys: &[
            key(
                "offset",
                "The parameter that takes how many items come before the page. A page without items is the end.",
                line("offset"),
            ),
            ITEMS,
            MORE,
            SIZE,
        ],
        required: &["items"],
    },
    Way {
        keys: &[
            key(
                "url",
                "The member of the output that contains the URL of the next page; a path has dots.",
                line("links.next"),
            ),
            ITEMS,
            MORE,
            SIZE,
        ],
        required: &[],
    },
    Way {
        keys: &[
            key(
                "link",
                "The relation of the link to the next page in the header `Link` (RFC 8288).",
                Kind::OneOf(&[("next", "the page after this one")]),
            ),
            ITEMS,
            MORE,
            SIZE,
        ],
        required: &[],
    },
];

const ITEMS: Key =
    key("items", "The member of the output that contains the items of a page; a path has dots.", line("pets"));

const MORE: Key =
    key("more", "The member of the output that is false on the last page; a path has dots.", line("has_more"));

const SIZE: Key = key("size", "The parameter that takes the size of a page.", line("limit"));
