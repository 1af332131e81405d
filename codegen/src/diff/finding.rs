//! One change, and what it means.

use serde::{Serialize, Serializer};

use super::rules::Rule;
use crate::diagnostics::Origin;
use crate::rust::Subject;

/// What a change means for messages between old clients and the new service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wire {
    /// Nothing.
    #[default]
    None,
    /// Old clients go on as before.
    Compatible,
    /// It depends on data, on the tolerance of the other side, or was not decided.
    Potential,
    /// Some old clients fail.
    Breaking,
}

/// What a change means for code that calls the crate, as a step of its version (<https://semver.org>).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rust {
    /// The crate says and does the same.
    #[default]
    None,
    /// Every public item has its signature; some do something else.
    Patch,
    /// Something is new; all callers compile.
    Minor,
    /// Some callers do not compile, or compile into another call: a constructor that takes the same types in another order.
    Major,
}

/// The messages in which a change shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Directions {
    /// In requests.
    pub request: bool,
    /// In responses, errors and events that are received.
    pub response: bool,
}

impl Directions {
    /// Requests alone.
    pub const REQUEST: Self = Self { request: true, response: false };
    /// Responses alone.
    pub const RESPONSE: Self = Self { request: false, response: true };
    /// Neither: no operation reaches it.
    pub const NEITHER: Self = Self { request: false, response: false };
    /// Both.
    pub const BOTH: Self = Self { request: true, response: true };

    /// Those of either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self { request: self.request || other.request, response: self.response || other.response }
    }

    /// Those of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { request: self.request && other.request, response: self.response && other.response }
    }
}

/// A value that one side allows and the other does not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Witness {
    /// The value; a text without quotes.
    pub value: String,
    /// Whether it is the base that allows it.
    pub is_lost: bool,
}

/// What became of a public item of the crate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemChange {
    /// Its declaration in the base's crate; none where it is new.
    pub before: Option<String>,
    /// Its declaration in the head's crate; none where it is gone.
    pub after: Option<String>,
    /// What that means for callers.
    pub verdict: Rust,
    /// What of the descriptions the item was made from, by the names of both sides.
    #[serde(skip)]
    pub subjects: Vec<Subject>,
    /// The named types of its signature, those included whose names it does not show.
    #[serde(skip)]
    pub through: Vec<String>,
    /// A few lines of a caller's program that compile with the base's crate and not with the head's; none but for a
    /// major change.
    pub program: Option<String>,
    /// How well the program shows what changed; less is better.
    #[serde(skip)]
    pub(super) rank: u8,
    /// The path of the item, in both crates.
    pub path: String,
    /// Whether it is a function that sends a request and gives the response.
    #[serde(skip)]
    pub is_output: bool,
    /// Whether it is a constructor that takes the same members in another order.
    #[serde(skip)]
    pub is_reordered: bool,
    /// Whether that order has the same types, so that callers compile and pass each value as another member: major, though
    /// no program shows it.
    #[serde(skip)]
    pub is_swapped: bool,
}

/// One change.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// The kind of change.
    #[serde(serialize_with = "rule_id")]
    pub rule: &'static Rule,
    /// The root of the change, by the names of the head; by those of the base where it is gone.
    #[serde(skip)]
    pub subject: Subject,
    /// The place within the root, for people: `Tag.key[]`.
    pub place: String,
    /// What has changed, in one sentence without a full stop.
    pub message: String,
    /// The normalised form before.
    pub before: Option<String>,
    /// The normalised form after.
    pub after: Option<String>,
    /// Where it was written in the base.
    #[serde(skip)]
    pub base: Option<Origin>,
    /// Where it is written in the head; the nearest surviving ancestor of what is gone.
    #[serde(skip)]
    pub head: Option<Origin>,
    /// The messages in which it shows.
    pub directions: Directions,
    /// What it means for requests.
    pub request: Wire,
    /// What it means for responses.
    pub response: Wire,
    /// Why it has that verdict, where there is more to it than the rule's own reason.
    pub reason: Option<String>,
    /// Values that show it.
    pub witnesses: Vec<Witness>,
    /// Whether validators of crates already out there reject values that are legal now; a witness is among the gained.
    pub validators: bool,
    /// The public items of the crate that changed with it.
    pub items: Vec<ItemChange>,
    /// What it means for callers of the crate.
    pub rust: Rust,
    /// The operations that it affects, by the names of the head where they have one; sorted.
    pub operations: Vec<String>,
    /// Whether any operation reaches it.
    pub is_reachable: bool,
    /// Lines of a consumer that meet it, where one was looked at: `src/jobs.rs:41`.
    pub hits: Vec<String>,
}

impl Finding {
    /// What it means for messages, in the worse direction.
    pub fn wire(&self) -> Wire {
        self.request.max(self.response)
    }

    /// Whether messages break and the compiler accepts all old callers: a breaking change on the wire without a major
    /// one in Rust. The narrow case is that the crate stays as it is (`Rust::None`); where a public item only does
    /// something else (`Patch`) or is new (`Minor`), callers learn as little of it.
    pub fn is_silent(&self) -> bool {
        self.wire() == Wire::Breaking && self.rust < Rust::Major
    }

    /// A few lines of a caller's program that compile with the base's crate and not with the head's; none but for a
    /// major change.
    pub fn program(&self) -> Option<&str> {
        let shown = self.items.iter().filter_map(|item| Some((item.rank, item.program.as_deref()?)));
        shown.min_by_key(|(rank, _)| *rank).map(|(_, program)| program)
    }

    /// Whether it is about words for people alone.
    pub fn is_documentation(&self) -> bool {
        self.rule.id == "documentation-changed"
    }

    /// Why it has its verdict on the wire.
    pub fn why(&self) -> &str {
        self.reason.as_deref().unwrap_or(self.rule.why)
    }

    /// Twelve hexadecimal digits that stay the same while the change does, whatever its words and lines.
    pub fn fingerprint(&self) -> String {
        let parts =
            [self.rule.id, &self.place, self.before.as_deref().unwrap_or(""), self.after.as_deref().unwrap_or("")];
        format!("{:012x}", fnv(parts) & 0xffff_ffff_ffff)
    }
}

/// FNV-1a (RFC 9923), with a byte that no text holds between parts.
fn fnv<'a>(parts: impl IntoIterator<Item = &'a str>) -> u64 {
    let bytes = parts.into_iter().flat_map(|part| part.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

// The signature is that of `serialize_with`.
#[expect(clippy::trivially_copy_pass_by_ref)]
fn rule_id<S: Serializer>(rule: &&'static Rule, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rule.id)
}
