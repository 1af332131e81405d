//! The credentials that a profile names: its own keys, a role over those of another, a web identity, a program, single
//! sign-on ("Assume role credential provider" and its neighbours).

use super::{Inner, Profile, Web, container, instance, process, sso, sts};
use crate::auth::Credentials;
use crate::error::Error;

/// How many profiles may stand behind each other.
const DEEPEST: usize = 10;

/// The credentials of the profile that counts; none if it names none.
pub(super) async fn credentials(chain: &Inner, web: &Web) -> Result<Option<Credentials>, Error> {
    let name = chain.profiles.active_name();
    let Some(profile) = chain.profiles.active() else {
        return match name {
            "default" => Ok(None),
            name => Err(Error::credentials(format!("there is no profile `{name}`"))),
        };
    };
    // A profile that names no source (a region only, say) leaves the chain to go on.
    let (source, roles) = roles(chain, name, profile)?;
    let Some(mut credentials) = from_source(chain, web, &source).await? else { return Ok(None) };
    for role in roles.iter().rev() {
        credentials = sts::assume(web, &credentials, role, &chain.region()).await?;
    }
    Ok(Some(credentials))
}

/// Where the first credentials come from.
enum Source<'a> {
    Profile(&'a Profile),
    Named(&'a str),
}

/// The profile at the end of the row of `source_profile`s, and the roles that are taken on the way back.
fn roles<'a>(chain: &'a Inner, name: &str, profile: &'a Profile) -> Result<(Source<'a>, Vec<sts::Role>), Error> {
    let mut roles = Vec::new();
    let (mut name, mut profile) = (name.to_owned(), profile);
    loop {
        let is_web_identity = profile.get("web_identity_token_file").is_some();
        let Some(role) = sts::Role::of(profile).filter(|_| !is_web_identity) else {
            return Ok((Source::Profile(profile), roles));
        };
        roles.push(role);
        if let Some(source) = profile.get("credential_source") {
            return Ok((Source::Named(source), roles));
        }
        let Some(next) = profile.get("source_profile") else {
            let missing = "has `role_arn`, but neither `source_profile` nor `credential_source`";
            return Err(Error::credentials(format!("profile `{name}` {missing}")));
        };
        if roles.len() > DEEPEST {
            return Err(Error::credentials(format!("profile `{name}` goes round in circles by `source_profile`")));
        }
        // A profile may be its own source: its keys take its role.
        if next == name {
            return Ok((Source::Profile(profile), roles));
        }
        let none = || Error::credentials(format!("profile `{name}` names `{next}`, which does not exist"));
        profile = chain.profiles.get(next).ok_or_else(none)?;
        name = next.to_owned();
    }
}

async fn from_source(chain: &Inner, web: &Web, source: &Source<'_>) -> Result<Option<Credentials>, Error> {
    let profile = match source {
        Source::Profile(profile) => profile,
        Source::Named(name) => return from_named(chain, web, name).await.map(Some),
    };
    if let (Some(id), Some(secret)) = (profile.get("aws_access_key_id"), profile.get("aws_secret_access_key")) {
        let mut credentials = Credentials::new(id, secret);
        credentials.session_token = profile.get("aws_session_token").map(Into::into);
        return Ok(Some(credentials));
    }
    if let Some(identity) = sts::Identity::of(profile) {
        return sts::assume_with_web_identity(web, &identity, &chain.region()).await.map(Some);
    }
    if let Some(sign_on) = sso::SignOn::of(&chain.profiles, profile)? {
        return sso::credentials(&chain.environment, web, &sign_on).await.map(Some);
    }
    match profile.get("credential_process") {
        Some(command) => process::credentials(command).await.map(Some),
        None => Ok(None),
    }
}

async fn from_named(chain: &Inner, web: &Web, name: &str) -> Result<Credentials, Error> {
    let environment = &chain.environment;
    let found = match name {
        "Environment" => super::from_variables(environment)?,
        "EcsContainer" => container::credentials(environment, web).await?,
        "Ec2InstanceMetadata" => instance::credentials(chain, web).await?,
        other => return Err(Error::credentials(format!("`credential_source = {other}` is not known"))),
    };
    found.ok_or_else(|| Error::credentials(format!("`credential_source = {name}` gives none")))
}
