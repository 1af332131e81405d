//! Every key of the client list: what it is for and which values it takes.
//!
//! The reader checks values against these tables, and the schema is written from them. A new key is a row here and a
//! field of what the table is read into.

/// One key of a table.
pub(super) struct Key {
    pub(super) name: &'static str,
    /// What it is for, as editors show it.
    pub(super) docs: &'static str,
    pub(super) kind: Kind,
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

/// A number of a version: no leading zero, and within 64 bits.
macro_rules! number {
    () => {
        "(?:0|[1-9][0-9]{0,17})"
    };
}

/// What follows the numbers of a version.
macro_rules! tail {
    () => {
        concat!(
            "(?:-(?:",
            number!(),
            "|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\\.(?:",
            number!(),
            "|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?"
        )
    };
}

macro_rules! comparator {
    () => {
        concat!(
            " *(?:\\*|",
            number!(),
            "(?:\\.",
            number!(),
            ")?\\.\\*|(?:\\^|~|=|[<>]=?)? *",
            number!(),
            "(?:\\.",
            number!(),
            "(?:\\.",
            number!(),
            tail!(),
            ")?)?) *"
        )
    };
}

/// A version of a package (<https://semver.org>).
pub(super) const VERSION: &str = concat!("^", number!(), "\\.", number!(), "\\.", number!(), tail!(), "$");
/// What Cargo takes as the version of a dependency.
pub(super) const REQUIREMENT: &str = concat!("^", comparator!(), "(?:,", comparator!(), ")*$");
/// A version of Rust, 1.90 or later: what is written compiles with no older one.
const RUST_VERSION: &str = "^1\\.(?:9[0-9]|[1-9][0-9]{2,5})(?:\\.(?:0|[1-9][0-9]{0,5}))?$";
/// The name of a client: it is a folder, and a crate unless `package` names that otherwise.
pub(super) const NAME: &str = "^[a-z][a-z0-9_-]{0,63}$";
/// What crates.io takes as a keyword.
const KEYWORD: &str = "^[A-Za-z0-9][A-Za-z0-9_+-]{0,19}$";
/// What has no line break and no other control character.
const LINE: &str = "^[^\\u0000-\\u001f\\u007f]+$";
const URL: &str = "^https?://[^\\u0000-\\u0020\\u007f]+$";

/// A name that becomes one of Rust's: its case follows what it names.
const IDENTIFIER: &str = "^[A-Za-z][A-Za-z0-9_]*$";

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
    Key {
        name: "path",
        docs: "The folder of the runtime, relative to this file.",
        kind: Kind::Matching(LINE, "../runtime"),
    },
    Key {
        name: "git",
        docs: "The repository of the runtime.",
        kind: Kind::Matching(LINE, "https://git.example/ferrosmith"),
    },
    Key { name: "rev", docs: "Which commit of `git`.", kind: Kind::Matching(LINE, "4c59b707") },
    Key { name: "tag", docs: "Which tag of `git`.", kind: Kind::Matching(LINE, "v0.1.0") },
    Key { name: "branch", docs: "Which branch of `git`.", kind: Kind::Matching(LINE, "main") },
    Key {
        name: "version",
        docs: "Which version of the runtime; the tool's own unless given.",
        kind: Kind::Matching(REQUIREMENT, "0.1"),
    },
    Key { name: "vendor", docs: "Write the runtime's sources beside the crates.", kind: Kind::Flag },
];

/// The keys of `[package]`, which a client may have as well.
pub(super) const PACKAGE: &[Key] = &[
    Key {
        name: "version",
        docs: "The version of the crate; 0.1.0 unless given.",
        kind: Kind::Matching(VERSION, "0.1.0"),
    },
    Key {
        name: "license",
        docs: "The crate's licence, as an SPDX expression.",
        kind: Kind::Matching(LINE, "Apache-2.0 OR MIT"),
    },
    Key {
        name: "repository",
        docs: "Where the crate's sources are.",
        kind: Kind::Matching(URL, "https://git.example/pets"),
    },
    Key {
        name: "authors",
        docs: "Who made it.",
        kind: Kind::List(&Kind::Matching(LINE, "Ada <ada@example.org>"), 1, 64),
    },
    Key {
        name: "keywords",
        docs: "At most five words to find the crate by.",
        kind: Kind::List(&Kind::Matching(KEYWORD, "pets"), 1, 5),
    },
    Key {
        name: "rust-version",
        docs: "The oldest Rust that compiles the crate; 1.90 unless given, and not below it.",
        kind: Kind::Matching(RUST_VERSION, "1.90"),
    },
    Key { name: "publish", docs: "Whether the crate may be published to a registry.", kind: Kind::Flag },
];

/// The keys that only a client has.
pub(super) const CLIENT: &[Key] = &[
    Key {
        name: "sources",
        docs: "What the API is made from, relative to this file. `*` stands for several files of one Smithy model. The \
               first entry is the authority, the others are held against it.",
        kind: Kind::List(&Kind::Matching(LINE, "pets/openapi.yaml"), 1, 1024),
    },
    Key {
        name: "overlays",
        docs: "Overlays (OpenAPI Overlay 1.1) that change the OpenAPI document, in their order; relative to this file.",
        kind: Kind::List(&Kind::Matching(LINE, "pets/fixes.overlay.yaml"), 1, 1024),
    },
    Key {
        name: "service",
        docs: "Which service of the Smithy sources, where they define several.",
        kind: Kind::Matching(LINE, "example.pets#Pets"),
    },
    Key {
        name: "validation",
        docs: "What `send()` checks before it sends, unless the client is built otherwise.",
        kind: Kind::OneOf(&[
            ("full", "every constraint"),
            ("required", "required members"),
            ("off", "nothing but what the path needs"),
        ]),
    },
    Key {
        name: "package",
        docs: "The name of the crate, if it is not the client's.",
        kind: Kind::Matching(NAME, "pets"),
    },
    Key { name: "description", docs: "One line about the crate.", kind: Kind::Text },
    Key {
        name: "include",
        docs: "The operations to write; all unless given. Each entry is an id, `METHOD /path`, `tag:NAME`, \
               `resource:NAME` or `deprecated`.",
        kind: Kind::List(&Kind::Matching(LINE, "tag:pets"), 1, 65_536),
    },
    Key {
        name: "exclude",
        docs: "The operations not to write, with entries as those of `include`. Types that nothing else uses go with \
               them.",
        kind: Kind::List(&Kind::Matching(LINE, "deprecated"), 1, 65_536),
    },
    Key { name: "rename", docs: "Other names, by those that `explain` shows.", kind: Kind::Table(RENAME) },
    Key {
        name: "pages",
        docs: "How operations are fetched page by page, where the description does not declare it.",
        kind: Kind::Map(&Kind::Ways(PAGES)),
    },
];

/// The keys of `rename`.
pub(super) const RENAME: &[Key] = &[
    Key {
        name: "operations",
        docs: "Operations, by their names: `getPetById = \"find_pet\"`.",
        kind: Kind::Map(&Kind::Matching(IDENTIFIER, "find_pet")),
    },
    Key {
        name: "types",
        docs: "Types, by their names: `Pet = \"Animal\"`.",
        kind: Kind::Map(&Kind::Matching(IDENTIFIER, "Animal")),
    },
    Key {
        name: "members",
        docs: "Members of structures and parameters of operations: `\"Pet.tag\" = \"label\"`.",
        kind: Kind::Map(&Kind::Matching(IDENTIFIER, "label")),
    },
    Key {
        name: "variants",
        docs: "Values of enums and variants of unions: `\"Status.1\" = \"Active\"`.",
        kind: Kind::Map(&Kind::Matching(IDENTIFIER, "Active")),
    },
];

/// The ways in which the pages of an operation follow each other.
pub(super) const PAGES: &[Way] = &[
    Way {
        keys: &[
            Key {
                name: "token",
                docs: "The parameter that takes the token of the next page.",
                kind: Kind::Matching(LINE, "cursor"),
            },
            Key {
                name: "next",
                docs: "The member of the output that contains the token of the next page; a path has dots.",
                kind: Kind::Matching(LINE, "meta.next"),
            },
            ITEMS,
            MORE,
            SIZE,
        ],
        required: &["next"],
    },
    Way {
        keys: &[
            Key {
                name: "page",
                docs: "The parameter that takes the number of the page. A page without items is the end.",
                kind: Kind::Matching(LINE, "page"),
            },
            Key {
                name: "first",
                docs: "The number of the first page; unless given, the default or minimum of the parameter, or 1.",
                kind: Kind::Number(0, 1),
            },
            ITEMS,
            MORE,
            SIZE,
        ],
        required: &["items"],
    },
    Way {
        keys: &[
            Key {
                name: "offset",
                docs: "The parameter that takes how many items come before the page. A page without items is the end.",
                kind: Kind::Matching(LINE, "offset"),
            },
            ITEMS,
            MORE,
            SIZE,
        ],
        required: &["items"],
    },
    Way {
        keys: &[
            Key {
                name: "url",
                docs: "The member of the output that contains the URL of the next page; a path has dots.",
                kind: Kind::Matching(LINE, "links.next"),
            },
            ITEMS,
            MORE,
            SIZE,
        ],
        required: &[],
    },
    Way {
        keys: &[
            Key {
                name: "link",
                docs: "The relation of the link to the next page in the header `Link` (RFC 8288).",
                kind: Kind::OneOf(&[("next", "the page after this one")]),
            },
            ITEMS,
            MORE,
            SIZE,
        ],
        required: &[],
    },
];

const ITEMS: Key = Key {
    name: "items",
    docs: "The member of the output that contains the items of a page; a path has dots.",
    kind: Kind::Matching(LINE, "pets"),
};

const MORE: Key = Key {
    name: "more",
    docs: "The member of the output that is false on the last page; a path has dots.",
    kind: Kind::Matching(LINE, "has_more"),
};

const SIZE: Key =
    Key { name: "size", docs: "The parameter that takes the size of a page.", kind: Kind::Matching(LINE, "limit") };
