use super::*;
use crate::schema::{BoundValue, Condition, Expr, Function, Outcome, RuleParam, Validation};

const REGIONAL: Endpoint = Endpoint::Aws { prefix: "bedrock", rules: Some(&Rules::REGIONAL) };
const PLAIN: Endpoint = Endpoint::Aws { prefix: "bedrock", rules: None };

const fn service(endpoint: Endpoint) -> Service {
    Service { name: "Test", version: "1", package: "test/1", endpoint, validation: Validation::Full }
}

fn url(service: &Service, config: &Config) -> Result<String, String> {
    let endpoint = resolve(service, config).map_err(|error| error.to_string())?;
    Ok(format!("{}://{}{}", endpoint.scheme, endpoint.authority, endpoint.path))
}

#[test]
fn regions_of_every_partition() {
    let bedrock = service(Endpoint::Aws { prefix: "bedrock", rules: None });
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
    let bedrock = service(Endpoint::Aws { prefix: "bedrock", rules: None });
    let config = Config::new().region("us-east-1");
    let host = |config| url(&bedrock, &config);
    assert_eq!(host(config.clone().fips(true)), Ok("https://bedrock-fips.us-east-1.amazonaws.com".into()));
    assert_eq!(host(config.clone().dual_stack(true)), Ok("https://bedrock.us-east-1.api.aws".into()));
    let both = config.fips(true).dual_stack(true);
    assert_eq!(host(both), Ok("https://bedrock-fips.us-east-1.api.aws".into()));
}

#[test]
fn what_the_caller_says_goes_before_all() {
    let bedrock = service(Endpoint::Aws { prefix: "bedrock", rules: None });
    let config = Config::new().region("us-east-1");
    let at = |text: &str| url(&bedrock, &config.clone().endpoint(text));
    assert_eq!(at("http://127.0.0.1:8080/base/"), Ok("http://127.0.0.1:8080/base".into()));
    for wrong in ["localhost", "ftp://x", "https://user:secret@host", "https://host/?a=b", "https:// x"] {
        let message = at(wrong).expect_err("no URL");
        assert!(message.contains("is not a URL"), "{message}");
    }
}

#[test]
fn ports_are_checked() {
    let bedrock = service(PLAIN);
    let at = |text: &str| url(&bedrock, &Config::new().region("us-east-1").endpoint(text));
    for right in ["https://host:1", "http://host:65535", "http://[::1]:8080", "http://host:", "http://[::1]"] {
        assert!(at(right).is_ok(), "{right}: {:?}", at(right));
    }
    for wrong in ["http://host:65536", "https://host:0", "http://[::1]:99999", "http://1.2.3.4:100000000000000000000"] {
        let message = at(wrong).expect_err("no port");
        assert!(message.contains("is not a port from 1 to 65535"), "{message}");
    }
}

#[test]
fn templates_have_defaults_and_variables() {
    let pets = service(Endpoint::Template {
        url: "https://{tenant}.example.com:{port}/v1",
        variables: &[("tenant", "demo"), ("port", "8443")],
    });
    assert_eq!(url(&pets, &Config::new()), Ok("https://demo.example.com:8443/v1".into()));
    assert_eq!(url(&pets, &Config::new().variable("tenant", "acme")), Ok("https://acme.example.com:8443/v1".into()));
    let message = url(&pets, &Config::new().variable("user", "acme")).expect_err("no such variable");
    assert!(message.contains("`user`"), "{message}");
}

#[test]
fn a_region_is_a_host_label() {
    let bedrock = service(Endpoint::Aws { prefix: "bedrock", rules: None });
    for region in ["", "us east", "evil.com/", "-x", "a.b"] {
        assert!(url(&bedrock, &Config::new().region(region)).is_err(), "`{region}`");
    }
    assert!(url(&bedrock, &Config::new()).expect_err("no region").contains("no region"));
}

#[test]
fn the_usual_rules_lead_to_the_usual_hosts() {
    for (region, host) in
        [("eu-west-1", "bedrock.eu-west-1.amazonaws.com"), ("cn-north-1", "bedrock.cn-north-1.amazonaws.com.cn")]
    {
        assert_eq!(url(&service(REGIONAL), &Config::new().region(region)), Ok(format!("https://{host}")));
        assert_eq!(url(&service(PLAIN), &Config::new().region(region)), Ok(format!("https://{host}")));
    }
    let regional = service(REGIONAL);
    let config = Config::new().region("us-east-1");
    let host = |config| url(&regional, &config);
    assert_eq!(host(config.clone().fips(true)), Ok("https://bedrock-fips.us-east-1.amazonaws.com".into()));
    assert_eq!(host(config.clone().dual_stack(true)), Ok("https://bedrock.us-east-1.api.aws".into()));
    assert_eq!(host(config.fips(true).dual_stack(true)), Ok("https://bedrock-fips.us-east-1.api.aws".into()));
}

#[test]
fn what_the_rules_do_not_allow() {
    let message = |config| url(&service(REGIONAL), &config).expect_err("no endpoint");
    assert!(message(Config::new()).contains("Missing Region (no region: set it with"));
    let iso = Config::new().region("us-iso-east-1").dual_stack(true);
    assert!(message(iso.clone()).contains("this partition does not support DualStack"));
    assert!(message(iso.fips(true)).contains("does not support one or both"));
    let custom = Config::new().region("us-east-1").endpoint("http://localhost:1");
    assert_eq!(url(&service(REGIONAL), &custom), Ok("http://localhost:1".into()));
    assert!(message(custom.clone().fips(true)).contains("FIPS and custom endpoint are not supported"));
    assert!(message(custom.dual_stack(true)).contains("Dualstack and custom endpoint are not supported"));
    assert!(message(Config::new().region("a/b")).contains("`a/b` is not a region"));
    let unknown = message(Config::new().region("us-east-1").endpoint_param("Bucket", "b"));
    assert!(
        unknown.contains("no parameter `Bucket`; it has `Region`, `UseDualStack`, `UseFIPS`, `Endpoint`"),
        "{unknown}"
    );
}

const SCHEMES: Expr = Expr::List(&[Expr::Record(&[
    ("name", Expr::Text("sigv4")),
    ("signingName", Expr::Text("other")),
    ("signingRegion", Expr::Text("us-east-1")),
    ("disableDoubleEncoding", Expr::Bool(true)),
])]);
const ASYMMETRIC: Expr = Expr::List(&[Expr::Record(&[("name", Expr::Text("sigv4a"))])]);

/// A host without a region for `Mode` `global`, one that wants another signature for any other.
static GLOBAL: Rules = Rules {
    params: &[RuleParam::new("Region").built_in("AWS::Region"), RuleParam::new("Mode").default(Expr::Text("global"))],
    variables: 0,
    conditions: &[
        Condition::Test(Expr::Call(Function::IsSet, &[Expr::Slot(0)])),
        Condition::Test(Expr::Call(Function::Equals, &[Expr::Slot(1), Expr::Text("global")])),
    ],
    nodes: &[[0, 1, -1], [1, -2, -3]],
    results: &[
        Outcome::Error(Expr::Template("{{no}} region")),
        Outcome::Endpoint {
            url: Expr::Text("https://iam.amazonaws.com"),
            headers: &[("x-mode", Expr::List(&[Expr::Slot(1)]))],
            properties: &[("authSchemes", SCHEMES)],
        },
        Outcome::Endpoint {
            url: Expr::Template("https://{1}.example.com"),
            headers: &[],
            properties: &[("authSchemes", ASYMMETRIC)],
        },
    ],
    root: 0,
};

#[test]
fn the_endpoint_decides_what_is_signed_for() {
    let iam = service(Endpoint::Aws { prefix: "iam", rules: Some(&GLOBAL) });
    for config in [Config::new().region("eu-west-1"), Config::new()] {
        let resolved = resolve(&iam, &config).expect("an endpoint");
        assert_eq!(
            (resolved.signing.name.as_deref(), resolved.signing.region.as_deref()),
            (Some("other"), Some("us-east-1"))
        );
        assert!(resolved.signing.raw_path && resolved.signing.unsupported.is_none());
        assert_eq!(resolved.headers["x-mode"], "global");
    }
    let resolved =
        resolve(&iam, &Config::new().region("eu-west-1").endpoint_param("Mode", "far")).expect("an endpoint");
    assert_eq!(resolved.authority, "far.example.com");
    assert_eq!(resolved.signing.unsupported.as_deref(), Some("sigv4a"));
    assert_eq!(resolved.signing.region.as_deref(), Some("eu-west-1"));
}

#[test]
fn tables_that_are_none_give_errors() {
    static CIRCULAR: Rules = Rules {
        params: &[],
        variables: 0,
        conditions: &[Condition::Test(Expr::Bool(true))],
        nodes: &[[0, 0, 0]],
        results: &[],
        root: 0,
    };
    static BEYOND: Rules =
        Rules { params: &[], variables: 0, conditions: &[], nodes: &[[7, 8, 9]], results: &[], root: 0 };
    static UNSET: Rules = Rules {
        params: &[RuleParam::new("A")],
        variables: 0,
        conditions: &[],
        nodes: &[],
        results: &[Outcome::url(Expr::Template("https://{0}"))],
        root: -1,
    };
    for rules in [&CIRCULAR, &BEYOND, &UNSET] {
        assert!(evaluate(rules, Vec::new()).is_err());
    }
}

#[test]
fn fixed_values_of_operations_go_before_settings() {
    static BINDING: Binding = Binding { param: 1, value: BoundValue::Fixed(Expr::Text("near")) };
    let iam = service(Endpoint::Rules(&GLOBAL));
    let config = Config::new().region("eu-west-1").endpoint_param("Mode", "far");
    let resolved = resolve_call(&iam, &config, std::slice::from_ref(&BINDING), &()).expect("an endpoint");
    assert_eq!(resolved.authority, "near.example.com");
}
