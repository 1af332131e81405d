//! Lines of generated code apart from documentation: they are what a generated crate costs to compile and to review.

use std::path::Path;

use anyhow::{Context, Result};

use super::line::{Limit, Line};
use crate::single;
use ferrosmith::disk;
use ferrosmith_codegen::files::Listing;

/// Counts what was counted: lines and the things they are for.
#[derive(Default)]
struct Count {
    lines: usize,
    things: usize,
}

impl Count {
    fn add(&mut self, text: &str) {
        self.lines += code_lines(text);
        self.things += 1;
    }

    fn average(&self) -> f64 {
        self.lines as f64 / self.things.max(1) as f64
    }
}

/// The clients of this repository, and the crate of the model that aws-sdk-bedrock is made from.
pub(super) fn measure(model: &Path) -> Result<Vec<Line>> {
    let mut measured = lines("bedrock and bedrock-runtime", &committed(&["bedrock", "bedrock-runtime"])?).to_vec();
    if model.exists() {
        let files = single::generate(model, "bedrock")?.files;
        let texts: Vec<(String, String)> = files.iter().map(|(path, text)| (path.into(), text.into())).collect();
        measured.extend(lines("59 operations of 2025", &texts));
    }
    Ok(measured)
}

fn lines(crates: &str, files: &[(String, String)]) -> [Line; 2] {
    let (operations, types) = count(files);
    [
        Line::new("generated lines per operation", Limit::AtMost(35.0), operations.average())
            .details(format!("{crates}: {} operations", operations.things)),
        Line::new("generated lines per type", Limit::AtMost(30.0), types.average())
            .details(format!("{crates}: {} types", types.things)),
    ]
}

/// The generated sources of clients, by their path in the crate.
fn committed(clients: &[&str]) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for client in clients {
        let folder = single::repository().join("generated").join(client);
        let paths = Listing::parse(&disk::read(&folder.join(Listing::PATH))?).files;
        for path in paths.into_iter().filter(|path| path.ends_with(".rs")) {
            let text = disk::read(&folder.join(&path)).context("the generated crates are part of the repository")?;
            files.push((path, text));
        }
    }
    Ok(files)
}

/// Outputs stand beside their operations, but are types.
fn count(files: &[(String, String)]) -> (Count, Count) {
    let (mut operations, mut types) = (Count::default(), Count::default());
    for (path, text) in files {
        if path.starts_with("src/operations/") {
            let output = text.match_indices("#[derive(").nth(1).map(|(at, _)| at);
            let (operation, output) = text.split_at(output.unwrap_or(text.len()));
            operations.add(operation);
            if !output.is_empty() {
                types.add(output);
            }
        } else if path.starts_with("src/types/") {
            types.add(text);
        }
    }
    (operations, types)
}

/// Lines that are neither blank nor documentation.
fn code_lines(text: &str) -> usize {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).count()
}

#[cfg(test)]
mod tests {
    use super::{code_lines, count};

    #[test]
    fn documentation_does_not_count() {
        assert_eq!(code_lines("/// A tag.\n\n// aside\nstruct Tag {\n    //! no\n    key: String,\n}\n"), 3);
    }

    #[test]
    fn a_response_is_a_type() {
        let text = "#[derive(Clone)]\nstruct Get;\n#[derive(Clone)]\nstruct GetResponse;\nfn more() {}\n";
        let (operations, types) = count(&[("src/operations/get.rs".to_owned(), text.to_owned())]);
        assert_eq!((operations.lines, types.lines), (2, 3));
    }
}
