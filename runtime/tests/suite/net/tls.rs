//! Whom the default transport trusts.

use std::net::SocketAddr;
use std::time::Instant;

use ferrosmith_runtime::Config;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::transport::{Hyper, HyperBuilder};
use tokio_rustls::rustls::version::{TLS12, TLS13};

use super::secure::{Authority, listen, page};
use super::service::{Client, Error};

fn client(transport: HyperBuilder, host: &str, address: SocketAddr) -> Client {
    let config = Config::new()
        .region("us-east-1")
        .endpoint(format!("https://{host}:{}", address.port()))
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    Client::new(config.transport(transport.build().expect("a transport")))
}

async fn rejected(transport: HyperBuilder, host: &str, address: SocketAddr) -> Error {
    let start = Instant::now();
    let error = client(transport, host, address).list_models().send().await.expect_err("not trusted");
    assert!(!error.is_retryable() && start.elapsed().as_millis() < 900, "trying again would not help");
    error
}

#[tokio::test]
async fn a_root_given_to_the_transport_is_trusted() {
    let authority = Authority::new("own");
    for version in [&TLS12, &TLS13] {
        let address = listen(authority.server(&["localhost", "127.0.0.1"], &[version], &[]), page).await;
        let trusting = || Hyper::builder().root_certificates(authority.pem());
        for (transport, host) in
            [(trusting(), "localhost"), (trusting(), "127.0.0.1"), (trusting().only_own_roots(), "localhost")]
        {
            let response = client(transport, host, address).list_models().send().await.expect("a page");
            assert_eq!(response.models[0].name, "m");
        }
    }
}

#[tokio::test]
async fn an_unknown_authority_is_reported_at_once() {
    let tls = Authority::new("unknown").server(&["localhost"], &[&TLS13], &[]);
    let address = listen(tls, page).await;
    let other = Authority::new("other").pem();
    for transport in [Hyper::builder(), Hyper::builder().root_certificates(&other), Hyper::builder().only_own_roots()] {
        let text = rejected(transport, "localhost", address).await.to_string();
        assert!(
            text.contains(
                ": connection failed while connecting: the server's certificate is not accepted: it is signed by nobody \
                 who is trusted here (more can be trusted: "
            ),
            "{text}"
        );
    }
}

#[tokio::test]
async fn the_certificate_of_another_host_is_reported() {
    let authority = Authority::new("own");
    let address = listen(authority.server(&["elsewhere.example"], &[&TLS13], &[]), page).await;
    let transport = Hyper::builder().root_certificates(authority.pem());
    let text = rejected(transport, "localhost", address).await.to_string();
    assert!(text.contains("it is that of another host") && text.contains("elsewhere.example"), "{text}");
}

#[tokio::test]
async fn a_server_without_tls_is_reported() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((mut connection, _)) = listener.accept().await {
            let _ = tokio::io::AsyncWriteExt::write_all(&mut connection, b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        }
    });
    let client = client(Hyper::builder(), "localhost", address);
    let once = |call: ferrosmith_runtime::client::Call| call.max_attempts(1);
    let error = client.list_models().customize(once).send().await.expect_err("no TLS");
    let text = error.to_string();
    assert!(text.contains(": connection failed while connecting: ") && text.contains("corrupt message"), "{text}");
}

#[test]
fn what_is_no_certificate_or_proxy_is_reported() {
    let text = |builder: HyperBuilder| builder.build().expect_err("wrong").to_string();
    let cannot = "a root certificate cannot be read: ";
    assert!(text(Hyper::builder().root_certificates("nothing")).starts_with(cannot));
    assert!(text(Hyper::builder().root_certificates([0x30, 1, 2])).starts_with(cannot));
    let wrong = text(Hyper::builder().proxy("http://user:hush@ho st"));
    assert!(wrong.starts_with("the URL of the proxy cannot be read") && !wrong.contains("hush"), "{wrong}");
    assert!(!format!("{:?}", Hyper::builder().proxy("http://user:hush@host")).contains("hush"));
}

/// The process may have another provider of cryptography, or none: that of the transport is its own.
#[tokio::test]
async fn the_providers_of_the_process_do_not_matter() {
    use tokio_rustls::rustls::crypto::{CryptoProvider, ring};

    let authority = Authority::new("own");
    let address = listen(authority.server(&["localhost"], &[&TLS13], &[]), page).await;
    let transport = || Hyper::builder().root_certificates(authority.pem());
    client(transport(), "localhost", address).list_models().send().await.expect("without a provider");
    let useless = CryptoProvider { cipher_suites: Vec::new(), kx_groups: Vec::new(), ..ring::default_provider() };
    let _ = useless.install_default();
    client(transport(), "localhost", address).list_models().send().await.expect("with a useless one");
}
