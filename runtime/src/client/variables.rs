//! Settings of clients that are not of AWS, from variables of the environment that begin with the client's name.

use super::Config;
use crate::auth::Credential;
use crate::environment::Environment;
use crate::schema::Service;

/// What the names of variables end with, by what they set.
pub(super) const BASE_URL: &str = "BASE_URL";
pub(super) const TOKEN: &str = "TOKEN";
pub(super) const API_KEY: &str = "API_KEY";
pub(super) const USERNAME: &str = "USERNAME";
pub(super) const PASSWORD: &str = "PASSWORD";

/// What the variables of a service's crate begin with: `SPOTIFY` for the crate `spotify`.
fn prefix(service: &Service) -> String {
    let name = service.package.split('/').next().unwrap_or_default();
    let upper = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' };
    name.chars().map(upper).collect()
}

/// The settings that the environment holds; an empty variable counts as absent.
pub(super) fn read(service: &Service, environment: &Environment) -> Config {
    let prefix = prefix(service);
    let get = |name: &str| environment.get(&format!("{prefix}_{name}")).filter(|value| !value.is_empty());
    let mut config = Config::new();
    config.endpoint = get(BASE_URL);
    config.secrets.bearer = get(TOKEN).map(Credential::bearer);
    config.secrets.api_key = get(API_KEY).map(Credential::api_key);
    config.secrets.basic = get(USERNAME).map(|user| Credential::basic(user, get(PASSWORD).unwrap_or_default()));
    config.variable_prefix = Some(prefix);
    config
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::Kind;
    use crate::schema::{Endpoint, Validation};

    const SERVICE: Service = Service {
        name: "Web API",
        version: "1",
        package: "music-box/0.1.0",
        endpoint: Endpoint::Unknown,
        validation: Validation::Full,
    };

    #[test]
    fn variables_begin_with_the_name_of_the_crate() {
        let environment = Environment::of([
            ("MUSIC_BOX_BASE_URL", "https://music.example"),
            ("MUSIC_BOX_TOKEN", "t"),
            ("MUSIC_BOX_API_KEY", ""),
            ("MUSIC_BOX_USERNAME", "u"),
            ("MUSIC_BOX_PASSWORD", "p"),
        ]);
        let config = read(&SERVICE, &environment);
        assert_eq!(config.endpoint.as_deref(), Some("https://music.example"));
        let kind = |credential: Option<Credential>| credential.map(|credential| credential.0);
        assert!(matches!(kind(config.secrets.bearer), Some(Kind::Token(token)) if token.expose() == "t"));
        assert!(config.secrets.api_key.is_none());
        let basic = kind(config.secrets.basic);
        assert!(matches!(basic, Some(Kind::Basic(user, password)) if user == "u" && password.expose() == "p"));
    }
}
