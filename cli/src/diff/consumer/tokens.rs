//! The names that a program uses, by line; comments and texts are no names.

use std::collections::{BTreeMap, BTreeSet};

use super::Line;

/// The lines by the names on them, each with what stands before it.
#[derive(Default)]
pub(super) struct Uses {
    by_name: BTreeMap<String, BTreeSet<(Before, Line)>>,
}

/// What stands before a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Before {
    Dot,
    /// `Colour::`, or nothing where it is no name.
    Path(String),
    Other,
}

impl Uses {
    /// Reads a program.
    pub(super) fn add(&mut self, file: &str, text: &str) {
        let tokens = tokens(text);
        for (position, (line, name)) in tokens.iter().enumerate() {
            if !name.starts_with(|letter: char| letter.is_alphabetic() || letter == '_') {
                continue;
            }
            let back = |steps: usize| position.checked_sub(steps).map_or("", |place| tokens[place].1.as_str());
            let before = match (back(1), back(2)) {
                (".", _) => Before::Dot,
                (":", ":") => Before::Path(back(3).to_owned()),
                _ => Before::Other,
            };
            let lines = self.by_name.entry(name.clone()).or_default();
            lines.insert((before, (file.to_owned(), *line)));
        }
    }

    /// The lines that use an item of the crate: a field or method after a dot, a variant or function after its type, a
    /// type anywhere.
    pub(super) fn of(&self, path: &str) -> Vec<Line> {
        let path = path.strip_suffix("()").unwrap_or(path);
        let mut names = path.rsplit("::");
        let name = names.next().unwrap_or(path).trim_start_matches("r#");
        let owner = names.next().unwrap_or_default();
        let is_type = matches!(owner, "types" | "operations" | "");
        let fits = |before: &Before| match before {
            _ if is_type => *before != Before::Dot,
            Before::Dot => name.starts_with(|letter: char| letter.is_lowercase() || letter == '_'),
            Before::Path(other) => other == owner,
            Before::Other => false,
        };
        let found = self.by_name.get(name).into_iter().flatten().filter(|(before, _)| fits(before));
        found.map(|(_, line)| line.clone()).collect()
    }
}

/// Names and marks with their lines.
fn tokens(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let letters: Vec<char> = text.chars().collect();
    let (mut place, mut line) = (0, 1);
    while let Some(&letter) = letters.get(place) {
        let end = match letter {
            '/' if letters.get(place + 1) == Some(&'/') => find(&letters, place, |rest| rest[0] == '\n'),
            '/' if letters.get(place + 1) == Some(&'*') => comment(&letters, place),
            '"' => quoted(&letters, place + 1),
            'r' | 'b' | 'c' if raw(&letters, place).is_some() => raw(&letters, place).unwrap_or(place + 1),
            // A lifetime has no second quote.
            '\'' => character(&letters, place),
            letter if letter.is_alphanumeric() || letter == '_' => {
                let is_end = |rest: &[char]| !(rest[0].is_alphanumeric() || rest[0] == '_');
                let end = find(&letters, place, is_end);
                found.push((line, letters[place..end].iter().collect()));
                end
            }
            letter => {
                if !letter.is_whitespace() {
                    found.push((line, letter.to_string()));
                }
                place + 1
            }
        };
        line += letters[place..end.min(letters.len())].iter().filter(|letter| **letter == '\n').count();
        place = end;
    }
    found
}

/// The first place from `start` on of which something holds; the end where it does nowhere.
fn find(letters: &[char], start: usize, holds: impl Fn(&[char]) -> bool) -> usize {
    (start..letters.len()).find(|place| holds(&letters[*place..])).unwrap_or(letters.len())
}

/// The end of a comment that may hold others.
fn comment(letters: &[char], start: usize) -> usize {
    let (mut depth, mut place) = (0usize, start);
    while place < letters.len() {
        match letters[place..] {
            ['/', '*', ..] => (depth, place) = (depth + 1, place + 2),
            ['*', '/', ..] => (depth, place) = (depth.saturating_sub(1), place + 2),
            _ => place += 1,
        }
        if depth == 0 {
            return place;
        }
    }
    place
}

fn quoted(letters: &[char], start: usize) -> usize {
    let mut place = start;
    while let Some(letter) = letters.get(place) {
        match letter {
            '\\' => place += 2,
            '"' => return place + 1,
            _ => place += 1,
        }
    }
    place
}

/// The end of a raw text: `r#"…"#`, perhaps after `b` or `c`.
fn raw(letters: &[char], start: usize) -> Option<usize> {
    let mut place = start;
    if matches!(letters.get(place), Some('b' | 'c')) {
        place += 1;
    }
    if letters.get(place) != Some(&'r') {
        return None;
    }
    place += 1;
    let hashes = letters[place..].iter().take_while(|letter| **letter == '#').count();
    place += hashes;
    if letters.get(place) != Some(&'"') {
        return None;
    }
    let is_end =
        |rest: &[char]| rest[0] == '"' && rest.len() > hashes && rest[1..=hashes].iter().all(|letter| *letter == '#');
    Some(find(letters, place + 1, is_end) + hashes + 1)
}

fn character(letters: &[char], start: usize) -> usize {
    match letters.get(start + 1..) {
        Some(['\\', _, rest @ ..]) => {
            start + 3 + rest.iter().position(|letter| *letter == '\'').map_or(0, |end| end + 1)
        }
        Some([_, '\'', ..]) => start + 3,
        _ => start + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::Uses;

    #[test]
    fn names_in_comments_and_texts_are_none() {
        let text = r##"
use pets::types::{Colour, Tag}; // Tag
fn run<'a>(client: &'a pets::Client) {
    let text = "client.get_pet()"; /* .get_pet() /* nested */ */
    let raw = r#"Colour::Red "quoted" "#; let letter = '"';
    client.get_pet().limit(3);
    let pet = Colour::Red; let _ = Paint::Red;
    println!("{}", pet.limit);
}
"##;
        let mut uses = Uses::default();
        uses.add("src/main.rs", text);
        let lines = |path: &str| uses.of(path).into_iter().map(|(_, line)| line).collect::<Vec<_>>();
        assert_eq!(lines("Client::get_pet()"), [6]);
        assert_eq!(lines("types::Colour::Red"), [7]);
        assert_eq!(lines("operations::GetPet::limit"), [6, 8]);
        assert_eq!(lines("types::Tag"), [2]);
        assert_eq!(lines("types::Colour"), [2, 7]);
    }
}
