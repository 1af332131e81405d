//! Where requests go: from a region, a template, or what the caller says.

mod partitions;
mod template;

use http::Uri;
use http::uri::{Authority, Scheme};

use crate::client::Config;
use crate::error::Error;
use crate::schema::{Endpoint, Service};

/// Where the requests of a client go.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// `https`, or `http` where the caller says so.
    pub scheme: Scheme,
    /// The host and port.
    pub authority: Authority,
    /// What stands before the paths of the operations; without a final `/`, often empty.
    pub path: String,
    /// The region for which requests are signed.
    pub region: Option<String>,
}

/// Where the requests of a service's client go.
///
/// # Errors
/// A region is missing or none, or a URL is none.
pub fn resolve(service: &Service, config: &Config) -> Result<Resolved, Error> {
    let region = signing_region(service, config);
    let url = match (&config.endpoint, &service.endpoint) {
        (Some(url), _) => url.clone(),
        (None, Endpoint::Aws { prefix, global }) => partitions::url(prefix, *global, config)?,
        (None, Endpoint::Template { url, variables }) => template::fill(url, variables, &config.variables)?,
        (None, Endpoint::Unknown) => {
            return Err(Error::config("no endpoint: the description names none, set it with `Config::endpoint`"));
        }
    };
    parse(&url, region)
}

/// The URL of a service of AWS in a region.
#[cfg(feature = "aws")]
pub(crate) fn of_aws(prefix: &str, region: &str) -> Result<String, Error> {
    partitions::url(prefix, None, &Config::new().region(region)).map(|url| format!("{url}/"))
}

fn signing_region(service: &Service, config: &Config) -> Option<String> {
    match &service.endpoint {
        Endpoint::Aws { global: Some((_, region)), .. } if config.region.is_none() => Some((*region).to_owned()),
        _ => config.region.clone(),
    }
}

/// A URL as messages show it: what stands before an `@` may be a password.
pub(crate) fn shown(url: &str) -> String {
    url.rsplit('@').next().unwrap_or_default().escape_debug().to_string()
}

fn parse(url: &str, region: Option<String>) -> Result<Resolved, Error> {
    let shown = shown(url);
    let invalid = |why: &str| Error::config(format!("the endpoint `{shown}` is no URL that requests can go to: {why}"));
    let uri: Uri = url.parse().map_err(|error: http::uri::InvalidUri| invalid(&error.to_string()))?;
    let parts = uri.into_parts();
    let scheme = parts.scheme.ok_or_else(|| invalid("it must begin with `https://` or `http://`"))?;
    if scheme != Scheme::HTTPS && scheme != Scheme::HTTP {
        return Err(invalid("it must begin with `https://` or `http://`"));
    }
    let authority = parts.authority.ok_or_else(|| invalid("it has no host"))?;
    if authority.as_str().contains('@') {
        return Err(invalid("user and password have settings of their own"));
    }
    let path = parts.path_and_query.as_ref().map_or("", |path| path.path()).trim_end_matches('/').to_owned();
    if parts.path_and_query.is_some_and(|path| path.query().is_some()) {
        return Err(invalid("it must not have a query"));
    }
    Ok(Resolved { scheme, authority, path, region })
}

/// Whether text can be one label, or several parted by dots, of a host name (RFC 1123, section 2.1).
pub(crate) fn is_host(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Validation;

    const fn service(endpoint: Endpoint) -> Service {
        Service { name: "Test", version: "1", package: "test/1", endpoint, validation: Validation::Full }
    }

    fn url(service: &Service, config: &Config) -> Result<String, String> {
        let endpoint = resolve(service, config).map_err(|error| error.to_string())?;
        Ok(format!("{}://{}{}", endpoint.scheme, endpoint.authority, endpoint.path))
    }

    #[test]
    fn regions_of_every_partition() {
        let bedrock = service(Endpoint::Aws { prefix: "bedrock", global: None });
        for (region, host) in [
            ("us-east-1", "bedrock.us-east-1.amazonaws.com"),
            ("ap-southeast-7", "bedrock.ap-southeast-7.amazonaws.com"),
            ("cn-north-1", "bedrock.cn-north-1.amazonaws.com.cn"),
            ("us-gov-west-1", "bedrock.us-gov-west-1.amazonaws.com"),
            ("us-iso-east-1", "bedrock.us-iso-east-1.c2s.ic.gov"),
            ("us-isob-east-1", "bedrock.us-isob-east-1.sc2s.sgov.gov"),
            ("eu-isoe-west-1", "bedrock.eu-isoe-west-1.cloud.adc-e.uk"),
            ("us-isof-south-1", "bedrock.us-isof-south-1.csp.hci.ic.gov"),
            ("eusc-de-east-1", "bedrock.eusc-de-east-1.amazonaws.eu"),
        ] {
            assert_eq!(url(&bedrock, &Config::new().region(region)), Ok(format!("https://{host}")));
        }
    }

    #[test]
    fn fips_and_dual_stack() {
        let bedrock = service(Endpoint::Aws { prefix: "bedrock", global: None });
        let config = Config::new().region("us-east-1");
        let host = |config| url(&bedrock, &config);
        assert_eq!(host(config.clone().fips(true)), Ok("https://bedrock-fips.us-east-1.amazonaws.com".into()));
        assert_eq!(host(config.clone().dual_stack(true)), Ok("https://bedrock.us-east-1.api.aws".into()));
        let both = config.fips(true).dual_stack(true);
        assert_eq!(host(both), Ok("https://bedrock-fips.us-east-1.api.aws".into()));
    }

    #[test]
    fn what_the_caller_says_goes_before_all() {
        let bedrock = service(Endpoint::Aws { prefix: "bedrock", global: None });
        let config = Config::new().region("us-east-1");
        let at = |text: &str| url(&bedrock, &config.clone().endpoint(text));
        assert_eq!(at("http://127.0.0.1:8080/base/"), Ok("http://127.0.0.1:8080/base".into()));
        for wrong in ["localhost", "ftp://x", "https://user:secret@host", "https://host/?a=b", "https:// x"] {
            let text = at(wrong).expect_err("no URL");
            assert!(text.contains("is no URL"), "{text}");
        }
    }

    #[test]
    fn a_service_without_regions() {
        let iam = service(Endpoint::Aws { prefix: "iam", global: Some(("iam.amazonaws.com", "us-east-1")) });
        assert_eq!(url(&iam, &Config::new()), Ok("https://iam.amazonaws.com".into()));
        assert_eq!(resolve(&iam, &Config::new()).expect("resolved").region.as_deref(), Some("us-east-1"));
    }

    #[test]
    fn templates_have_defaults_and_variables() {
        let pets = service(Endpoint::Template {
            url: "https://{tenant}.example.com:{port}/v1",
            variables: &[("tenant", "demo"), ("port", "8443")],
        });
        assert_eq!(url(&pets, &Config::new()), Ok("https://demo.example.com:8443/v1".into()));
        assert_eq!(
            url(&pets, &Config::new().variable("tenant", "acme")),
            Ok("https://acme.example.com:8443/v1".into())
        );
        let text = url(&pets, &Config::new().variable("user", "acme")).expect_err("no such variable");
        assert!(text.contains("`user`"), "{text}");
    }

    #[test]
    fn a_region_is_a_host_label() {
        let bedrock = service(Endpoint::Aws { prefix: "bedrock", global: None });
        for region in ["", "us east", "evil.com/", "-x", "a.b"] {
            assert!(url(&bedrock, &Config::new().region(region)).is_err(), "`{region}`");
        }
        assert!(url(&bedrock, &Config::new()).expect_err("no region").contains("no region"));
    }
}
