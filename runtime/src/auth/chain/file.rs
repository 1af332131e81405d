//! The files `~/.aws/config` and `~/.aws/credentials` ("Shared config and credentials files" of the AWS SDKs and Tools
//! Reference Guide).

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{fmt, fs, io};

use crate::environment::Environment;
use crate::error::Error;

/// The profiles of both files, and which of them counts.
#[derive(Clone, Default)]
pub struct Profiles {
    profiles: BTreeMap<String, Profile>,
    sessions: BTreeMap<String, Profile>,
    services: BTreeMap<String, Profile>,
    active: String,
}

/// The settings of one profile.
#[derive(Clone, Default)]
pub struct Profile {
    settings: BTreeMap<String, String>,
}

impl Profile {
    /// Returns a setting.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.settings.get(key).map(String::as_str)
    }
}

impl Profiles {
    /// Reads the files that an environment names; those that do not exist are empty.
    ///
    /// # Errors
    /// A file that cannot be read, or that has a line which is no setting.
    pub fn load(environment: &Environment) -> Result<Self, Error> {
        let active = environment.get("AWS_PROFILE").or_else(|| environment.get("AWS_DEFAULT_PROFILE"));
        let mut profiles = Self { active: active.unwrap_or_else(|| "default".to_owned()), ..Self::default() };
        for (variable, usual, is_config) in
            [("AWS_CONFIG_FILE", ".aws/config", true), ("AWS_SHARED_CREDENTIALS_FILE", ".aws/credentials", false)]
        {
            let path = environment.get(variable).map(PathBuf::from).or_else(|| environment.home(usual));
            let Some(path) = path else { continue };
            let unreadable = |why: &dyn fmt::Display| Error::config(format!("`{}`: {why}", path.display()));
            match fs::read_to_string(&path) {
                Ok(text) => profiles.read(&text, is_config).map_err(|wrong| unreadable(&wrong))?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(unreadable(&error)),
            }
        }
        Ok(profiles)
    }

    /// Returns the active profile, if there is one of its name.
    pub fn active(&self) -> Option<&Profile> {
        self.get(&self.active)
    }

    /// Makes another profile the one that counts.
    pub(super) fn with_active(mut self, name: &str) -> Self {
        name.clone_into(&mut self.active);
        self
    }

    /// The name of the profile that counts.
    pub(super) fn active_name(&self) -> &str {
        &self.active
    }

    /// Returns a profile.
    pub fn get(&self, name: &str) -> Option<&Profile> {
        self.profiles.get(name)
    }

    /// Returns a setting that the active profile has for one service, in the section that it names by `services`. The service
    /// goes by its name in lower case, with `_` for spaces: `bedrock_runtime`.
    pub fn of_service(&self, service: &str, key: &str) -> Option<&str> {
        let services = self.services.get(self.active()?.get("services")?)?;
        services.get(&format!("{}.{key}", service.to_lowercase().replace([' ', '-'], "_")))
    }

    /// A session of single sign-on.
    pub(super) fn session(&self, name: &str) -> Option<&Profile> {
        self.sessions.get(name)
    }

    /// Reads a file; what comes later wins.
    fn read(&mut self, text: &str, is_config: bool) -> Result<(), String> {
        let mut section: Option<&mut Profile> = None;
        let mut above = String::new();
        for (number, line) in text.lines().enumerate() {
            let line = uncommented(line);
            if line.trim().is_empty() {
                continue;
            }
            if line.starts_with([' ', '\t']) {
                // What is indented belongs to the setting above: `bedrock.endpoint_url`.
                if let (Some(section), Some((key, value))) = (&mut section, line.split_once('=')) {
                    let key = format!("{above}.{}", key.trim().to_ascii_lowercase());
                    section.settings.insert(key, value.trim().to_owned());
                }
                continue;
            }
            if let Some(title) = line.trim().strip_prefix('[') {
                let title = title.strip_suffix(']').ok_or_else(|| format!("line {}: `]` is missing", number + 1))?;
                section = self.section(title.trim(), is_config);
                continue;
            }
            let (key, value) = line.split_once('=').ok_or_else(|| format!("line {}: no setting", number + 1))?;
            above = key.trim().to_ascii_lowercase();
            if let Some(section) = &mut section {
                section.settings.insert(above.clone(), value.trim().to_owned());
            }
        }
        Ok(())
    }

    /// The section of a title; none for those that are not for us.
    fn section(&mut self, title: &str, is_config: bool) -> Option<&mut Profile> {
        let (kind, name) = title.split_once(char::is_whitespace).unwrap_or(("", title));
        let name = name.trim().trim_matches('"').to_owned();
        match (kind, is_config) {
            ("", true) if name != "default" => None,
            ("profile" | "", _) => Some(self.profiles.entry(name).or_default()),
            ("sso-session", true) => Some(self.sessions.entry(name).or_default()),
            ("services", true) => Some(self.services.entry(name).or_default()),
            _ => None,
        }
    }
}

/// A line without its comment: all of it, or what follows a space and a sign.
fn uncommented(line: &str) -> &str {
    if line.trim_start().starts_with(['#', ';']) {
        return "";
    }
    let end = [" #", " ;", "\t#", "\t;"].iter().filter_map(|sign| line.find(sign)).min();
    line[..end.unwrap_or(line.len())].trim_end()
}

impl fmt::Debug for Profiles {
    /// The names only: the settings hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.profiles.keys()).finish()
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.settings.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(config: &str, credentials: &str) -> Result<Profiles, String> {
        let mut profiles = Profiles { active: "dev".to_owned(), ..Profiles::default() };
        profiles.read(config, true)?;
        profiles.read(credentials, false)?;
        Ok(profiles)
    }

    #[test]
    fn profiles_of_both_files_are_one() {
        let config = "# all\n[default]\nregion = eu-west-1 # home\n\n[profile dev]\nregion=us-west-2\ns3 =\n  max = 3\n\
                      [sso-session mine]\nsso_region = us-east-1\n[dev]\nregion = nowhere\n";
        let credentials = "[dev]\naws_access_key_id = AKID\nAWS_SECRET_ACCESS_KEY = a=b;c\n";
        let profiles = read(config, credentials).expect("profiles");
        let dev = profiles.active().expect("dev");
        assert_eq!(dev.get("region"), Some("us-west-2"));
        assert_eq!(dev.get("aws_access_key_id"), Some("AKID"));
        assert_eq!(dev.get("aws_secret_access_key"), Some("a=b;c"));
        assert_eq!((dev.get("max"), dev.get("s3.max")), (None, Some("3")));
        assert_eq!(profiles.get("default").and_then(|profile| profile.get("region")), Some("eu-west-1"));
        assert_eq!(profiles.session("mine").and_then(|session| session.get("sso_region")), Some("us-east-1"));
        assert!(!format!("{profiles:?}").contains("a=b"), "no secret is shown");
    }

    #[test]
    fn services_have_settings_of_their_own() {
        let config = "[profile dev]\nservices = local\n[services local]\ns3 =\n  endpoint_url = http://s3\n\
                      bedrock_runtime = \n\tendpoint_url = http://models\n  other = 1\n[services more]\ns3 =\n  endpoint_url = x\n";
        let profiles = read(config, "").expect("profiles");
        assert_eq!(profiles.of_service("Bedrock Runtime", "endpoint_url"), Some("http://models"));
        assert_eq!(profiles.of_service("S3", "endpoint_url"), Some("http://s3"));
        assert_eq!(profiles.of_service("Bedrock", "endpoint_url"), None);
    }

    #[test]
    fn what_is_no_setting_is_reported() {
        assert_eq!(read("[default]\nregion", "").err(), Some("line 2: no setting".to_owned()));
        assert_eq!(read("[default", "").err(), Some("line 1: `]` is missing".to_owned()));
    }
}
