//! Settings from the environment, as the SDKs of AWS read them ("AWS SDKs and Tools Reference Guide").

use super::Config;
use crate::environment::Environment;
use crate::error::Error;
use crate::schema::Service;

impl Config {
    /// Reads the settings of the environment.
    ///
    /// For services of AWS; what comes first is taken:
    ///
    /// - the region: `AWS_REGION`, `AWS_DEFAULT_REGION`, `region` of the profile; a client's `from_env` asks the
    ///   metadata of the EC2 instance last of all ([`region_of_instance`](Self::region_of_instance));
    /// - the endpoint: `AWS_ENDPOINT_URL_<SERVICE>`, `AWS_ENDPOINT_URL`, `endpoint_url` of the profile for the service (`services`) or
    ///   for all, that of the region with `AWS_USE_FIPS_ENDPOINT` and `AWS_USE_DUALSTACK_ENDPOINT`, or `use_fips_endpoint` and
    ///   `use_dualstack_endpoint` of the profile; some services also look at `AWS_ACCOUNT_ID`,
    ///   `AWS_ACCOUNT_ID_ENDPOINT_MODE`, `AWS_S3_USE_ARN_REGION` and `AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS`;
    /// - who calls: `AWS_BEARER_TOKEN_<SERVICE>`, then the [chain of credentials](crate::auth::chain): variables,
    ///   profile, web identity, container, instance;
    /// - how often it is tried: `AWS_MAX_ATTEMPTS`, `max_attempts` of the profile.
    ///
    /// The profile is the one that `AWS_PROFILE` names, or `default`.
    ///
    /// For other services, variables that begin with the name of the crate, `SPOTIFY` for the crate `spotify`:
    ///
    /// - the URL that requests go to: `SPOTIFY_BASE_URL`;
    /// - who calls: `SPOTIFY_TOKEN` (bearer), `SPOTIFY_API_KEY`, `SPOTIFY_USERNAME` and `SPOTIFY_PASSWORD` (basic).
    ///
    /// # Errors
    /// A variable or a file that cannot be understood.
    pub fn from_env(service: &Service) -> Result<Self, Error> {
        Self::from_environment(service, &Environment::process())
    }

    /// Reads the settings of an environment other than that of the process.
    ///
    /// # Errors
    /// A variable or a file that cannot be understood.
    pub fn from_environment(service: &Service, environment: &Environment) -> Result<Self, Error> {
        match service.endpoint {
            #[cfg(feature = "aws")]
            crate::schema::Endpoint::Aws { prefix, .. } => aws(service.name, prefix, environment),
            _ => Ok(super::variables::read(service, environment)),
        }
    }

    /// Takes region, endpoint, number of attempts and credentials from a profile of the files `~/.aws/config` and
    /// `~/.aws/credentials`, whatever the variables of the environment hold. Files that cannot be read, or have no such profile, are
    /// an error of the first call.
    #[cfg(feature = "aws")]
    #[must_use]
    pub fn profile(self, name: &str) -> Self {
        self.profile_of(&Environment::process(), name)
    }

    /// The same for the files that an environment names.
    #[cfg(feature = "aws")]
    #[must_use]
    pub fn profile_of(mut self, environment: &Environment, name: &str) -> Self {
        use crate::auth::chain::Chain;

        let chain = match Chain::profile(environment.clone(), name) {
            Ok(chain) => chain,
            Err(error) => return self.credentials(Unusable(error.to_string())),
        };
        if let Some(profile) = chain.profiles().active() {
            self.take(profile);
            if let Some(attempts) = profile.get("max_attempts").and_then(|text| text.parse().ok()) {
                self = self.max_attempts(attempts);
            }
        }
        self.credentials(chain)
    }

    /// Takes from a profile where requests go.
    #[cfg(feature = "aws")]
    fn take(&mut self, profile: &crate::auth::chain::Profile) {
        let text = |key: &str| profile.get(key).map(str::to_owned);
        self.region = text("region").or(self.region.take());
        self.endpoint = text("endpoint_url").or(self.endpoint.take());
        self.fips |= profile.get("use_fips_endpoint").is_some_and(is_true);
        self.dual_stack |= profile.get("use_dualstack_endpoint").is_some_and(is_true);
    }

    /// Adds the region of the EC2 instance that this is, if there is no region yet and it is one.
    ///
    /// Takes a second at most. `AWS_EC2_METADATA_DISABLED` switches it off.
    #[cfg(feature = "aws")]
    #[must_use]
    pub async fn region_of_instance(mut self, environment: &Environment) -> Self {
        if self.region.is_none() {
            self.region = crate::auth::chain::instance::region(environment).await;
        }
        self
    }
}

/// Credentials that cannot be had, and why.
#[cfg(feature = "aws")]
struct Unusable(String);

#[cfg(feature = "aws")]
impl crate::auth::ProvideCredentials for Unusable {
    fn credentials(&self) -> crate::auth::ProvidedCredentials {
        Box::pin(std::future::ready(Err(Error::config(self.0.as_str()))))
    }
}

/// Built-ins of endpoint rules that are on or off, the variables that set them, and the keys of profiles.
#[cfg(feature = "aws")]
const FLAGS: [(&str, &str, &str); 3] = [
    ("AWS::S3::UseArnRegion", "AWS_S3_USE_ARN_REGION", "s3_use_arn_region"),
    ("AWS::S3Control::UseArnRegion", "AWS_S3_USE_ARN_REGION", "s3_use_arn_region"),
    (
        "AWS::S3::DisableMultiRegionAccessPoints",
        "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS",
        "s3_disable_multiregion_access_points",
    ),
];

/// The same for those that are texts.
#[cfg(feature = "aws")]
const TEXTS: [(&str, &str, &str); 2] = [
    ("AWS::Auth::AccountId", "AWS_ACCOUNT_ID", "aws_account_id"),
    ("AWS::Auth::AccountIdEndpointMode", "AWS_ACCOUNT_ID_ENDPOINT_MODE", "account_id_endpoint_mode"),
];

#[cfg(feature = "aws")]
fn aws(service: &str, prefix: &str, environment: &Environment) -> Result<Config, Error> {
    use crate::auth::chain::{Chain, Profiles};

    let profiles = Profiles::load(environment)?;
    let profile = |key: &str| profiles.active().and_then(|profile| profile.get(key)).map(str::to_owned);
    let mut config = Config::new();
    if let Some(profile) = profiles.active() {
        config.take(profile);
    }
    let region = environment.get("AWS_REGION").or_else(|| environment.get("AWS_DEFAULT_REGION"));
    config.region = region.or(config.region.take());
    let named = |start: &str, count: usize| {
        names(service, prefix).iter().take(count).find_map(|name| environment.get(&format!("{start}{name}")))
    };
    let of_profile = config.endpoint.take();
    if !environment.is_true("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") {
        config.endpoint = named("AWS_ENDPOINT_URL_", 2)
            .or_else(|| environment.get("AWS_ENDPOINT_URL"))
            .or_else(|| profiles.of_service(service, "endpoint_url").map(str::to_owned))
            .or(of_profile);
    }
    let either = |variable: &str, key: &str| environment.get(variable).or_else(|| profile(key));
    config.fips = environment.get("AWS_USE_FIPS_ENDPOINT").map_or(config.fips, |text| is_true(&text));
    config.dual_stack = environment.get("AWS_USE_DUALSTACK_ENDPOINT").map_or(config.dual_stack, |text| is_true(&text));
    for (built_in, variable, key) in FLAGS {
        if let Some(text) = either(variable, key) {
            config = config.endpoint_param(built_in, is_true(&text));
        }
    }
    for (built_in, variable, key) in TEXTS {
        if let Some(text) = either(variable, key) {
            config = config.endpoint_param(built_in, text);
        }
    }
    if let Some(attempts) = environment.get("AWS_MAX_ATTEMPTS").or_else(|| profile("max_attempts")) {
        let wrong = |_| Error::config(format!("`AWS_MAX_ATTEMPTS` is not a number: `{attempts}`"));
        config = config.max_attempts(attempts.parse().map_err(wrong)?);
    }
    config.secrets.bearer = named("AWS_BEARER_TOKEN_", 3).map(crate::auth::Credential::bearer);
    Ok(config.credentials(Chain::new(environment.clone(), profiles)))
}

#[cfg(feature = "aws")]
fn is_true(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case("true")
}

/// The names of a service in variables: `Bedrock Runtime` and `bedrock-runtime` are `BEDROCK_RUNTIME`, and a token for
/// `BEDROCK` serves its runtime too, which signs under that name.
#[cfg(feature = "aws")]
fn names(service: &str, prefix: &str) -> [String; 3] {
    let upper = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    let family = prefix.split('-').next().unwrap_or(prefix);
    [service, prefix, family].map(|name| name.chars().map(upper).collect())
}
