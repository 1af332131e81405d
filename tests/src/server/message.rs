//! Messages as people write them into files.

use bytes::Bytes;
use http::{Request, Response, Uri};
use serde_json::Value;

/// A request that a file describes: the request line, its query over as many indented lines as it needs; headers; an
/// empty line; and a body.
///
/// ```text
/// POST /things/a%2Fb
///     ?color=red
///     &size=7
/// content-type: application/json
///
/// {"name": "thing"}
/// ```
///
/// A JSON body stands for all texts of the same value. Of the headers `content-type` must be there only if it is
/// listed.
pub struct ExpectedRequest {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: String,
}

impl ExpectedRequest {
    /// Reads the text of a file.
    pub fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\n\n").unwrap_or((text.trim_end(), ""));
        let mut lines = head.lines().peekable();
        let (method, path) = lines.next().and_then(|line| line.split_once(' ')).expect("a request line");
        let mut target = path.to_owned();
        while let Some(line) = lines.next_if(|line| line.starts_with(' ')) {
            target.push_str(line.trim());
        }
        let headers = lines.map(header).collect();
        Self { method: method.to_owned(), target, headers, body: body.trim_end().to_owned() }
    }

    /// Returns in what a request differs; nothing if it does not.
    pub fn differences(&self, request: &Request<Bytes>) -> Vec<String> {
        let mut found = Vec::new();
        let mut compare = |what: &str, expected: &dyn std::fmt::Debug, got: &dyn std::fmt::Debug| {
            let (expected, got) = (format!("{expected:?}"), format!("{got:?}"));
            if expected != got {
                found.push(format!("{what}: expected {expected}, got {got}"));
            }
        };
        compare("method", &self.method, &request.method().as_str());
        compare("target", &target_parts(&self.target), &target_parts(&target(request.uri())));
        let mut names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        names.push("content-type");
        for name in names {
            let expected = self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str());
            let got = request.headers().get(name).map(|value| value.to_str().unwrap_or("not text"));
            compare(name, &expected, &got);
        }
        if self.body.starts_with('{') {
            let expected: Value = serde_json::from_str(&self.body).expect("JSON");
            compare("body", &expected, &serde_json::from_slice::<Value>(request.body()).unwrap_or_default());
        } else {
            compare("body", &self.body, &String::from_utf8_lossy(request.body()));
        }
        found
    }
}

/// The path of a target, and the parameters of its query in no order.
pub fn target_parts(target: &str) -> (&str, Vec<&str>) {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut parameters: Vec<&str> = query.split('&').filter(|parameter| !parameter.is_empty()).collect();
    parameters.sort_unstable();
    (path, parameters)
}

fn target(uri: &Uri) -> String {
    uri.path_and_query().map_or_else(String::new, ToString::to_string)
}

fn header(line: &str) -> (String, String) {
    let (name, value) = line.split_once(':').expect("a header");
    (name.to_owned(), value.trim().to_owned())
}

/// Parses a response: the status, headers, an empty line, and a body.
pub fn response(text: &str) -> Response<Bytes> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text.trim_end(), ""));
    let mut lines = head.lines();
    let mut response = Response::builder().status(lines.next().expect("a status"));
    for (name, value) in lines.map(header) {
        response = response.header(name, value);
    }
    response.body(Bytes::from(body.to_owned())).expect("a response")
}
