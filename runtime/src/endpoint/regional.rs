//! Services of AWS without a rule set: a host for each region.

use super::partitions;
use crate::client::Config;
use crate::error::Error;

/// What is missing where there is no region.
pub(super) const NO_REGION: &str =
    "no region: set it with `Config::region`, in `AWS_REGION`, or in the profile of `~/.aws/config`";

/// `https://<prefix>[-fips].<region>.<suffix>`.
pub(super) fn url(prefix: &str, config: &Config) -> Result<String, Error> {
    let region = config.region.as_deref().ok_or_else(|| Error::config(NO_REGION))?;
    check_region(region)?;
    let partition = partitions::of(region);
    if config.dual_stack && !partition.supports_dual_stack {
        return Err(Error::config(format!("the partition `{}` has no dual-stack endpoints", partition.name)));
    }
    let suffix = if config.dual_stack { partition.dual_stack_dns_suffix } else { partition.dns_suffix };
    let fips = if config.fips { "-fips" } else { "" };
    Ok(format!("https://{prefix}{fips}.{region}.{suffix}"))
}

/// A region becomes a part of a host name, and must not lead anywhere else.
pub(super) fn check_region(region: &str) -> Result<(), Error> {
    if super::is_host(region) && !region.contains('.') {
        return Ok(());
    }
    Err(Error::config(format!("`{}` is not a region", region.escape_debug())))
}
