//! Profile files: read or rejected by their line, and never shown.

use std::sync::OnceLock;

use ferrosmith_runtime::auth::chain::Profiles;
use ferrosmith_runtime::environment::Environment;

pub(crate) fn run(data: &[u8]) {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| tempfile::tempdir().expect("a folder")).path();
    let (config, credentials) = (folder.join("config"), folder.join("credentials"));
    let half = data.iter().position(|byte| *byte == 0).unwrap_or(data.len());
    std::fs::write(&config, &data[..half]).expect("a file");
    std::fs::write(&credentials, data.get(half + 1..).unwrap_or_default()).expect("a file");
    let path = |path: &std::path::Path| path.display().to_string();
    let environment = Environment::of([
        ("AWS_CONFIG_FILE", path(&config)),
        ("AWS_SHARED_CREDENTIALS_FILE", path(&credentials)),
        ("AWS_PROFILE", "dev".to_owned()),
    ]);
    match Profiles::load(&environment) {
        Ok(profiles) => {
            std::hint::black_box((profiles.of_service("S3", "endpoint_url"), format!("{profiles:?}")));
            if let Some(secret) = profiles.active().and_then(|dev| dev.get("aws_secret_access_key")) {
                assert!(secret.trim() == secret && !secret.contains('\n'), "{secret:?}");
            }
        }
        Err(error) => {
            let shown = error.to_string();
            assert!(!shown.contains("hush"), "{shown}");
        }
    }
}

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    [
        "# all\n[default]\nregion = eu-west-1 # home\n\n[profile dev]\nregion=us-west-2\ns3 =\n  max = 3\n[sso-session mine]\nsso_region = a\n",
        "[profile \"dev\"]\nservices = local\n[services local]\ns3 =\n  endpoint_url = http://s3\0[dev]\naws_access_key_id = A\n\
         aws_secret_access_key = hush\n",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec()
}
