//! The walk over a model: every constraint is checked where it stands, every pattern translated once.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::findings::values::violation;
use super::findings::{
    Finding, Occurrence, check_length, check_pattern, check_range, check_same_name, check_together, shown,
};
use super::sites::{Site, sites};
use super::translate::Pattern;
use super::unsound::Unsound;
use crate::diagnostics::{Code, Diagnostics, Level, Origin, codes};
use crate::ir::{self, Api, Constraints, Dialect, Type, TypeId, TypeKind};

/// What is known of an API's constraints, beside the model.
#[derive(Debug, Default)]
pub struct ConstraintFacts {
    patterns: HashMap<(String, Dialect), Option<Pattern>>,
}

impl ConstraintFacts {
    /// The translation of a pattern of the API that was checked; `None` when it is too large for any engine, and
    /// clients do not check it.
    pub fn pattern(&self, pattern: &ir::Pattern) -> Option<&Pattern> {
        self.patterns.get(&(pattern.text.clone(), pattern.dialect))?.as_ref()
    }

    /// Every pattern that some engine takes, in no particular order.
    pub fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        self.patterns.values().flatten()
    }

    /// How many patterns there are, and how many of them need an engine that backtracks.
    pub fn count(&self) -> (usize, usize) {
        let fancy = |pattern: &&Pattern| pattern.engine == super::Engine::Fancy;
        (self.patterns.len(), self.patterns.values().flatten().filter(fancy).count())
    }
}

/// Checks every constraint of an API, and takes out those that nothing can satisfy or no engine takes. Every pattern
/// that stays and is not too large translates.
pub fn check_api(api: &mut Api, diagnostics: &mut Diagnostics) -> ConstraintFacts {
    let (facts, unsound) = check_all(api, diagnostics);
    unsound.remove_from(api);
    facts
}

fn check_all(api: &Api, diagnostics: &mut Diagnostics) -> (ConstraintFacts, Unsound) {
    let (facts, unsound) = (ConstraintFacts::default(), Unsound::default());
    let mut checker = Checker { api, facts, unsound, known: HashMap::new(), listed: HashMap::new(), diagnostics };
    let sites = sites(api);
    for site in &sites {
        checker.constraints(site);
    }
    for site in &sites {
        checker.values(site);
    }
    checker.same_names(&sites);
    (checker.facts, checker.unsound)
}

/// A pattern, its bounds, and the name where that matters.
type Question = (String, Dialect, Option<u64>, Option<u64>, String);

struct Checker<'a> {
    api: &'a Api,
    facts: ConstraintFacts,
    unsound: Unsound,
    known: HashMap<Question, Vec<Finding>>,
    /// The values of the enumerations that were asked for, of which some have very many.
    listed: HashMap<TypeId, HashSet<&'a str>>,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Checker<'a> {
    fn constraints(&mut self, site: &Site<'_>) {
        let Constraints { length, range, patterns, .. } = site.constraints;
        if let Some(length) = length
            && let Some(finding) = check_length(length.min, length.max)
        {
            self.unsound.lengths.insert(length.origin.clone());
            self.report(site, &length.origin, finding);
        }
        if let Some(range) = range
            && let Some(finding) = check_range(range)
        {
            self.unsound.ranges.insert(range.origin.clone());
            self.report(site, &range.origin, finding);
        }
        let mut is_satisfiable = true;
        for pattern in patterns {
            for finding in self.pattern(site, pattern) {
                if finding.level == Level::Error {
                    is_satisfiable = false;
                    self.unsound.add_pattern(pattern);
                }
                self.report(site, &pattern.origin, finding);
            }
        }
        if let Some(nearest) = patterns.last().filter(|_| is_satisfiable && patterns.len() > 1)
            && let Some(finding) = self.together(site)
        {
            self.unsound.add_pattern(nearest);
            self.report(site, &nearest.origin, finding);
        }
    }

    /// What is wrong with several patterns of one value that are fine each by itself.
    fn together(&self, site: &Site<'_>) -> Option<Finding> {
        let patterns: Option<Vec<_>> =
            site.constraints.patterns.iter().map(|pattern| self.facts.pattern(pattern)).collect();
        let (min, max) = length(site);
        check_together(&patterns?, min, max)
    }

    /// The findings about a pattern; those of the same question are worked out once.
    fn pattern(&mut self, site: &Site<'_>, pattern: &ir::Pattern) -> Vec<Finding> {
        let (min, max) = length(site);
        let arn = site.short_name.to_ascii_lowercase().ends_with("arn");
        let name = if arn { site.short_name } else { "" };
        let question = (pattern.text.clone(), pattern.dialect, min, max, name.to_owned());
        if let Some(findings) = self.known.get(&question) {
            return findings.clone();
        }
        let (translated, findings) = check_pattern(site.short_name, &pattern.text, pattern.dialect, min, max);
        self.facts.patterns.insert((pattern.text.clone(), pattern.dialect), translated);
        self.known.insert(question, findings.clone());
        findings
    }

    fn report(&mut self, site: &Site<'_>, origin: &Origin, finding: Finding) {
        // What cannot hold costs its check, not the crate.
        let (level, reading) = match finding.level {
            Level::Error => (Level::Warning, "; clients do not check it"),
            level => (level, ""),
        };
        let message = format!("`{}`: {}{reading}", site.name, finding.message);
        let diagnostic = self.diagnostics.push(level, finding.code, Some(origin.clone()), message);
        diagnostic.hint = finding.hint;
    }

    /// Defaults, examples, and the values of an enum under a constraint.
    fn values(&mut self, site: &Site<'_>) {
        if let Some(default) = site.default.filter(|default| !default.is_null()) {
            self.value(site, "default", &codes::DEFAULT_VIOLATES_CONSTRAINT, default);
        }
        for example in site.examples {
            self.value(site, "example", &codes::EXAMPLE_VIOLATES_CONSTRAINT, example);
        }
        if let Type::Named(id) = site.ty
            && let Some(TypeKind::Enum(of)) = self.api.types.get(*id).map(|definition| &definition.kind)
            && !of.integer
        {
            for value in &of.values {
                self.value(site, "enum value", &codes::ENUM_VIOLATES_CONSTRAINT, &Value::String(value.value.clone()));
            }
        }
    }

    fn value(&mut self, site: &Site<'_>, what: &str, code: &'static Code, value: &Value) {
        let all = [Some(site.constraints), site.inherited];
        if !self.suits(site.ty, value) {
            return;
        }
        let why = all.into_iter().flatten().find_map(|constraints| {
            let patterns = constraints.patterns.iter().filter_map(|pattern| self.facts.pattern(pattern));
            violation(value, constraints, &patterns.collect::<Vec<_>>())
        });
        if let Some(why) = why.or_else(|| self.not_in_enum(site.ty, value)) {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let message = format!("the {what} `{}` is not allowed: {why}", shown(&value));
            self.report(site, site.origin, Finding::new(Level::Warning, code, message));
        }
    }

    /// Whether a value is of the kind that constraints of its type are about. Whether it may be of another kind is
    /// for the front ends to report.
    fn suits(&self, ty: &Type, value: &Value) -> bool {
        match ty {
            Type::Named(id) => match self.api.types.get(*id).map(|definition| &definition.kind) {
                Some(TypeKind::Newtype(newtype)) => self.suits(&newtype.ty, value),
                _ => true,
            },
            Type::Nullable(inner) => self.suits(inner, value),
            Type::String => value.is_string(),
            Type::Int(_) | Type::Float(_) => value.is_number(),
            Type::List(_) | Type::Tuple(_) => value.is_array(),
            Type::Map(_) => value.is_object(),
            Type::Bytes | Type::Bool | Type::Timestamp(_) | Type::Date | Type::Json => false,
        }
    }

    fn not_in_enum(&mut self, ty: &Type, value: &Value) -> Option<String> {
        let Type::Named(id) = ty else { return None };
        let api: &'a Api = self.api;
        let TypeKind::Enum(of) = &api.types.get(*id)?.kind else { return None };
        let listed = self.listed.entry(*id);
        let listed = listed.or_insert_with(|| of.values.iter().map(|known| known.value.as_str()).collect());
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        (!listed.contains(text.as_str())).then(|| "it is none of the enum's values".to_owned())
    }

    /// Fields of one name with one pattern of their own, where most agree and a few do not.
    fn same_names(&mut self, sites: &[Site<'_>]) {
        let mut names: Vec<(&str, Vec<&Site<'_>>)> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for site in sites.iter().filter(|site| site.is_field && site.constraints.patterns.len() == 1) {
            let place = *places.entry(site.short_name).or_insert_with(|| {
                names.push((site.short_name, Vec::new()));
                names.len() - 1
            });
            names[place].1.push(site);
        }
        for (name, places) in names {
            self.same_name(name, &places);
        }
    }

    fn same_name(&mut self, name: &str, places: &[&Site<'_>]) {
        let occurrence = |site: &&Site<'_>| {
            let pattern = self.facts.pattern(site.constraints.patterns.first()?)?;
            Some(Occurrence { pattern, gravest: None })
        };
        let occurrences: Option<Vec<Occurrence<'_>>> = places.iter().map(occurrence).collect();
        let Some(occurrences) = occurrences.filter(|occurrences| occurrences.len() > 2) else { return };
        let findings = check_same_name(name, &occurrences);
        // Fields of one name may well be different things; only a few among many are worth a word.
        if findings.iter().flatten().count() * 2 >= places.len() {
            return;
        }
        for (site, finding) in places.iter().zip(findings) {
            if let (Some(finding), Some(pattern)) = (finding, site.constraints.patterns.first()) {
                self.report(site, &pattern.origin, Finding { level: Level::Note, ..finding });
            }
        }
    }
}

/// The bounds on the length of a place's texts.
fn length(site: &Site<'_>) -> (Option<u64>, Option<u64>) {
    let inherited = site.inherited.and_then(|constraints| constraints.length.as_ref());
    let length = site.constraints.length.as_ref().or(inherited);
    length.map_or((None, None), |length| (length.min, length.max))
}
