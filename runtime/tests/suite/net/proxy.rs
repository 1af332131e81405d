//! Calls through a proxy on loopback.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use ferrosmith_runtime::Config;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::transport::Hyper;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::rustls::version::TLS13;

use super::secure::{Authority, listen, page};
use super::service::Client;

/// A proxy that leads every tunnel to one server and keeps the heads of the requests; without a server it rejects them.
async fn proxy(server: Option<SocketAddr>) -> (SocketAddr, Arc<Mutex<String>>) {
    let heads = Arc::new(Mutex::new(String::new()));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let kept = Arc::clone(&heads);
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            let mut connection = BufReader::new(connection);
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") && connection.read_line(&mut head).await.is_ok_and(|read| read > 0) {}
            kept.lock().expect("heads").push_str(&head);
            let Some(server) = server else {
                let _ = connection.write_all(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n").await;
                continue;
            };
            let mut server = TcpStream::connect(server).await.expect("the server");
            let _ = connection.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await;
            tokio::spawn(async move { copy_bidirectional(&mut connection, &mut server).await });
        }
    });
    (address, heads)
}

fn client(authority: &Authority, proxy: SocketAddr, endpoint: &str) -> Client {
    let transport = Hyper::builder().root_certificates(authority.pem()).proxy(format!("http://user:word@{proxy}"));
    let config = Config::new()
        .region("us-east-1")
        .endpoint(endpoint)
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .transport(transport.build().expect("a transport"));
    Client::new(config.max_attempts(1))
}

#[tokio::test]
async fn tls_goes_through_a_tunnel() {
    let authority = Authority::new("own");
    let server = listen(authority.server(&["models.example"], &[&TLS13], &[]), page).await;
    let (proxy, heads) = proxy(Some(server)).await;
    let client = client(&authority, proxy, "https://models.example");
    assert_eq!(client.list_models().send().await.expect("a page").models.len(), 1);
    let heads = heads.lock().expect("heads");
    assert!(heads.starts_with("CONNECT models.example:443 HTTP/1.1\r\n"), "{heads}");
    assert!(heads.to_lowercase().contains("proxy-authorization: basic dxnlcjp3b3jk\r\n"), "{heads}");
    assert!(!heads.contains("AKIDEXAMPLE"), "the proxy sees nothing of the request");
}

#[tokio::test]
async fn a_proxy_that_rejects_is_reported() {
    let (proxy, _) = proxy(None).await;
    let client = client(&Authority::new("own"), proxy, "https://models.example");
    let text = client.list_models().send().await.expect_err("rejected").to_string();
    assert!(text.contains("through the proxy 127.0.0.1") && text.contains("authorization required"), "{text}");
    assert!(!text.contains("word"), "{text}");
}

#[tokio::test]
async fn this_machine_is_reached_directly() {
    let authority = Authority::new("own");
    let server = listen(authority.server(&["localhost"], &[&TLS13], &[]), page).await;
    let (proxy, heads) = proxy(None).await;
    let client = client(&authority, proxy, &format!("https://localhost:{}", server.port()));
    assert_eq!(client.list_models().send().await.expect("a page").models.len(), 1);
    assert_eq!(*heads.lock().expect("heads"), "");
}
