//! Documentation of generated items: what the description says, and what it does not need to say.
//!
//! ```text
//! /// The name of the job.
//! ///
//! /// 1 to 63 characters matching `^[a-z]+$`.
//! ```

mod constraints;
mod fields;
mod inline;
mod markdown;
mod operations;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use constraints::{in_words, pattern_blocks};
pub(super) use fields::{field_docs, param_docs, setter_docs};
pub(super) use operations::{operation_docs, route};

/// Paragraphs of documentation, which become attributes of an item.
#[derive(Clone, Debug, Default)]
pub(super) struct Docs {
    lines: Vec<String>,
}

impl Docs {
    /// The description's own words; nothing where it has none.
    pub(super) fn of(text: &str) -> Self {
        Self { lines: markdown::clean(text) }
    }

    /// Adds a paragraph of ours, unless it is empty. It is wrapped, otherwise taken as it stands.
    pub(super) fn paragraph(&mut self, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.part();
            markdown::wrap(text, 0, &mut self.lines);
        }
        self
    }

    /// Adds lines of ours as they stand.
    pub(super) fn block(&mut self, lines: impl IntoIterator<Item = String>) -> &mut Self {
        self.part();
        self.lines.extend(lines);
        self
    }

    /// Adds an example that is compiled but not run; lines that begin with `# ` are not shown.
    pub(super) fn example(&mut self, lines: impl IntoIterator<Item = String>) -> &mut Self {
        self.block(["# Examples".to_owned(), String::new(), "```no_run".to_owned()]);
        self.lines.extend(lines);
        self.lines.push("```".to_owned());
        self
    }

    /// Adds an example that is run.
    pub(super) fn test(&mut self, lines: impl IntoIterator<Item = String>) -> &mut Self {
        self.block(["# Examples".to_owned(), String::new(), "```".to_owned()]);
        self.lines.extend(lines);
        self.lines.push("```".to_owned());
        self
    }

    /// Adds a list of ours under its heading, unless it is empty. Items are wrapped.
    pub(super) fn list(&mut self, heading: &str, items: &[String]) -> &mut Self {
        if !items.is_empty() {
            self.block([heading.to_owned(), String::new()]);
            for item in items {
                markdown::wrap(&format!("- {item}"), 2, &mut self.lines);
            }
        }
        self
    }

    /// Adds the paragraphs of another.
    pub(super) fn append(&mut self, other: &Docs) -> &mut Self {
        if other.lines.is_empty() { self } else { self.block(other.lines.iter().cloned()) }
    }

    /// The first paragraph, on one line; none where the documentation begins with something else. The flag says whether
    /// there is more.
    pub(super) fn first_paragraph(&self) -> (Option<String>, bool) {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.trim()).take_while(|line| !line.is_empty()).collect();
        let paragraph = lines.join(" ");
        (is_prose(&paragraph).then_some(paragraph), lines.len() < self.lines.len())
    }

    /// The documentation as Markdown.
    pub(super) fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// Whether there is nothing to read.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    fn part(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    /// The documentation as `///` lines.
    pub(super) fn outer(&self) -> TokenStream {
        let lines = self.lines.iter().map(|line| spaced(line));
        quote!(#(#[doc = #lines])*)
    }

    /// The documentation as `//!` lines.
    pub(super) fn inner(&self) -> TokenStream {
        let lines = self.lines.iter().map(|line| spaced(line));
        quote!(#(#![doc = #lines])*)
    }
}

/// The first sentence of a text, on one line, as Markdown.
pub(super) fn first_sentence(text: &str) -> Option<String> {
    let lines = markdown::clean(text);
    let paragraph: Vec<&str> = lines.iter().map(|line| line.trim()).take_while(|line| !line.is_empty()).collect();
    let paragraph = paragraph.join(" ");
    if !is_prose(&paragraph) {
        return None;
    }
    let end = paragraph.find(". ").map_or(paragraph.len(), |end| end + 1);
    Some(paragraph[..end].to_owned())
}

/// Whether a paragraph is neither a list nor a table, a heading or code.
fn is_prose(paragraph: &str) -> bool {
    let is_text = paragraph.starts_with(|letter: char| letter.is_alphanumeric() || "\\`*_<[(\"".contains(letter));
    is_text && !paragraph.starts_with("```") && !markdown::is_marked(paragraph)
}

/// Text of a description as plain text on one line, for places that take no Markdown.
pub(super) fn plain_line(text: &str) -> String {
    let parted: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    inline::visible(&parted).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text of a description as a code span, whatever backticks it holds.
pub(crate) fn code_span(text: &str) -> String {
    let text = plain_line(&inline::visible(text));
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') || text.is_empty() { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// The name of a service within a sentence: as it is where it reads as words, else as code.
pub(super) fn title(text: &str) -> String {
    let is_plain =
        |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '.' | ',' | '/' | '&' | '\'');
    if text.chars().all(is_plain) && text.contains(char::is_alphanumeric) {
        return plain_line(text);
    }
    code_span(text)
}

/// The indefinite article of a name.
pub(super) fn article(name: &str) -> &'static str {
    if name.starts_with(['A', 'E', 'I', 'O']) { "an" } else { "a" }
}

/// The value that the service assumes, in a sentence.
pub(super) fn assumed(value: &serde_json::Value) -> String {
    const LONGEST: usize = 200;
    let text = value.as_str().filter(|text| !text.is_empty()).map_or_else(|| value.to_string(), str::to_owned);
    if text.chars().count() > LONGEST {
        return "The service has a default, which is too long to be shown here.".to_owned();
    }
    format!("By default {}.", code_span(&text))
}

fn spaced(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}
