//! How long the files and functions of the project's own source are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::line::{Limit, Line, median};
use crate::single;
use ferrosmith::disk;

/// Something with a length: a file or a function.
struct Sized {
    name: String,
    lines: usize,
}

pub(super) fn measure() -> Result<Vec<Line>> {
    let repository = single::repository();
    let (mut files, mut functions) = (Vec::new(), Vec::new());
    for part in ["codegen", "runtime", "xtask"] {
        for path in sources(&repository.join(part).join("src"))? {
            let text = disk::read(&path)?;
            let name = path.strip_prefix(&repository).unwrap_or(&path).display().to_string();
            functions.extend(self::functions(&name, &text));
            files.push(Sized { name, lines: text.lines().count() });
        }
    }
    let [median, longest] = lines("source files", &files, 150.0, 500.0);
    let [median_function, longest_function] = lines("functions", &functions, 15.0, 80.0);
    Ok(vec![median, longest, median_function, longest_function])
}

fn lines(things: &str, found: &[Sized], middle: f64, most: f64) -> [Line; 2] {
    let longest = found.iter().max_by_key(|one| one.lines);
    let (name, length) = longest.map_or(("none", 0), |one| (one.name.as_str(), one.lines));
    let middle_length = median(found.iter().map(|one| one.lines as f64));
    [
        Line::new(&format!("{things}, median lines"), Limit::AtMost(middle), middle_length)
            .details(format!("{} {things}", found.len())),
        Line::new(&format!("{things}, longest"), Limit::AtMost(most), length as f64).details(name),
    ]
}

/// Every Rust file below a folder.
fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let pattern = folder.join("**/*.rs");
    let paths = glob::glob(&pattern.to_string_lossy()).context("cannot list the sources")?;
    Ok(paths.filter_map(Result::ok).collect())
}

/// The functions of a file, from the line of their name to the line of their last brace.
///
/// Found by the layout that rustfmt gives them: the last brace stands below the first word.
fn functions(file: &str, text: &str) -> Vec<Sized> {
    let lines: Vec<&str> = text.lines().collect();
    let starts = (0..lines.len()).filter_map(|at| Some((at, function_name(lines[at])?)));
    let sized = |(at, name): (usize, &str)| {
        Some(Sized { name: format!("{file}:{}: `{name}`", at + 1), lines: length(&lines[at..])? })
    };
    starts.filter_map(sized).collect()
}

/// The name of the function whose first line this is.
fn function_name(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace();
    loop {
        match words.next()? {
            "fn" => break,
            "pub" | "const" | "async" | "unsafe" => {}
            word if word.starts_with("pub(") => {}
            _ => return None,
        }
    }
    words.next()?.split(['(', '<']).next()
}

/// How many lines the function takes that begins in the first; none for one without a body.
fn length(lines: &[&str]) -> Option<usize> {
    let (first, rest) = lines.split_first()?;
    if first.ends_with('}') {
        return Some(1);
    }
    if first.ends_with(';') {
        return None;
    }
    let indent = indent(first);
    let at_its_column = |line: &str| !line.is_empty() && self::indent(line) == indent;
    let closing = |line: &str| line.trim() == "}" || (line.trim_start().starts_with(')') && line.ends_with(';'));
    let last = rest.iter().position(|line| at_its_column(line) && closing(line))?;
    (!rest[last].ends_with(';')).then_some(last + 2)
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::functions;

    #[test]
    fn functions_are_found_by_their_layout() {
        let text = "
pub(crate) async fn long(
    one: u8,
) -> u8
where
    u8: Copy,
{
    {
    }
}

trait Short {
    fn declared(&self) -> u8;
    fn wide(
        &self,
    ) -> u8;
    const fn given() {}
    fn middle() -> [u8; 2] {
        [
            1, 2,
        ]
    }
}
";
        let found: Vec<(String, usize)> =
            functions("a.rs", text).into_iter().map(|function| (function.name, function.lines)).collect();
        let expected = [("a.rs:2: `long`", 9), ("a.rs:17: `given`", 1), ("a.rs:18: `middle`", 5)];
        assert_eq!(found, expected.map(|(name, lines)| (name.to_owned(), lines)));
    }
}
