//! `errorfiles`: models with the events that a full validator reports. What has no `[ERROR]` event must be accepted.
//!
//! Most of the others break rules that are about more than what a client is made of; how many of them are refused is
//! printed, not demanded.

use super::{Case, Corpus, Loaded, case, files};

pub(super) fn run(corpus: &Corpus) -> Vec<Case> {
    let models = files(corpus, "errorfiles/", ".smithy").chain(files(corpus, "errorfiles/", ".json"));
    let (mut cases, mut refused, mut faulty) = (Vec::new(), 0, 0);
    for (path, text) in models {
        let Some(events) = path.rsplit_once('.').and_then(|(stem, _)| corpus.get(&format!("{stem}.errors"))) else {
            continue;
        };
        let found = Loaded::new([(path, text)]).errors();
        if events.lines().any(|line| line.starts_with("[ERROR]")) {
            faulty += 1;
            refused += usize::from(found.is_some());
        } else {
            cases.push(case("errorfiles without errors", path, &Vec::from_iter(found)));
        }
    }
    eprintln!("errorfiles: {refused} of {faulty} models with errors are refused");
    cases
}
