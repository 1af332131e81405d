//! The signatures of functions, taken apart.

/// What a function takes, each parameter as it is written, and what it gives.
pub(super) fn parts(signature: &str) -> Option<(Vec<&str>, &str)> {
    let (inside, given) = signature.strip_prefix('(')?.rsplit_once(") -> ")?;
    let mut depth = 0usize;
    let is_end = |letter: char| {
        match letter {
            '<' | '(' => depth += 1,
            '>' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    };
    let taken = inside.split(is_end).map(str::trim).filter(|parameter| !parameter.is_empty());
    Some((taken.collect(), given))
}
