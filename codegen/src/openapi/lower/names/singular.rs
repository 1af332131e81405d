//! What one of many is called: `routes` are a list of `Route`.

/// Words that end like plurals, and are none.
const NO_PLURALS: &[&str] = &[
    "always",
    "aws",
    "css",
    "dns",
    "gps",
    "https",
    "js",
    "kubernetes",
    "news",
    "ns",
    "nodejs",
    "os",
    "ous",
    "series",
    "sms",
    "sns",
    "species",
    "sqs",
    "tls",
    "windows",
];

/// Plurals that follow no rule, or a rule that holds for few.
const IRREGULAR: &[(&str, &str)] = &[
    ("aliases", "alias"),
    ("caches", "cache"),
    ("canvases", "canvas"),
    ("children", "child"),
    ("cookies", "cookie"),
    ("indices", "index"),
    ("matrices", "matrix"),
    ("movies", "movie"),
    ("people", "person"),
    ("vertices", "vertex"),
];

/// Endings of plurals with what stands in their place in the singular, the first that fits; none: it is no plural.
const ENDINGS: &[(&str, Option<&str>)] = &[
    ("ies", Some("y")),
    ("yses", Some("ysis")),
    ("sses", Some("ss")),
    ("shes", Some("sh")),
    ("ches", Some("ch")),
    ("xes", Some("x")),
    ("tuses", Some("tus")),
    ("ruses", Some("rus")),
    ("puses", Some("pus")),
    ("nuses", Some("nus")),
    ("ss", None),
    ("us", None),
    ("is", None),
    ("s", Some("")),
];

/// The singular of words with capitals, if the last of them is a plural.
pub(super) fn singular(words: &str) -> Option<String> {
    let start = words.rfind(|letter: char| letter.is_uppercase())?;
    let (before, last) = words.split_at(start);
    let word = last.to_lowercase();
    if last.chars().count() < 3 || NO_PLURALS.contains(&&*word) {
        return None;
    }
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        let first = last.chars().next()?;
        return Some(format!("{before}{first}{}", one.get(1..)?));
    }
    let (ending, one) = ENDINGS.iter().find(|(ending, _)| last.ends_with(ending))?;
    let stem = last.strip_suffix(ending).filter(|stem| !stem.is_empty())?;
    one.map(|one| format!("{before}{stem}{one}"))
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn plurals_become_singulars() {
        let pairs = [
            ("Routes", "Route"),
            ("TeamIds", "TeamId"),
            ("Categories", "Category"),
            ("Addresses", "Address"),
            ("Statuses", "Status"),
            ("Responses", "Response"),
            ("Boxes", "Box"),
            ("OldBranches", "OldBranch"),
            ("Analyses", "Analysis"),
            ("Databases", "Database"),
            ("SmallChildren", "SmallChild"),
            ("Sizes", "Size"),
        ];
        for (many, one) in pairs {
            assert_eq!(singular(many).as_deref(), Some(one));
        }
    }

    #[test]
    fn what_is_no_plural_stays() {
        for word in ["Data", "Status", "Address", "Dns", "ProviderAWS", "Series", "S", "Basis", "", "Été"] {
            assert_eq!(singular(word), None, "{word}");
        }
    }
}
