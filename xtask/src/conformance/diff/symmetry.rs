//! Rules come in pairs: what is added can be removed, what narrows requests widens responses. Every check of oasdiff is
//! one of ours, and one that is its reverse is ours in reverse.

use std::path::Path;

use anyhow::Result;
use ferrosmith_codegen::diff::{Rule, all_rules, find_rule};
use serde::Deserialize;

use super::{Case, oasdiff};

#[derive(Deserialize)]
struct Check {
    id: String,
}

/// Words of ids, each with that of the reverse.
const REVERSES: &[(&str, &str)] =
    &[("-added", "-removed"), ("-increased", "-decreased"), ("-became-required", "-became-optional")];

pub(super) fn run(folder: &Path) -> Result<Vec<Case>> {
    let checks: Vec<Check> = serde_json::from_str(&std::fs::read_to_string(folder.join("oasdiff/rules.json"))?)?;
    let mapping = oasdiff::mapping()?;
    let rules_of = |id: &str| -> Vec<&'static Rule> { all_rules().filter(|rule| mapping.has(id, rule.id)).collect() };
    let mut cases = Vec::new();
    for Check { id } in &checks {
        let rules = rules_of(id);
        let reverse = REVERSES.iter().find_map(|(one, two)| id.ends_with(one).then(|| id.replace(one, two)));
        let reverse = reverse.filter(|reverse| checks.iter().any(|check| check.id == *reverse));
        let lacks = reverse.and_then(|reverse| {
            let back = rules_of(&reverse);
            let is_back = rules.iter().any(|rule| back.iter().any(|other| other.id == rule.mirror));
            (!is_back).then(|| format!("none of its rules is the reverse of one of `{reverse}`"))
        });
        let failure = if rules.is_empty() { Some("no rule stands for it".to_owned()) } else { lacks };
        cases.push(Case { name: format!("check {id}"), group: "oasdiff's catalogue".to_owned(), failure });
    }
    cases.extend(all_rules().map(|rule| Case {
        name: format!("rule {}", rule.id),
        group: "symmetry of rules".to_owned(),
        failure: asymmetry(rule),
    }));
    Ok(cases)
}

/// Why a rule and its mirror are no pair. Several rules may lead back by one.
fn asymmetry(rule: &Rule) -> Option<String> {
    let Some(mirror) = find_rule(rule.mirror) else { return Some(format!("its mirror `{}` is no rule", rule.mirror)) };
    let Some(back) = find_rule(mirror.mirror) else { return Some(format!("`{}` is no rule", mirror.mirror)) };
    (back.id != rule.id && back.mirror != rule.mirror).then(|| format!("`{}` does not lead back", mirror.id))
}
