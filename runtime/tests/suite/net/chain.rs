//! Where settings and credentials come from: variables, profiles, and services that give credentials.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use std::{env, fs, process};

use bytes::Bytes;
use ferrosmith_runtime::auth::chain::{Chain, Profiles};
use ferrosmith_runtime::auth::{AssumeRole, Credentials, ProvideCredentials};
use ferrosmith_runtime::environment::Environment;
use ferrosmith_runtime::transport::Recorded;
use ferrosmith_runtime::{Config, Error};
use http::Response;

use super::service::{Client, MODELS};

/// A file for one test.
fn file(name: &str, text: &str) -> String {
    let folder: PathBuf = env::temp_dir().join(format!("ferrosmith-chain-{}", process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

async fn find(variables: &[(&str, &str)], recorded: &Recorded) -> Result<Credentials, Error> {
    let environment = Environment::of(variables.iter().copied());
    let profiles = Profiles::load(&environment)?;
    Chain::new(environment, profiles).transport(Arc::new(recorded.clone())).credentials().await
}

const ROLE: &str = "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA1</AccessKeyId>\
                    <SecretAccessKey>s/e+c</SecretAccessKey><SessionToken>t==</SessionToken>\
                    <Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
const JSON: &str = r#"{"Code": "Success", "AccessKeyId": "ASIA2", "SecretAccessKey": "s", "Token": "t",
                       "Expiration": "2030-01-01T00:00:00Z"}"#;

#[tokio::test]
async fn variables_come_first() {
    let variables = [("AWS_ACCESS_KEY_ID", "A"), ("AWS_SECRET_ACCESS_KEY", "s"), ("AWS_SESSION_TOKEN", "t")];
    let found = find(&variables, &Recorded::new()).await.expect("credentials");
    assert_eq!(found, Credentials::new("A", "s").session_token("t"));
    let error = find(&variables[..1], &Recorded::new()).await.expect_err("half");
    assert!(error.to_string().contains("`AWS_SECRET_ACCESS_KEY` is not"), "{error}");
}

#[tokio::test]
async fn a_profile_takes_a_role_over_another_one() {
    let config = "[profile dev]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\nexternal_id = e/1\n\
                  region = eu-west-1\n[profile round]\nrole_arn = x\nsource_profile = about\n\
                  [profile about]\nrole_arn = x\nsource_profile = round\n";
    let config = file("role-config", config);
    let keys = file("role-credentials", "[base]\naws_access_key_id = A\naws_secret_access_key = s\n");
    let variables =
        |profile| [("AWS_CONFIG_FILE", &*config), ("AWS_SHARED_CREDENTIALS_FILE", &*keys), ("AWS_PROFILE", profile)];
    let recorded = Recorded::new().respond(200, ROLE);
    let found = find(&variables("dev"), &recorded).await.expect("credentials");
    assert_eq!(found.access_key_id, "ASIA1");
    assert_eq!(found.expires, Some("2030-01-01T00:00:00Z".parse().expect("a time")));
    let request = &recorded.requests()[0];
    assert_eq!(request.uri(), "https://sts.eu-west-1.amazonaws.com/");
    assert!(request.headers()["authorization"].to_str().expect("text").contains("Credential=A/"));
    assert!(String::from_utf8_lossy(request.body()).contains("RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fr"));
    assert!(String::from_utf8_lossy(request.body()).contains("&ExternalId=e%2F1"));

    let error = find(&variables("round"), &Recorded::new()).await.expect_err("a circle");
    assert!(error.to_string().contains("circles"), "{error}");
    let error = find(&variables("none"), &Recorded::new()).await.expect_err("no profile");
    assert!(error.to_string().contains("no profile `none`"), "{error}");
}

#[tokio::test]
async fn a_web_identity_is_exchanged() {
    let token = file("web-token", "jwt\n");
    let variables = [("AWS_WEB_IDENTITY_TOKEN_FILE", &*token), ("AWS_ROLE_ARN", "arn"), ("AWS_REGION", "cn-north-1")];
    let recorded = Recorded::new().respond(200, ROLE);
    find(&variables, &recorded).await.expect("credentials");
    let request = &recorded.requests()[0];
    assert_eq!(request.uri(), "https://sts.cn-north-1.amazonaws.com.cn/");
    assert!(request.headers().get("authorization").is_none());
    assert!(String::from_utf8_lossy(request.body()).ends_with("&WebIdentityToken=jwt"));
}

#[tokio::test]
async fn the_agent_of_a_container_is_asked() {
    let token = file("container-token", "secret\n");
    let variables = [
        ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.23/v1/credentials"),
        ("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", &*token),
    ];
    let recorded = Recorded::new().respond(200, JSON);
    assert_eq!(find(&variables, &recorded).await.expect("credentials").access_key_id, "ASIA2");
    assert_eq!(recorded.requests()[0].headers()["authorization"], "secret");
    let elsewhere = [("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://example.com/")];
    let error = find(&elsewhere, &Recorded::new()).await.expect_err("not there");
    assert!(error.to_string().contains("no token is sent there"), "{error}");
}

#[tokio::test]
async fn the_instance_comes_last() {
    let recorded = Recorded::new().respond(200, "token").respond(200, "role\n").respond(200, JSON);
    assert_eq!(find(&[], &recorded).await.expect("credentials").access_key_id, "ASIA2");
    let asked: Vec<_> = recorded.requests().iter().map(|r| format!("{} {}", r.method(), r.uri().path())).collect();
    let roles = "/latest/meta-data/iam/security-credentials/";
    assert_eq!(asked, ["PUT /latest/api/token".to_owned(), format!("GET {roles}"), format!("GET {roles}role")]);
    let error = find(&[("AWS_EC2_METADATA_DISABLED", "true")], &Recorded::new()).await.expect_err("nowhere");
    assert!(error.to_string().contains("looked in `AWS_ACCESS_KEY_ID`"), "{error}");
}

/// Asks an instance twice over one chain; returns the paths that were asked for, and the credentials.
async fn twice(recorded: &Recorded) -> (Vec<String>, [Result<Credentials, Error>; 2]) {
    let none = Environment::of::<String, String>([]);
    let chain =
        Chain::new(none.clone(), Profiles::load(&none).expect("profiles")).transport(Arc::new(recorded.clone()));
    let found = [chain.credentials().await, chain.credentials().await];
    (recorded.requests().iter().map(|request| request.uri().path().to_owned()).collect(), found)
}

#[tokio::test(start_paused = true)]
async fn what_an_instance_fails_at_is_tried_again() {
    let reset = || Error::transport("reset");
    let recorded = Recorded::new()
        .respond(503, "")
        .respond(200, "token")
        .failure(reset())
        .respond(401, "")
        .respond(200, "token")
        .respond(200, "role")
        .respond(500, "")
        .respond(200, JSON);
    assert_eq!(find(&[], &recorded).await.expect("credentials").access_key_id, "ASIA2");
    assert_eq!(recorded.left(), 0);
    // Where nothing responds to the first request, this is no instance.
    let recorded = Recorded::new().failure(reset()).respond(200, "token");
    find(&[], &recorded).await.expect_err("no instance");
    assert_eq!(recorded.left(), 1);
    let recorded =
        Recorded::new().respond(200, "token").always(Response::builder().status(500).body(Bytes::new()).unwrap());
    find(&[("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "5")], &recorded).await.expect_err("always failing");
    assert_eq!(recorded.requests().len(), 6);
    let recorded = Recorded::new().respond(200, "token").respond(404, "").respond(200, "role");
    find(&[], &recorded).await.expect_err("no role");
    assert_eq!(recorded.left(), 1);
}

#[tokio::test(start_paused = true)]
async fn expired_credentials_of_an_instance_serve_while_there_are_no_others() {
    let expired = JSON.replace("2030-01-01", "2020-01-01");
    let ask = |recorded: Recorded, json: &str| {
        recorded.respond(200, "token").respond(200, "role").respond(200, json.to_owned())
    };
    let now = ferrosmith_runtime::Timestamp::now();
    let recorded = ask(Recorded::new(), &expired).failure(Error::transport("gone"));
    let (_, [first, second]) = twice(&recorded).await;
    for found in [first, second] {
        let found = found.expect("expired credentials");
        assert_eq!(found.access_key_id, "ASIA2");
        assert!(found.expires > Some(now + Duration::from_secs(890)), "{:?}", found.expires);
    }
    // Those that are good are not extended, and new ones take the place of the old.
    let newer = JSON.replace("ASIA2", "ASIA3");
    let (_, [first, second]) = twice(&ask(ask(Recorded::new(), JSON), &newer)).await;
    assert_eq!(first.expect("credentials").expires, "2030-01-01T00:00:00Z".parse().ok());
    assert_eq!(second.expect("credentials").access_key_id, "ASIA3");
}

#[cfg(unix)]
#[tokio::test]
async fn a_program_prints_credentials() {
    let response = file("process-response", &JSON.replace("Token", "SessionToken"));
    let config = file("process-config", &format!("[default]\ncredential_process = cat {response}\n"));
    let found = find(&[("AWS_CONFIG_FILE", &*config)], &Recorded::new()).await.expect("credentials");
    assert_eq!(found.session_token, Some("t".into()));
    // Of what it prints nothing is shown; what is too long is not read, and a program without end is ended.
    for (command, expected) in [
        ("echo nope; exit 3", "ends with exit status: 3"),
        ("echo '{nope'", "is not JSON"),
        ("yes nope", "prints more than 64 KiB"),
        ("exec 1>&-; exit 4", "ends with exit status: 4"),
    ] {
        let config = file("process-fails", &format!("[default]\ncredential_process = {command}\n"));
        let error = find(&[("AWS_CONFIG_FILE", &*config)], &Recorded::new()).await.expect_err("a failure").to_string();
        assert!(error.contains(expected) && !error.contains("nope"), "{command}: {error}");
    }
}

#[tokio::test]
async fn single_sign_on_uses_the_token_that_was_left() {
    let config = "[default]\nsso_session = mine\nsso_account_id = 1\nsso_role_name = admin\n\
                  [sso-session mine]\nsso_region = eu-west-1\nsso_start_url = https://x\n";
    let config = file("sso-config", config);
    let home = PathBuf::from(file("sso-home", ""));
    let home = home.with_file_name("home");
    let cache = home.join(".aws/sso/cache");
    fs::create_dir_all(&cache).expect("a folder");
    let token = r#"{"accessToken": "tok", "expiresAt": "2100-01-01T00:00:00Z"}"#;
    // The SHA-1 of `mine`.
    fs::write(cache.join("8034c43d15bb7ef42e2cc24255217acfc5f4b2f4.json"), token).expect("a file");
    let home = home.to_string_lossy();
    let response =
        r#"{"roleCredentials": {"accessKeyId": "ASIA3", "secretAccessKey": "s", "expiration": 1893456000000}}"#;
    let recorded = Recorded::new().respond(200, response);
    let found = find(&[("AWS_CONFIG_FILE", &*config), ("HOME", &*home)], &recorded).await.expect("credentials");
    assert_eq!(found.access_key_id, "ASIA3");
    let request = &recorded.requests()[0];
    assert_eq!(request.headers()["x-amz-sso_bearer_token"], "tok");
    assert_eq!(request.uri().query(), Some("account_id=1&role_name=admin"));
}

#[tokio::test]
async fn settings_come_from_the_environment() {
    let config = file("settings-config", "[default]\nregion = eu-west-1\nmax_attempts = 7\n");
    let variables = [
        ("AWS_CONFIG_FILE", &*config),
        ("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
        ("AWS_ENDPOINT_URL_MODELS", "http://127.0.0.1:2"),
        ("AWS_BEARER_TOKEN_MODELS", "token"),
    ];
    let config = Config::from_environment(&MODELS, &Environment::of(variables)).expect("settings");
    let shown = format!("{config:?}");
    assert!(
        shown.contains("eu-west-1") && shown.contains("127.0.0.1:2") && shown.contains("max_attempts: 7"),
        "{shown}"
    );

    let variables = [("AWS_REGION", "us-west-2"), ("AWS_ACCESS_KEY_ID", "A"), ("AWS_SECRET_ACCESS_KEY", "s")];
    let recorded = Recorded::new().respond(200, Bytes::from("{}"));
    let config = Config::from_environment(&MODELS, &Environment::of(variables)).expect("settings");
    Client::new(config.transport(recorded.clone())).list_models().send().await.expect("a page");
    assert_eq!(recorded.requests()[0].uri().host(), Some("models.us-west-2.amazonaws.com"));
}

/// The metadata service of an instance on loopback, for so many requests.
async fn metadata(requests: usize) -> (String, tokio::task::JoinHandle<Vec<String>>) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let base = format!("http://{}/", listener.local_addr().expect("an address"));
    let serving = tokio::spawn(async move {
        let mut heads = Vec::new();
        for _ in 0..requests {
            let (mut connection, _) = listener.accept().await.expect("a connection");
            let mut bytes = [0; 2048];
            let length = connection.read(&mut bytes).await.expect("a request");
            let head = String::from_utf8_lossy(&bytes[..length]).into_owned();
            let body = if head.starts_with("PUT") { "token" } else { "eu-north-1\n" };
            let response =
                format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            connection.write_all(response.as_bytes()).await.expect("a response");
            heads.push(head);
        }
        heads
    });
    (base, serving)
}

#[tokio::test]
async fn the_instance_tells_the_region_if_nothing_else_does() {
    let (base, serving) = metadata(2).await;
    let variables = [("AWS_EC2_METADATA_SERVICE_ENDPOINT", &*base)];
    let environment = Environment::of(variables);
    let config = Config::new().region("here").region_of_instance(&environment).await;
    assert!(format!("{config:?}").contains("here"), "nobody is asked");
    let config = Config::new().region_of_instance(&environment).await;
    assert!(format!("{config:?}").contains("\"eu-north-1\""), "{config:?}");
    let heads = serving.await.expect("two requests");
    assert!(
        heads[0].starts_with("PUT /latest/api/token ")
            && heads[1].starts_with("GET /latest/meta-data/placement/region ")
    );
    assert!(heads[1].contains("x-aws-ec2-metadata-token: token\r\n"), "{}", heads[1]);
}

#[tokio::test]
async fn no_instance_or_one_that_is_silent_is_no_error() {
    let start = std::time::Instant::now();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let silent = format!("http://{}", listener.local_addr().expect("an address"));
    let nobody = [("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:1")];
    let silent = [("AWS_EC2_METADATA_SERVICE_ENDPOINT", &*silent)];
    let disabled = [("AWS_EC2_METADATA_DISABLED", "true")];
    for variables in [nobody, silent, disabled] {
        let config = Config::new().region_of_instance(&Environment::of(variables)).await;
        assert!(format!("{config:?}").contains("region: None"), "{config:?}");
    }
    assert!(start.elapsed().as_secs() < 3, "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_chosen_profile_goes_before_all_variables() {
    let config = "[profile dev]\nregion = eu-west-1\nendpoint_url = http://127.0.0.1:9\naws_access_key_id = A\n\
                  aws_secret_access_key = s\n[profile empty]\nregion = us-west-2\n";
    let config = file("chosen-config", config);
    let environment =
        Environment::of([("AWS_CONFIG_FILE", &*config), ("AWS_ACCESS_KEY_ID", "B"), ("AWS_SECRET_ACCESS_KEY", "s")]);
    let recorded = Recorded::new().respond(200, r#"{"models": []}"#);
    let dev = Config::new().profile_of(&environment, "dev").plaintext_credentials(true);
    Client::new(dev.transport(recorded.clone())).list_models().send().await.expect("a page");
    let request = &recorded.requests()[0];
    let authorization = request.headers()["authorization"].to_str().expect("text");
    assert!(authorization.contains("Credential=A/") && authorization.contains("/eu-west-1/"), "{authorization}");
    assert_eq!(request.uri(), "http://127.0.0.1:9/models");
    for (name, why) in [("empty", "the profile `empty` names no credentials"), ("none", "there is no profile `none`")] {
        let config = Config::new().region("eu-west-1").profile_of(&environment, name).transport(recorded.clone());
        let error = Client::new(config).list_models().send().await.expect_err(name).to_string();
        assert!(error.contains(why), "{error}");
    }
}

#[tokio::test]
async fn roles_are_taken_by_callers_too() {
    let recorded = Recorded::new().respond(200, ROLE);
    let role = AssumeRole::new("arn:aws:iam::1:role/r").session_name("nightly").duration(Duration::from_secs(900));
    let role = role.region("eu-west-1").source(Credentials::new("A", "s")).transport(Arc::new(recorded.clone()));
    assert_eq!(role.credentials().await.expect("credentials").access_key_id, "ASIA1");
    let request = &recorded.requests()[0];
    assert_eq!(request.uri(), "https://sts.eu-west-1.amazonaws.com/");
    let body = String::from_utf8_lossy(request.body());
    assert!(body.contains("RoleSessionName=nightly") && body.contains("DurationSeconds=900"), "{body}");
}

#[cfg(feature = "aws-credential-types")]
#[tokio::test]
async fn providers_of_the_official_sdk_are_sources() {
    use ferrosmith_runtime::auth::AwsProvider;

    let expiry = std::time::UNIX_EPOCH + Duration::from_secs(1_900_000_000);
    let theirs = aws_credential_types::Credentials::new("A", "s", Some("t".to_owned()), Some(expiry), "test");
    let ours = AwsProvider::new(theirs).credentials().await.expect("credentials");
    let expected = Credentials::new("A", "s").session_token("t");
    assert_eq!(ours, expected.expires(ferrosmith_runtime::Timestamp::from_second(1_900_000_000).expect("a time")));
}
