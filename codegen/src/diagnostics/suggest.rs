//! "Did you mean": the name nearest to one that does not resolve.

/// The candidate nearest to a name: the same but for case and separators, or at most a third of its letters apart.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 200;
    let wanted = folded(name);
    let most = (wanted.chars().count() / 3).max(1);
    if wanted.is_empty() || wanted.len() > LONGEST {
        return None;
    }
    let distance = |candidate: &&'a str| {
        let candidate = folded(candidate);
        let is_near = candidate.len().abs_diff(wanted.len()) <= most * 4 && candidate.len() <= LONGEST;
        is_near.then(|| strsim::damerau_levenshtein(&wanted, &candidate)).filter(|distance| *distance <= most)
    };
    let near = candidates.into_iter().filter(|candidate| *candidate != name);
    near.filter_map(|candidate| Some((distance(&candidate)?, candidate))).min().map(|(_, candidate)| candidate)
}

/// The candidate of which a name is a slip: one letter is wrong, too much, missing, or has changed places with the
/// next.
pub fn slip<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let is_near = |candidate: &&str| candidate.len().abs_diff(name.len()) <= 3;
    candidates.into_iter().filter(is_near).find(|candidate| strsim::damerau_levenshtein(name, candidate) == 1)
}

/// The hint for a name that does not resolve, if something is near.
pub fn hint<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(name, candidates).map(|near| format!("did you mean `{near}`?"))
}

/// The hint for a name that does not resolve: what is near, or else this.
pub fn hint_or<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>, otherwise: impl Into<String>) -> String {
    hint(name, candidates).unwrap_or_else(|| otherwise.into())
}

fn folded(name: &str) -> String {
    name.to_lowercase().replace(['_', '-', '.', ' '], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_probably_meant() {
        let known = ["String", "Strings", "Integer", "PetName"];
        assert_eq!(nearest("Strnig", known), Some("String"));
        assert_eq!(nearest("pet_name", known), Some("PetName"));
        assert_eq!(nearest("Boolean", known), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest("ab", ["xy", "abc"]), Some("abc"));
        assert_eq!(hint("Intger", known).as_deref(), Some("did you mean `Integer`?"));
    }
}
