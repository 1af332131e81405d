//! What README shows of a comparison is what the command prints.

use std::path::Path;

use super::repository::Repository;

const README: &str = include_str!("../../../../README.md");

/// A repository with the descriptions of this one.
fn repository() -> Repository {
    let repository = Repository::empty();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for pattern in ["specs/*.*", "specs/*/*.*"] {
        for path in glob::glob(&root.join(pattern).to_string_lossy()).unwrap().map(Result::unwrap) {
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
            repository.0.write(name, &std::fs::read_to_string(&path).unwrap());
        }
    }
    repository.commit_all("descriptions");
    repository
}

#[test]
fn the_comparison_in_readme_is_real() {
    let repository = repository();
    for (file, before, after) in [
        ("specs/bedrock/tagging.smithy", "+@-]*$\")\nstring TagKey\n", "@-]*$\")\nstring TagKey\n"),
        (
            "specs/bedrock/model-agreements.smithy",
            "    offerId: OfferId\n\n",
            "    @required\n    offerId: OfferId\n\n",
        ),
    ] {
        let text = repository.0.read(file);
        assert_eq!(text.matches(before).count(), 1, "{file}");
        repository.0.write(file, &text.replace(before, after));
    }
    let printed = repository.diff(0, &["--witness"]);
    let shown = README.split_once("$ ferrosmith diff --witness\n").and_then(|(_, rest)| rest.split("```").next());
    assert_eq!(shown, Some(printed.as_str()));
}
