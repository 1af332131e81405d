//! The partitions of AWS: which domain a region belongs to (AWS rules engine, "`aws.partition` function").
//!
//! The data is that against which AWS's models test their rule sets. A region that no partition knows belongs to `aws`,
//! so that new regions need no new release.

/// A part of AWS with accounts and domains of its own.
#[derive(Debug, PartialEq)]
pub struct Partition {
    /// Its name: `aws-cn`.
    pub name: &'static str,
    /// How the names of its regions begin, before a word and a number; none for `aws`.
    prefix: &'static str,
    /// The domain of its hosts.
    pub dns_suffix: &'static str,
    /// The domain of hosts that are reached over IPv6 also.
    pub dual_stack_dns_suffix: &'static str,
    /// Whether there are hosts with cryptography validated under FIPS 140.
    pub supports_fips: bool,
    /// Whether there are hosts that are reached over IPv6 also.
    pub supports_dual_stack: bool,
    /// The region to sign for at services without regions.
    pub implicit_global_region: &'static str,
}

const fn partition(
    name: &'static str,
    prefix: &'static str,
    domains: [&'static str; 2],
    global: &'static str,
) -> Partition {
    let [dns_suffix, dual_stack_dns_suffix] = domains;
    Partition {
        name,
        prefix,
        dns_suffix,
        dual_stack_dns_suffix,
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: global,
    }
}

/// A partition cut off from the internet, without IPv6.
const fn isolated(name: &'static str, prefix: &'static str, domain: &'static str, global: &'static str) -> Partition {
    let mut isolated = partition(name, prefix, [domain, domain], global);
    isolated.supports_dual_stack = false;
    isolated
}

static AWS: Partition = partition("aws", "", ["amazonaws.com", "api.aws"], "us-east-1");

static OTHERS: [Partition; 7] = [
    partition("aws-cn", "cn-", ["amazonaws.com.cn", "api.amazonwebservices.com.cn"], "cn-northwest-1"),
    partition("aws-us-gov", "us-gov-", ["amazonaws.com", "api.aws"], "us-gov-west-1"),
    partition("aws-eusc", "eusc-de-", ["amazonaws.eu", "api.amazonwebservices.eu"], "eusc-de-east-1"),
    isolated("aws-iso", "us-iso-", "c2s.ic.gov", "us-iso-east-1"),
    isolated("aws-iso-b", "us-isob-", "sc2s.sgov.gov", "us-isob-east-1"),
    isolated("aws-iso-e", "eu-isoe-", "cloud.adc-e.uk", "eu-isoe-west-1"),
    isolated("aws-iso-f", "us-isof-", "csp.hci.ic.gov", "us-isof-south-1"),
];

/// The partition of a region, or of the pseudo region of a partition's services without regions: `aws-cn-global`.
pub(super) fn of(region: &str) -> &'static Partition {
    let global = region.strip_suffix("-global");
    let is_of = |partition: &&Partition| {
        global == Some(partition.name) || region.strip_prefix(partition.prefix).is_some_and(is_word_and_number)
    };
    OTHERS.iter().find(is_of).unwrap_or(&AWS)
}

/// Whether text is `east-1`: a word, a hyphen, a number.
fn is_word_and_number(text: &str) -> bool {
    let Some((word, number)) = text.rsplit_once('-') else { return false };
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    !word.is_empty()
        && word.bytes().all(is_word)
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

impl Partition {
    /// The value of an attribute of the `Partition` structure; none if it has no such attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<super::Value<'static>> {
        Some(match name {
            "name" => self.name.into(),
            "dnsSuffix" => self.dns_suffix.into(),
            "dualStackDnsSuffix" => self.dual_stack_dns_suffix.into(),
            "supportsFIPS" => self.supports_fips.into(),
            "supportsDualStack" => self.supports_dual_stack.into(),
            "implicitGlobalRegion" => self.implicit_global_region.into(),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn every_region_has_a_partition() {
        for (region, name) in [
            ("us-east-1", "aws"),
            ("aws-global", "aws"),
            ("mars-north-1", "aws"),
            ("cn-north-1", "aws-cn"),
            ("aws-cn-global", "aws-cn"),
            ("us-gov-west-1", "aws-us-gov"),
            ("us-iso-east-1", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"),
            ("aws-iso-b-global", "aws-iso-b"),
            ("eu-isoe-west-1", "aws-iso-e"),
            ("us-isof-south-1", "aws-iso-f"),
            ("eusc-de-east-1", "aws-eusc"),
            ("cn-north", "aws"),
            ("cn-north-1-x", "aws"),
            ("", "aws"),
        ] {
            assert_eq!(of(region).name, name, "`{region}`");
        }
    }
}
