//! Markdown line by line: code blocks are marked as no Rust, what stands between them is tidied.

use super::inline;

/// Tidies a text: it renders as before, and rustdoc finds no code to compile and nothing to warn of.
pub(super) fn tidy(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut prose = String::new();
    let mut lines = markdown.lines().map(str::trim_end).peekable();
    let mut in_list = false;
    let mut after_blank = true;
    while let Some(line) = lines.next() {
        if let Some(fence) = fence_of(line) {
            flush(&mut prose, &mut out);
            copy_fenced(line, fence, &mut lines, &mut out);
        } else if is_indented(line) && after_blank && !in_list {
            flush(&mut prose, &mut out);
            copy_indented(line, &mut lines, &mut out);
        } else {
            in_list = is_list_item(line) || in_list && (line.is_empty() || line.starts_with(' '));
            after_blank = line.is_empty();
            prose.push_str(line);
            prose.push('\n');
        }
    }
    flush(&mut prose, &mut out);
    collapse_blank_lines(&out)
}

fn flush(prose: &mut String, out: &mut String) {
    out.push_str(&inline::tidy(prose));
    prose.clear();
}

/// The characters that open a fenced block (CommonMark, "Fenced code blocks").
fn fence_of(line: &str) -> Option<&str> {
    let text = line.trim_start();
    let marker = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let fence = &text[..text.len() - text.trim_start_matches(marker).len()];
    let info = &text[fence.len()..];
    (fence.len() >= 3 && !(marker == '`' && info.contains('`'))).then_some(fence)
}

/// A fenced block up to its end, or to the end of the text. Without a language it would be taken for Rust, as would
/// one whose first word rustdoc knows.
fn copy_fenced<'l>(opening: &str, fence: &str, lines: &mut impl Iterator<Item = &'l str>, out: &mut String) {
    let indent = &opening[..opening.len() - opening.trim_start().len()];
    let language = opening.trim_start()[fence.len()..].trim();
    let word: String = language.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
    let known = ["", "rust", "rs", "should_panic", "no_run", "ignore", "compile_fail"].contains(&word.as_str());
    out.push_str(&format!("{indent}{fence}{}\n", if known { "text" } else { &word }));
    for line in lines {
        if line.trim_start().starts_with(fence) && line.trim().trim_start_matches(&fence[..1]).is_empty() {
            break;
        }
        out.push_str(line);
        out.push('\n');
    }
    out.push_str(&format!("{indent}{fence}\n"));
}

/// A code block by indentation becomes a fenced one.
fn copy_indented<'l>(first: &str, lines: &mut std::iter::Peekable<impl Iterator<Item = &'l str>>, out: &mut String) {
    out.push_str("```text\n");
    out.push_str(dedent(first));
    out.push('\n');
    while let Some(line) = lines.next_if(|line| is_indented(line)) {
        out.push_str(dedent(line));
        out.push('\n');
    }
    out.push_str("```\n");
}

fn is_indented(line: &str) -> bool {
    line.starts_with("    ") || line.starts_with('\t')
}

fn dedent(line: &str) -> &str {
    line.strip_prefix("    ").or_else(|| line.strip_prefix('\t')).unwrap_or(line)
}

fn is_list_item(line: &str) -> bool {
    let text = line.trim_start();
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < text.len() && (digits.starts_with(". ") || digits.starts_with(") "));
    numbered || text.starts_with("- ") || text.starts_with("* ") || text.starts_with("+ ")
}

/// One blank line is as good as several; none at the ends.
fn collapse_blank_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            blank = !out.is_empty();
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blank { "\n\n" } else { "\n" });
        }
        blank = false;
        out.push_str(line);
    }
    out
}
