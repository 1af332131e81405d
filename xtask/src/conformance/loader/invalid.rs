//! `loader/invalid`: every file is rejected, at the line and the column that its first line states, if it does.

use ferrosmith_codegen::diagnostics::Level;

use super::{Case, Corpus, Loaded, case, files};

pub(super) fn run(corpus: &Corpus) -> Vec<Case> {
    let idl = files(corpus, "loader/invalid/", ".smithy");
    idl.chain(files(corpus, "loader/invalid/", ".json")).map(|(path, text)| check(path, text)).collect()
}

fn check(path: &str, text: &str) -> Case {
    let loaded = Loaded::new([(path, text)]);
    let expected = text.lines().next().and_then(stated_place);
    let places: Vec<_> = loaded
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.level == Level::Error)
        .map(|diagnostic| diagnostic.origin.as_ref().and_then(|origin| loaded.sources.position(origin)))
        .collect();
    let problem = match (places.first(), expected) {
        (None, _) => "it was accepted".to_owned(),
        (Some(found), Some((line, column))) if *found != expected => {
            let said = loaded.errors().unwrap_or_default();
            format!("expected an error at {line}:{column}, found one at {found:?}\n{said}")
        }
        (Some(_), _) => return case("invalid", path, &[]),
    };
    case("invalid", path, &[problem])
}

/// The place in `// Syntax error at line L, column C: message`.
fn stated_place(first_line: &str) -> Option<(usize, usize)> {
    let (_, rest) = first_line.split_once("Syntax error at line ")?;
    let (line, rest) = rest.split_once(", column ")?;
    let column: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some((line.parse().ok()?, column.parse().ok()?))
}
