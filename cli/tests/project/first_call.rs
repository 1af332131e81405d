//! From an empty folder to the first call, with nothing but the tool and cargo: a client of an OpenAPI document, one of
//! a Smithy model, and a program that calls both.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use crate::support::Project;
use ferrosmith_tests::{project_cargo, project_warnings, share_dependencies};

#[test]
fn from_an_empty_folder_to_the_first_call() {
    let project = Project::lasting("first_call");
    project.write("in/pets.yaml", include_str!("../programs/pets.yaml"));
    project.write("in/cats/cats.smithy", include_str!("../programs/cats.smithy"));
    project.expect(0, &["new", "pets", "in/pets.yaml"]);
    project.expect(0, &["new", "cats", "in/cats"]);
    // Only so that no dependency is compiled once more.
    share_dependencies(project.path(), &project.path().join("generated"));

    cargo(&project, &["new", "--vcs", "none", "app"]);
    for client in ["pets", "cats"] {
        cargo(&project, &["add", "--package", "app", "--path", &format!("generated/{client}")]);
    }
    let tokio = ["tokio", "--no-default-features", "--features", "macros,rt-multi-thread"];
    cargo(&project, &[&["add", "--package", "app"][..], &tokio].concat());
    project.write("app/src/main.rs", include_str!("../programs/first_call.rs"));
    // What was written compiles, the examples of the clients too.
    assert_eq!(project_warnings(project.path()), "");

    let (url, server) = serve([r#"{"name": "Tom", "legs": 4}"#, r#"{"name": "Ada"}"#]);
    let printed = cargo(&project, &["run", "--package", "app", "--", &url]);
    assert_eq!(printed, "Tom\nAda\n");
    for (head, line) in server.join().unwrap().iter().zip(["GET /v1/pets/1 HTTP/1.1", "GET /cats/2 HTTP/1.1"]) {
        assert!(head.starts_with(line) && head.to_lowercase().contains("authorization: bearer t0ken"), "{head}");
    }
    project.expect(0, &["codegen", "--check"]);
}

fn cargo(project: &Project, arguments: &[&str]) -> String {
    let output = project_cargo(project.path(), arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A server that sends these documents, one for each connection, and keeps the heads of the requests.
fn serve<const N: usize>(documents: [&'static str; N]) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serve = move || {
        let heads = documents.map(|document| {
            let (mut connection, _) = listener.accept().unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                connection.read_exact(&mut byte).unwrap();
                head.push(byte[0]);
            }
            let length = document.len();
            let response = format!(
                "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{document}"
            );
            connection.write_all(response.as_bytes()).unwrap();
            String::from_utf8(head).unwrap()
        });
        heads.to_vec()
    };
    (url, std::thread::spawn(serve))
}
