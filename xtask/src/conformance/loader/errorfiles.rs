//! `errorfiles`: models with the events that a full validator reports. What has no `[ERROR]` event must be accepted.
//!
//! Some of the others break rules for linters and build tools, of which a client knows nothing; how many are rejected,
//! and which are not, is printed, not required.

use super::{Case, Corpus, Loaded, case, files};

pub(super) fn run(corpus: &Corpus) -> Vec<Case> {
    let models = files(corpus, "errorfiles/", ".smithy").chain(files(corpus, "errorfiles/", ".json"));
    let (mut cases, mut accepted, mut faulty) = (Vec::new(), Vec::new(), 0);
    for (path, text) in models {
        let Some(events) = path.rsplit_once('.').and_then(|(stem, _)| corpus.get(&format!("{stem}.errors"))) else {
            continue;
        };
        let found = Loaded::new([(path, text)]).errors();
        if events.lines().any(|line| line.starts_with("[ERROR]")) {
            faulty += 1;
            accepted.extend(found.is_none().then_some(path));
        } else {
            cases.push(case("errorfiles without errors", path, &Vec::from_iter(found)));
        }
    }
    eprintln!("errorfiles: {} of {faulty} models with errors are rejected", faulty - accepted.len());
    for path in accepted {
        eprintln!("  accepted: {path}");
    }
    cases
}
