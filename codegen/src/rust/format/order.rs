//! The order of `use` and `mod` lines: that of Rust's style guide (<https://doc.rust-lang.org/style-guide/#sorting>),
//! so that rustfmt finds them sorted.

use std::cmp::Ordering;

use syn::{Item, ItemUse, UseTree};

/// Items in their order, but `use` and `mod` lines that stand together sorted, and the names within each.
pub(super) fn sorted<G: PartialEq>(mut items: Vec<Item>, group: impl Fn(&Item) -> G) -> Vec<Item> {
    for item in &mut items {
        if let Item::Use(line) = item {
            sort_names(&mut line.tree);
        }
    }
    for together in items.chunk_by_mut(|left, right| group(left) == group(right)) {
        together.sort_by(|left, right| match (left, right) {
            (Item::Use(left), Item::Use(right)) => compare_paths(left, right),
            // rustfmt knows no numbers in the names of modules.
            (Item::Mod(left), Item::Mod(right)) => left.ident.to_string().cmp(&right.ident.to_string()),
            _ => Ordering::Equal,
        });
    }
    items
}

fn sort_names(tree: &mut UseTree) {
    match tree {
        UseTree::Path(path) => sort_names(&mut path.tree),
        UseTree::Group(group) => {
            let mut names: Vec<UseTree> = std::mem::take(&mut group.items).into_iter().collect();
            names.sort_by(compare_trees);
            group.items = names.into_iter().collect();
        }
        _ => {}
    }
}

fn compare_paths(left: &ItemUse, right: &ItemUse) -> Ordering {
    compare_trees(&left.tree, &right.tree)
}

/// Compares two trees part by part; a list of names stands behind a name.
fn compare_trees(left: &UseTree, right: &UseTree) -> Ordering {
    let head = |tree: &UseTree| match tree {
        UseTree::Path(path) => Some(path.ident.to_string()),
        UseTree::Name(name) => Some(name.ident.to_string()),
        UseTree::Rename(name) => Some(name.ident.to_string()),
        UseTree::Glob(_) | UseTree::Group(_) => None,
    };
    match (left, right, head(left), head(right)) {
        (UseTree::Group(left), UseTree::Group(right), ..) => {
            let pairs = left.items.iter().zip(&right.items);
            let first = pairs.map(|(left, right)| compare_trees(left, right)).find(|order| *order != Ordering::Equal);
            first.unwrap_or(left.items.len().cmp(&right.items.len()))
        }
        (UseTree::Path(left), UseTree::Path(right), Some(first), Some(second)) => {
            compare(&first, &second).then_with(|| compare_trees(&left.tree, &right.tree))
        }
        (_, _, Some(first), Some(second)) => compare(&first, &second).then_with(|| rank(left).cmp(&rank(right))),
        (_, _, first, second) => first.is_none().cmp(&second.is_none()),
    }
}

/// A name alone stands before one that goes by another, and both before one that leads on.
fn rank(tree: &UseTree) -> u8 {
    match tree {
        UseTree::Name(_) => 0,
        UseTree::Rename(_) => 1,
        _ => 2,
    }
}

/// Compares two names by the version sort of the style guide, in which `a2` stands before `a10` and `a_b` before `ab`.
fn compare(left: &str, right: &str) -> Ordering {
    let (left, right) = (left.trim_start_matches("r#"), right.trim_start_matches("r#"));
    let (mut lefts, mut rights) = (Chunks(left), Chunks(right));
    // Where only leading zeros differ, the name with more of them where they first differ stands first.
    let mut zeros = Ordering::Equal;
    loop {
        let order = match (lefts.next(), rights.next()) {
            (None, None) => return zeros,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(left), Some(right)) => compare_chunks(left, right, &mut zeros),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn compare_chunks(left: &str, right: &str, zeros: &mut Ordering) -> Ordering {
    match (number(left), number(right)) {
        _ if left == right => Ordering::Equal,
        _ if left == "_" => Ordering::Less,
        _ if right == "_" => Ordering::Greater,
        (Some(left_number), Some(right_number)) => {
            let leading = |chunk: &str| chunk.len() - chunk.trim_start_matches('0').len();
            *zeros = zeros.then(leading(right).cmp(&leading(left)));
            left_number.cmp(&right_number)
        }
        _ => left.cmp(right),
    }
}

fn number(chunk: &str) -> Option<u64> {
    chunk.starts_with(|letter: char| letter.is_ascii_digit()).then(|| chunk.parse().ok())?
}

/// The parts of a name: an underscore, digits, or anything up to the next of these.
struct Chunks<'a>(&'a str);

impl<'a> Iterator for Chunks<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let first = self.0.chars().next()?;
        let is_end = |letter: char| letter == '_' || letter.is_ascii_digit();
        let end = match first {
            '_' => Some(1),
            '0'..='9' => self.0.find(|letter: char| !letter.is_ascii_digit()),
            _ => self.0.find(is_end),
        };
        let (chunk, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        self.0 = rest;
        Some(chunk)
    }
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn names_are_sorted_as_the_style_guide_sorts_them() {
        let sorted = [
            "_ZYXW", "_abcd", "A2", "ABCD", "Z_YXW", "ZY_XW", "ZYXW", "ZYXW_", "a1", "abcd", "u_zzz", "u8", "u16",
            "u128", "ua", "usize", "uz", "v000", "v00", "v0", "v0s", "v00t", "v0u", "v001", "v01", "v1", "v009", "v09",
            "v9", "v010", "v10", "w005s09t", "w5s009t", "x64", "x86", "x86_32", "x86_64", "x86_128", "x87", "zyxw",
        ];
        let mut names = sorted;
        names.reverse();
        names.sort_by(|left, right| compare(left, right));
        assert_eq!(names, sorted);
    }
}
