//! Findings, and what collects those of a stage.

use std::borrow::Cow;
use std::collections::HashSet;

use super::codes::Code;
use super::grafts::Grafts;
use super::level::Level;
use super::origin::Origin;

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub level: Level,
    /// What kind of finding it is.
    pub code: &'static Code,
    /// What is wrong, in lower case, the thing in backticks.
    pub message: String,
    /// Where; absent only for findings about no file at all.
    pub origin: Option<Origin>,
    /// Other places that belong to it: "first defined here".
    pub related: Vec<(Origin, String)>,
    /// What to do about it.
    pub hint: Option<String>,
    /// Whether its places are those of the text, whatever version of the document there is now.
    pub(super) is_settled: bool,
}

impl Diagnostic {
    /// Adds advice.
    pub fn hint(&mut self, hint: impl Into<String>) -> &mut Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds a second place with a word about it.
    pub fn related(&mut self, origin: &Origin, label: impl Into<String>) -> &mut Self {
        self.related.push((origin.clone(), label.into()));
        self
    }
}

/// The findings of a stage, in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
    suppressed: HashSet<(Origin, String)>,
    grafts: Grafts,
}

impl Diagnostics {
    /// No findings yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Records an error at a place.
    pub fn error(&mut self, code: &'static Code, origin: &Origin, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Level::Error, code, Some(origin.clone()), message.into())
    }

    /// Records a warning at a place.
    pub fn warning(&mut self, code: &'static Code, origin: &Origin, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Level::Warning, code, Some(origin.clone()), message.into())
    }

    /// Records a remark at a place.
    pub fn note(&mut self, code: &'static Code, origin: &Origin, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Level::Note, code, Some(origin.clone()), message.into())
    }

    /// Records a finding whose level or origin was computed.
    pub fn push(
        &mut self,
        level: Level,
        code: &'static Code,
        origin: Option<Origin>,
        message: String,
    ) -> &mut Diagnostic {
        let message = shortened(message);
        let diagnostic =
            Diagnostic { level, code, message, origin, related: Vec::new(), hint: None, is_settled: false };
        self.items.push(diagnostic);
        let last = self.items.len() - 1;
        &mut self.items[last]
    }

    /// Notes that a description knows of a finding at a place and wants to hear no more of it.
    pub fn suppress(&mut self, code: impl Into<String>, origin: &Origin) {
        self.suppressed.insert((origin.clone(), code.into()));
    }

    /// Forgets the findings that descriptions want to hear no more of. Errors are no matter of taste: they stay.
    pub fn forget_suppressed(&mut self) {
        let Self { items, suppressed, .. } = self;
        items.retain(|item| {
            let known =
                item.origin.clone().is_some_and(|origin| suppressed.contains(&(origin, item.code.name.to_owned())));
            item.level == Level::Error || !known
        });
    }

    /// Makes errors of all warnings, for callers to whom nothing may be lost.
    pub fn deny_warnings(&mut self) {
        for item in self.items.iter_mut().filter(|item| item.level == Level::Warning) {
            item.level = Level::Error;
        }
    }

    /// Makes warnings of the errors of a kind, for a language that allows what another forbids.
    pub(crate) fn tolerate(&mut self, code: &'static Code) {
        for item in self.items.iter_mut().filter(|item| item.code == code && item.level == Level::Error) {
            item.level = Level::Warning;
        }
    }

    /// Drops the findings of a kind, for a caller that looks for them itself.
    pub(crate) fn discard(&mut self, code: &'static Code) {
        self.items.retain(|item| item.code != code);
    }

    /// Drops everything that is no error.
    pub(crate) fn retain_errors(&mut self) {
        self.items.retain(|item| item.level == Level::Error);
    }

    /// Notes that what seems to stand at one place, and everything below, was written at another.
    pub(crate) fn graft(&mut self, at: &Origin, from: &Origin) {
        self.grafts.add(at, from);
    }

    /// Where parts of the documents were written.
    pub(super) fn grafts(&self) -> &Grafts {
        &self.grafts
    }

    /// Begins another version of the documents: the places of what was found so far are those of the version before.
    pub(crate) fn settle(&mut self) {
        self.items = self.located().into_owned().items;
        self.items.iter_mut().for_each(|item| item.is_settled = true);
        self.grafts.begin_version();
    }

    /// Appends the findings of another collector.
    pub fn append(&mut self, other: Diagnostics) {
        self.items.extend(other.items);
        self.suppressed.extend(other.suppressed);
        self.grafts.append(other.grafts);
    }

    /// Whether anything forbids to go on.
    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|item| item.level == Level::Error)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The findings, in the order in which they were made.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.items.iter()
    }

    /// The warnings that descriptions do want to hear of, each at the place where its subject was written.
    pub(crate) fn warnings(&self) -> Vec<Diagnostic> {
        let mut wanted = self.clone();
        wanted.forget_suppressed();
        let located = wanted.located();
        located.iter().filter(|item| item.level == Level::Warning).cloned().collect()
    }

    /// The findings, each at the place where its subject was written.
    pub(super) fn located(&self) -> Cow<'_, Self> {
        if self.grafts.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut located = self.clone();
        for item in located.items.iter_mut().filter(|item| !item.is_settled) {
            let places = item.origin.iter_mut().chain(item.related.iter_mut().map(|(origin, _)| origin));
            places.for_each(|origin| *origin = self.grafts.source_of(origin));
        }
        Cow::Owned(located)
    }
}

/// What a person reads of a message: names and patterns of a description, which it quotes, have any length.
fn shortened(mut message: String) -> String {
    const LONGEST: usize = 4_000;
    if let Some((cut, _)) = message.char_indices().nth(LONGEST) {
        message.truncate(cut);
        message.push('…');
    }
    message
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(items: I) -> Self {
        Self { items: items.into_iter().collect(), ..Self::default() }
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}
