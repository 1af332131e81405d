//! Comparisons of descriptions, held against the cases of oasdiff and smithy-diff.
//!
//! Each case is two descriptions and the checks that must fire. A check counts as found when one of our rules that
//! `oasdiff.txt` and `smithy.txt` name for it reports something at that place, with a verdict as grave. Where we say
//! something else on purpose, `differences.txt` has the verdict and the reason; an entry that no case needs fails.

mod bedrock;
mod lists;
mod oasdiff;
mod sides;
mod smithy;
mod symmetry;
mod witnesses;

use std::path::Path;

use anyhow::Result;
use ferrosmith_codegen::diff::Wire;

use super::Case;
use lists::Differences;

/// Holds what is predicted about callers against the compiler, for at most so many changes.
pub(super) fn run_witnesses(most: usize) -> Result<Vec<Case>> {
    witnesses::run(most)
}

/// Runs the suite; with releases of botocore also their first step of Bedrock.
pub(super) fn run(corpus: &Path, releases: Option<&Path>, filter: &str) -> Result<Vec<Case>> {
    let folder = corpus.join("diff");
    let mut differences = Differences::parse(include_str!("differences.txt"))?;
    let mut cases = symmetry::run(&folder)?;
    cases.extend(oasdiff::run(&folder, &mut differences)?);
    cases.extend(smithy::run(&folder, &mut differences)?);
    cases.extend(differences.stale().map(|entry| Case {
        name: format!("differences.txt: {entry}"),
        group: "differences that are needed".to_owned(),
        failure: Some("no case needs this entry".to_owned()),
    }));
    cases.extend(differences.used().map(|entry| Case {
        name: format!("differences.txt: {entry}"),
        group: "differences that are needed".to_owned(),
        failure: None,
    }));
    if let Some(releases) = releases {
        cases.extend(bedrock::run(releases)?);
    }
    cases.retain(|case| case.name.contains(filter));
    Ok(cases)
}

/// A verdict as the lists write it; `nothing` where no rule reports anything.
fn word(verdict: Option<Wire>) -> &'static str {
    match verdict {
        None => "nothing",
        Some(Wire::None) => "none",
        Some(Wire::Compatible) => "compatible",
        Some(Wire::Potential) => "potential",
        Some(Wire::Breaking) => "breaking",
    }
}
