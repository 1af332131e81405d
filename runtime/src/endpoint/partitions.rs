//! The partitions of AWS: which domain a region belongs to.

use crate::client::Config;
use crate::error::Error;

/// A part of AWS with accounts and domains of its own.
struct Partition {
    /// How the names of its regions begin.
    prefixes: &'static [&'static str],
    suffix: &'static str,
    dual_stack: &'static str,
}

/// All but `aws` itself, to which every other region belongs, so that new regions need no new release.
const OTHERS: [Partition; 7] = [
    Partition { prefixes: &["cn-"], suffix: "amazonaws.com.cn", dual_stack: "api.amazonwebservices.com.cn" },
    Partition { prefixes: &["us-gov-"], suffix: "amazonaws.com", dual_stack: "api.aws" },
    Partition { prefixes: &["us-iso-"], suffix: "c2s.ic.gov", dual_stack: "api.aws.ic.gov" },
    Partition { prefixes: &["us-isob-"], suffix: "sc2s.sgov.gov", dual_stack: "api.aws.scloud" },
    Partition { prefixes: &["eu-isoe-"], suffix: "cloud.adc-e.uk", dual_stack: "api.cloud-aws.adc-e.uk" },
    Partition { prefixes: &["us-isof-", "eu-isof-"], suffix: "csp.hci.ic.gov", dual_stack: "api.aws.hci.ic.gov" },
    Partition { prefixes: &["eusc-"], suffix: "amazonaws.eu", dual_stack: "api.amazonwebservices.eu" },
];

const AWS: Partition = Partition { prefixes: &[], suffix: "amazonaws.com", dual_stack: "api.aws" };

fn partition(region: &str) -> &'static Partition {
    let of = |partition: &&Partition| partition.prefixes.iter().any(|prefix| region.starts_with(prefix));
    OTHERS.iter().find(of).unwrap_or(&AWS)
}

/// `https://<prefix>[-fips].<region>.<suffix>`, or the one host of a service without regions.
pub(super) fn url(prefix: &str, global: Option<(&str, &str)>, config: &Config) -> Result<String, Error> {
    let (region, host) = match (&config.region, global) {
        // Other partitions have hosts of their own for services without regions.
        (None, Some((host, _))) => return Ok(format!("https://{host}")),
        (Some(region), Some((host, _))) if std::ptr::eq(partition(region), &AWS) => (region, Some(host)),
        (Some(region), _) => (region, None),
        (None, None) => {
            return Err(Error::config(
                "no region: set it with `Config::region`, in `AWS_REGION`, or in the profile of `~/.aws/config`",
            ));
        }
    };
    if !super::is_host(region) || region.contains('.') {
        return Err(Error::config(format!("`{region}` is no region")));
    }
    if let (Some(host), false, false) = (host, config.fips, config.dual_stack) {
        return Ok(format!("https://{host}"));
    }
    let partition = partition(region);
    let suffix = if config.dual_stack { partition.dual_stack } else { partition.suffix };
    let fips = if config.fips { "-fips" } else { "" };
    Ok(format!("https://{prefix}{fips}.{region}.{suffix}"))
}
