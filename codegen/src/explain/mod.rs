//! What a code means: its summary, the smallest input in which it is found, and what is reported there; and the
//! reference page of an operation.

mod page;

pub use page::page;

use crate::description::Description;
use crate::diagnostics::codes::Example;
use crate::diagnostics::{Code, Diagnostics, Sources};

/// Explains a code to a person, as Markdown that reads as plain text.
pub fn explain(code: &Code) -> String {
    let mut text = format!("{}[{}]: {}\n", code.level.name(), code.name, code.summary.trim());
    if let Some(example) = &code.example {
        text += &format!("\nThe smallest `{}` in which it is found:\n\n{}", example.name, indented(example.text));
        let (sources, diagnostics) = examine(example);
        if diagnostics.iter().any(|finding| finding.code == code) {
            text += &format!("\nThe report on it:\n\n{}", indented(diagnostics.render(&sources, false).trim_end()));
        }
    }
    text
}

/// Runs the pipeline over an example, as far as it goes without a disk.
pub fn examine(example: &Example) -> (Sources, Diagnostics) {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let id = sources.add(example.name, example.text);
    if example.name.ends_with(".toml") {
        crate::clients::read(&sources, id, &mut diagnostics);
    } else {
        let description = Description::of(&sources, vec![id]);
        crate::lint(&[description], None, &sources, &mut diagnostics);
    }
    (sources, diagnostics)
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Level, codes};

    /// Found in inputs too large to be shown, with a choice beside the text, or on a disk; there are tests of each.
    const WITHOUT_EXAMPLE: [&codes::Code; 19] = [
        &codes::CONFLICTING_FILE,
        &codes::DEEP_NESTING,
        &codes::FAILED_COMMAND,
        &codes::INVALID_JSON_PATH,
        &codes::INVALID_OVERLAY,
        &codes::OVERSIZED_ALIASES,
        &codes::OVERSIZED_DOCUMENT,
        &codes::OVERSIZED_KEYS,
        &codes::OVERSIZED_MIXINS,
        &codes::OVERSIZED_MODEL,
        &codes::STALE_FILE,
        &codes::UNACCEPTED_DISAGREEMENTS,
        &codes::UNUSED_WEBHOOKS,
        &codes::UNDECIDED_PATTERN,
        &codes::UNRESOLVED_CLIENT,
        &codes::UNRESOLVED_OVERLAY_TARGET,
        &codes::UNSUPPORTED_WAITER,
        &codes::UNUSED_CRATE,
        &codes::UNWRITTEN_CRATE,
    ];

    /// A net under mistakes of our own, so that they end in a finding and not in a panic: both front ends define every
    /// type that they declare.
    const OURS: [&codes::Code; 1] = [&codes::UNDEFINED_TYPE];

    #[test]
    fn every_code_is_found_in_its_example() {
        let mut wrong = Vec::new();
        for code in codes::all().into_iter().filter(|code| !OURS.contains(code)) {
            let Some(example) = &code.example else {
                assert!(WITHOUT_EXAMPLE.contains(&code), "`{}` has no example", code.name);
                continue;
            };
            // The list of clients is read together with files; the command line's tests run these examples.
            if example.name.ends_with(".toml") {
                continue;
            }
            let (_, diagnostics) = examine(example);
            let found: Vec<_> = diagnostics.iter().map(|finding| (finding.code.name, finding.level)).collect();
            let grave = found.iter().filter(|(name, level)| *level > Level::Note || *name == code.name);
            if !grave.clone().all(|one| *one == (code.name, code.level)) || grave.count() == 0 {
                wrong.push((code.name, found));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn names_are_unique_and_in_kebab_case() {
        let codes = codes::all();
        for pair in codes.windows(2) {
            assert_ne!(pair[0].name, pair[1].name);
        }
        for code in codes {
            let is_kebab = |letter: char| letter.is_ascii_lowercase() || letter == '-';
            assert!(code.name.chars().all(is_kebab) && code.summary.trim().ends_with('.'), "{}", code.name);
            assert_eq!(codes::find(code.name), Some(code));
        }
    }

    #[test]
    fn explains_with_example_and_report() {
        let text = explain(&codes::UNRESOLVED_TARGET);
        assert!(text.starts_with("error[unresolved-target]: A member"), "{text}");
        assert!(
            text.contains("\n    structure Pet {\n") && text.contains("--> unresolved-target.smithy:5:11"),
            "{text}"
        );
    }
}
