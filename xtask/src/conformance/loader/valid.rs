//! `loader/valid`: a model in IDL and in JSON loads to the same model; mixins flatten to what is written out.

use ferrosmith_codegen::smithy::model::Shape;

use super::compare::differences;
use super::{Case, Corpus, Loaded, case, files};

const FOLDER: &str = "loader/valid/";
const SHARED: &str = "loader/valid/__shared.json";
const MIXIN: &str = "smithy.api#mixin";

pub(super) fn run(corpus: &Corpus) -> Vec<Case> {
    let shared = corpus.get(SHARED).map_or("", String::as_str);
    let mut results = Vec::new();
    for (path, text) in files(corpus, FOLDER, ".smithy") {
        let stem = path.trim_end_matches(".smithy");
        let loaded = load_with(shared, path, text);
        let mut result = |group, problems: Vec<String>| results.push(case(group, path, &problems));
        let json = format!("{stem}.json");
        if let Some(expected) = corpus.get(&json) {
            result("valid", problems(&loaded, &load_with(shared, &json, expected), false));
        }
        let flattened = format!("{stem}.flattened.smithy");
        if let Some(expected) = corpus.get(&flattened) {
            result("flattened", problems(&loaded, &load_with(shared, &flattened, expected), true));
        }
        if !path.ends_with(".flattened.smithy") && !corpus.contains_key(&json) {
            result("valid", loaded.errors().into_iter().collect());
        }
    }
    results
}

fn load_with(shared: &str, path: &str, text: &str) -> Loaded {
    let texts = [(SHARED, shared), (path, text)];
    Loaded::new(texts.into_iter().filter(|(_, text)| !text.is_empty()))
}

fn problems(one: &Loaded, other: &Loaded, without_mixins: bool) -> Vec<String> {
    let mut problems: Vec<String> = one.errors().into_iter().chain(other.errors()).collect();
    let is_kept = |shape: &&Shape| !without_mixins || !shape.has_trait(MIXIN);
    let one_shapes = one.model.shapes().iter().filter(is_kept);
    let other_shapes = other.model.shapes().iter().filter(is_kept);
    problems.extend(differences(one_shapes, other_shapes));
    if !without_mixins {
        let metadata = |loaded: &Loaded| -> Vec<_> {
            let entries = loaded.model.metadata.iter();
            let mut entries: Vec<_> = entries.map(|entry| (entry.key.clone(), entry.value.clone())).collect();
            entries.sort_by(|(one, _), (other, _)| one.cmp(other));
            entries
        };
        if metadata(one) != metadata(other) {
            problems.push("the metadata differs".to_owned());
        }
    }
    problems
}
