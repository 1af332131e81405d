//! What the commands say: diagnostics and progress on standard error, coloured only on a terminal.

use std::io::IsTerminal;

use ferrosmith_codegen::diagnostics::{Diagnostics, Level, Sources};

/// Prints findings, and a line that counts them.
pub fn diagnostics(diagnostics: &Diagnostics, sources: &Sources) {
    if diagnostics.is_empty() {
        return;
    }
    eprint!("{}", diagnostics.render(sources, std::io::stderr().is_terminal()));
    let count = |level| diagnostics.iter().filter(|item| item.level == level).count();
    let parts: Vec<String> = [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Note, "note")]
        .into_iter()
        .map(|(level, word)| (count(level), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}{}", if count == 1 { "" } else { "s" }))
        .collect();
    eprintln!("{}", parts.join(", "));
}

/// Says on a terminal what is being done; in a pipe nothing.
pub fn progress(line: &str) {
    if std::io::stderr().is_terminal() {
        eprintln!("{line}");
    }
}
