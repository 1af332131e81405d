//! Settings of clients that are not of AWS, from variables of the environment that begin with the client's name.

use super::Config;
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
    config.bearer_token = get(TOKEN).map(Into::into);
    config.api_key = get(API_KEY).map(Into::into);
    config.basic = get(USERNAME).map(|user| (user, get(PASSWORD).unwrap_or_default().into()));
    config.variable_prefix = Some(prefix);
    config
}

#[cfg(test)]
mod tests {
    use super::*;
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
        assert_eq!(config.bearer_token.map(|token| token.expose().to_owned()).as_deref(), Some("t"));
        assert!(config.api_key.is_none());
        assert_eq!(
            config.basic.map(|(user, password)| (user, password.expose().to_owned())),
            Some(("u".into(), "p".into()))
        );
    }
}
