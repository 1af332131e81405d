//! The lists beside the code: which rules stand for a check, and where we differ on purpose.

use anyhow::{Context, Result, ensure};

/// Which of our rules stand for the checks of another tool.
pub(super) struct Mapping {
    lines: Vec<(Glob, Vec<Glob>)>,
}

impl Mapping {
    pub(super) fn parse(text: &str) -> Result<Self> {
        let line = |line: &str| {
            let (check, rules) = line.split_once('|').with_context(|| format!("no `|` in `{line}`"))?;
            Ok((Glob::of(check.trim()), rules.split_whitespace().map(Glob::of).collect()))
        };
        Ok(Self { lines: lines(text).map(line).collect::<Result<_>>()? })
    }

    /// The rules of the first line that fits a check.
    pub(super) fn rules(&self, check: &str) -> Option<&[Glob]> {
        self.lines.iter().find(|(glob, _)| glob.matches(check)).map(|(_, rules)| rules.as_slice())
    }

    /// Whether a rule is among those of a check.
    pub(super) fn has(&self, check: &str, rule: &str) -> bool {
        self.rules(check).is_some_and(|rules| rules.iter().any(|glob| glob.matches(rule)))
    }
}

/// Where we differ from other tools on purpose, each with our verdict and a reason.
pub(super) struct Differences {
    entries: Vec<Difference>,
}

struct Difference {
    line: String,
    check: Glob,
    test: Glob,
    verdict: String,
    uses: usize,
}

impl Differences {
    pub(super) fn parse(text: &str) -> Result<Self> {
        let entry = |line: &str| {
            let parts: Vec<&str> = line.split('|').map(str::trim).collect();
            let [what, verdict, reason] = parts[..] else {
                anyhow::bail!("not `check @ test | verdict | reason`: {line}")
            };
            ensure!(!reason.is_empty(), "no reason: {line}");
            let (check, test) = what.split_once(" @ ").unwrap_or((what, "*"));
            let (check, test) = (Glob::of(check.trim()), Glob::of(test.trim()));
            Ok(Difference { line: what.to_owned(), check, test, verdict: verdict.to_owned(), uses: 0 })
        };
        Ok(Self { entries: lines(text).map(entry).collect::<Result<_>>()? })
    }

    /// Whether a case may have this verdict for a check.
    pub(super) fn allows(&mut self, check: &str, test: &str, verdict: &str) -> bool {
        let fits = |entry: &&mut Difference| {
            entry.check.matches(check) && entry.test.matches(test) && entry.verdict == verdict
        };
        self.entries.iter_mut().find(fits).map(|entry| entry.uses += 1).is_some()
    }

    pub(super) fn stale(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter(|entry| entry.uses == 0).map(|entry| entry.line.as_str())
    }

    pub(super) fn used(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter(|entry| entry.uses > 0).map(|entry| entry.line.as_str())
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A name with `*` for any text and `{a,b}` for one of several.
pub(super) struct Glob(Vec<Vec<String>>);

impl Glob {
    pub(super) fn of(text: &str) -> Self {
        Self(alternatives(text).iter().map(|text| text.split('*').map(str::to_owned).collect()).collect())
    }

    pub(super) fn matches(&self, name: &str) -> bool {
        self.0.iter().any(|pieces| fits(pieces, name))
    }
}

fn alternatives(text: &str) -> Vec<String> {
    let Some((head, rest)) = text.split_once('{') else { return vec![text.to_owned()] };
    let Some((choices, tail)) = rest.split_once('}') else { return vec![text.to_owned()] };
    let tails = alternatives(tail);
    choices.split(',').flat_map(|choice| tails.iter().map(move |tail| format!("{head}{choice}{tail}"))).collect()
}

/// Whether a name is made of pieces with any text between them.
fn fits(pieces: &[String], name: &str) -> bool {
    let Some((first, rest)) = pieces.split_first() else { return name.is_empty() };
    let Some(mut name) = name.strip_prefix(first.as_str()) else { return false };
    let Some((last, middle)) = rest.split_last() else { return name.is_empty() };
    for piece in middle {
        match name.find(piece.as_str()) {
            Some(start) => name = &name[start + piece.len()..],
            None => return false,
        }
    }
    name.ends_with(last.as_str())
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn globs_have_stars_and_alternatives() {
        let glob = Glob::of("{request,response}-*-{added,removed}");
        for (name, fits) in [
            ("request-body-added", true),
            ("response-a-b-removed", true),
            ("request-added", false),
            ("response-body-changed", false),
        ] {
            assert_eq!(glob.matches(name), fits, "{name}");
        }
        assert!(Glob::of("*").matches("") && Glob::of("a").matches("a") && !Glob::of("a").matches("ab"));
    }
}
