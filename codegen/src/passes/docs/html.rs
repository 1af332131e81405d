//! HTML to Markdown, by an HTML parser.

use htmd::HtmlToMarkdown;
use htmd::options::{BrStyle, BulletListMarker, LinkStyle, Options};

/// Tags that begin a piece of documentation that is HTML as a whole. `fullname`, `note` and `important` are AWS's own.
const BLOCKS: [&str; 17] = [
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "pre",
    "table",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "section",
    "html",
    "fullname",
    "note",
    "important",
];

/// How deep elements may nest; the converter would go as deep as the document.
const DEEPEST: usize = 200;

/// Whether a text is HTML rather than Markdown.
pub(super) fn is_html(docs: &str) -> bool {
    let name = docs.strip_prefix('<').map(tag_name).unwrap_or_default();
    BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name)) && depth(docs) <= DEEPEST
}

/// The name at the head of what follows a `<` or `</`.
fn tag_name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// The greatest number of elements that are open at one place, at most.
fn depth(docs: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for tag in docs.split('<').skip(1) {
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            open += 1;
            deepest = deepest.max(open);
        }
    }
    deepest
}

/// The HTML parser with its rules.
pub(super) struct Converter(HtmlToMarkdown);

impl Converter {
    pub(super) fn new() -> Self {
        let options = Options {
            br_style: BrStyle::Backslash,
            link_style: LinkStyle::InlinedPreferAutolinks,
            bullet_list_marker: BulletListMarker::Dash,
            ul_bullet_spacing: 1,
            ol_number_spacing: 1,
            ..Options::default()
        };
        Self(HtmlToMarkdown::builder().options(options).skip_tags(vec!["script", "style"]).build())
    }

    /// The text as Markdown. Unclosed elements are closed, unknown ones are dropped around their content.
    pub(super) fn convert(&self, docs: &str) -> String {
        // It reads from memory; there is nothing that could fail.
        self.0.convert(docs).unwrap_or_else(|_| docs.to_owned())
    }
}
