//! `host`, `basePath` and `schemes` are the servers of OpenAPI 3.

use super::super::document::{Cursor, Node};
use super::super::tree::Tree;
use super::Upgrade;
use super::built::{Built, list, text};
use crate::diagnostics::Origin;

impl<'d> Upgrade<'d, '_> {
    /// The servers of the document, or those of an operation whose `schemes` are others than the document's. Where there
    /// is a choice, what is encrypted comes first.
    pub(super) fn servers(&mut self, root: &Cursor<'d>, operation: Option<&Cursor<'d>>) -> Option<Tree> {
        let holder = operation.filter(|operation| operation.get("schemes").is_some());
        if operation.is_some() && holder.is_none() {
            return None;
        }
        let schemes = holder.unwrap_or(root).list("schemes", self.diagnostics);
        let mut text_of = |key: &str| root.text(key, self.diagnostics);
        let (host, base) = (text_of("host"), text_of("basePath").unwrap_or_default());
        let path = if base.is_empty() || base.starts_with('/') { base.into_owned() } else { format!("/{base}") };
        let path = path.trim_end_matches('/');
        let origin_of = |key: &str| root.get(key).map(|value| value.origin);
        let server = |url: &str, origin: &Origin| {
            let mut server = Built::at(origin);
            server.put("url", text(url, origin));
            server.build()
        };
        let Some(host) = host.as_deref().map(str::trim).filter(|host| !host.is_empty()) else {
            let relative = origin_of("basePath").filter(|_| operation.is_none() && !path.is_empty());
            return relative.map(|origin| list(vec![server(path, &origin)], &origin));
        };
        let origin = origin_of("host")?;
        let (written, host) = host.split_once("://").map_or((None, host), |(scheme, host)| (Some(scheme), host));
        let host = host.trim_end_matches('/');
        let servers = chosen(&schemes, written);
        let servers = servers.into_iter().map(|scheme| server(&format!("{scheme}://{host}{path}"), &origin));
        Some(list(servers.collect(), &origin))
    }
}

/// The schemes of HTTP among those of a list; `https` where it names none. One that stands in the host goes before it.
fn chosen<'a>(schemes: &[Cursor<'a>], written: Option<&'a str>) -> Vec<&'a str> {
    if let Some(written) = written {
        return vec![written];
    }
    let named: Vec<&str> = schemes
        .iter()
        .filter_map(|item| match item.node {
            Node::String(name) => Some(&**name),
            _ => None,
        })
        .collect();
    let known: Vec<&str> = ["https", "http"].into_iter().filter(|scheme| named.contains(scheme)).collect();
    if known.is_empty() { vec!["https"] } else { known }
}
