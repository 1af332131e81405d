//! What the commands print: results on standard output, diagnostics and progress on standard error.
//!
//! Whoever reads may have gone: a closed pipe is no error, and the rest is printed to nobody. Whatever else keeps a
//! line from being written (a full disk) makes the exit code 2.

use std::fmt;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use ferrosmith_codegen::diagnostics::{Code, Diagnostics, Format, Level, Sources, codes};

/// Format of diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum MessageFormat {
    /// Text in the style of rustc, on stderr
    #[default]
    Human,
    /// One JSON object per line, on stdout
    Json,
    /// GitHub Actions workflow commands, on stdout
    Github,
}

/// Why a command cannot be run, with what may help.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: &'static Code,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// How the tool was called, and where it prints.
#[derive(Debug)]
pub struct Shell {
    /// The command that users type before the name of a subcommand: `ferrosmith`, `cargo xtask`.
    pub program: &'static str,
    format: MessageFormat,
    color: bool,
    /// Whether something could not be written to standard error, and not because its reader has gone.
    failed: AtomicBool,
}

impl Shell {
    /// The shell of a program that users call by this name.
    pub fn new(program: &'static str, format: MessageFormat) -> Self {
        let is_terminal = io::stderr().is_terminal();
        let color =
            has_color(is_terminal, |name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()));
        Self { program, format, color, failed: AtomicBool::new(false) }
    }

    /// Whether results on standard output are coloured.
    pub fn colors_output(&self) -> bool {
        let variable = |name: &str| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
        has_color(io::stdout().is_terminal(), variable)
    }

    /// Prints a result to standard output.
    ///
    /// # Errors
    /// Standard output takes no more, for another reason than that its reader has gone.
    pub fn print(&self, text: &str) -> Result<()> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(error).context("cannot write to standard output")
            }
            _ => Ok(()),
        }
    }

    /// Prints a line about what happened to standard error.
    pub fn status(&self, line: &str) {
        let mut out = io::stderr().lock();
        if let Err(error) = out.write_all(format!("{line}\n").as_bytes())
            && error.kind() != ErrorKind::BrokenPipe
        {
            self.failed.store(true, Ordering::Relaxed);
        }
    }

    /// Whether findings are printed for people, and not for programs that read standard output.
    pub(crate) fn is_for_people(&self) -> bool {
        self.format == MessageFormat::Human
    }

    /// Prints why a command cannot be run.
    pub(crate) fn failure(&self, error: &anyhow::Error) -> Result<()> {
        let failure = error.downcast_ref::<Failure>();
        let code = failure.map_or(&codes::FAILED_COMMAND, |failure| failure.code);
        let mut diagnostics = Diagnostics::new();
        let finding = diagnostics.push(Level::Error, code, None, format!("{error:#}"));
        if let Some(hint) = failure.and_then(|failure| failure.hint.as_ref()) {
            finding.hint(hint);
        }
        match self.format {
            MessageFormat::Human => {
                self.status(diagnostics.render(&Sources::new(), self.color).trim_end());
                Ok(())
            }
            MessageFormat::Json | MessageFormat::Github => self.diagnostics(&diagnostics, &Sources::new()),
        }
    }

    /// Prints on a terminal what is being done; in a pipe nothing.
    pub fn progress(&self, line: &str) {
        progress(line);
    }

    /// Prints findings, and a line that counts them.
    ///
    /// # Errors
    ///
    /// The stream that they are printed to is closed.
    pub fn diagnostics(&self, diagnostics: &Diagnostics, sources: &Sources) -> Result<()> {
        if diagnostics.is_empty() {
            return Ok(());
        }
        match self.format {
            MessageFormat::Human => {
                self.status(diagnostics.render(sources, self.color).trim_end());
                self.status(&format!("\n{}", count(diagnostics)));
                Ok(())
            }
            MessageFormat::Json => self.print(&diagnostics.render_as(Format::Json, sources)),
            MessageFormat::Github => self.print(&diagnostics.render_as(Format::Github, sources)),
        }
    }

    /// Whether everything that was to be printed to standard error has been.
    pub(crate) fn is_sound(&self) -> bool {
        !self.failed.load(Ordering::Relaxed)
    }
}

/// Prints on a terminal what is being done; in a pipe nothing.
pub fn progress(line: &str) {
    let mut out = io::stderr().lock();
    if out.is_terminal() {
        // A terminal that has gone misses nothing.
        let _ = writeln!(out, "{line}");
    }
}

/// Prints the help that was asked for, or what is wrong with a command line; gives the exit code.
pub(crate) fn usage(usage: &clap::Error) -> u8 {
    let printed = match usage.print() {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        printed => printed.and_then(|()| io::stdout().flush()),
    };
    if printed.is_ok() && usage.exit_code() == 0 { 0 } else { 2 }
}

/// `2 errors, 1 warning`
fn count(diagnostics: &Diagnostics) -> String {
    let count = |level| diagnostics.iter().filter(|item| item.level == level).count();
    let parts: Vec<String> = [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Note, "note")]
        .into_iter()
        .filter(|(level, _)| count(*level) > 0)
        .map(|(level, word)| plural(count(level), word))
        .collect();
    parts.join(", ")
}

/// `1 file`, `2 files`
pub(crate) fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// Whether diagnostics are coloured: `NO_COLOR` (<https://no-color.org>) forbids it, `CLICOLOR_FORCE` requires it
/// (<https://bixense.com/clicolors>), and else a terminal that is not dumb has it.
fn has_color(is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
    if is_set("NO_COLOR") {
        return false;
    }
    if variable("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0") {
        return true;
    }
    is_terminal
        && variable("TERM").is_none_or(|term| term != "dumb")
        && variable("CLICOLOR").is_none_or(|value| value != "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether standard error is a terminal, the environment, and whether colours are expected.
    type Case = (bool, &'static [(&'static str, &'static str)], bool);

    #[test]
    fn colors_follow_the_environment() {
        let cases: [Case; 9] = [
            (true, &[], true),
            (false, &[], false),
            (true, &[("NO_COLOR", "1")], false),
            (true, &[("NO_COLOR", "")], true),
            (true, &[("TERM", "dumb")], false),
            (true, &[("CLICOLOR", "0")], false),
            (false, &[("CLICOLOR_FORCE", "1")], true),
            (false, &[("CLICOLOR_FORCE", "0")], false),
            (false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        ];
        for (is_terminal, environment, expected) in cases {
            let variable =
                |name: &str| environment.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(has_color(is_terminal, variable), expected, "{is_terminal} {environment:?}");
        }
    }
}
