//! The settings of a client as parameters of a rule set (Smithy 2.0, "Rules engine parameters", "Rules engine
//! built-ins"; "AWS rules engine built-ins").

use super::rules::{Evaluated, evaluate};
use super::value::Value;
use super::{regional, standard};
use crate::client::Config;
use crate::error::Error;
use crate::schema::{RuleParam, Rules};

/// The region of services that have none.
const GLOBAL: &str = "aws-global";

/// The values of parameters that the settings give, by position.
pub(super) fn params<'a>(rules: &Rules, prefix: &'a str, config: &'a Config) -> Vec<Option<Value<'a>>> {
    rules.params.iter().map(|param| value(param, prefix, config)).collect()
}

fn value<'a>(param: &RuleParam, prefix: &'a str, config: &'a Config) -> Option<Value<'a>> {
    let set = |name: &str| config.endpoint_params.get(name).map(Value::borrowed);
    set(param.name).or_else(|| match param.built_in {
        "AWS::Region" => config.region.as_deref().map(Value::from),
        "AWS::UseFIPS" => Some(config.fips.into()),
        "AWS::UseDualStack" => Some(config.dual_stack.into()),
        "SDK::Endpoint" => config.endpoint.as_deref().map(Value::from),
        standard::PREFIX => Some(prefix.into()),
        built_in => set(built_in),
    })
}

/// Finds what is wrong with settings before rules look at them.
pub(super) fn check(rules: &Rules, config: &Config) -> Result<(), Error> {
    if let Some(region) = &config.region {
        regional::check_region(region)?;
    }
    // Names with colons are those of built-ins, which are set for whatever service has them.
    let is_known = |name: &str| name.contains("::") || rules.params.iter().any(|param| param.name == name);
    let Some(unknown) = config.endpoint_params.keys().find(|name| !is_known(name)) else { return Ok(()) };
    let known = rules.params.iter().filter(|param| param.built_in != standard::PREFIX);
    let known: Vec<String> = known.map(|param| format!("`{}`", param.name)).collect();
    let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
    Err(Error::config(format!("the endpoint has no parameter `{unknown}`; it has {known}")))
}

/// The endpoint of a service without regions, for clients without one.
pub(super) fn globally(rules: &'static Rules, prefix: &str, config: &Config) -> Option<Evaluated> {
    if config.region.is_some() || config.endpoint.is_some() {
        return None;
    }
    let global = config.clone().region(GLOBAL);
    let evaluated = evaluate(rules, params(rules, prefix, &global)).ok()?;
    (!evaluated.url.contains(GLOBAL)).then_some(evaluated)
}

/// The error for a message of the rules, with what the caller can do about it.
pub(super) fn explain(message: &str, rules: &Rules, config: &Config) -> Error {
    let needs_region = rules.params.iter().any(|param| param.built_in == "AWS::Region");
    if needs_region && config.region.is_none() && config.endpoint.is_none() {
        return Error::config(format!("no endpoint: {message} ({})", regional::NO_REGION));
    }
    Error::config(format!("no endpoint: {message}"))
}
