//! Pages that name the URL of the next one, in their body or in a header.

use http::header::LINK;
use http::uri::PathAndQuery;
use http::{HeaderMap, Uri};

use super::turn::Turn;

/// The target of the first link to the next page (RFC 8288, section 3).
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok()).find_map(next_in)
}

fn next_in(mut text: &str) -> Option<String> {
    loop {
        text = text.trim_start_matches([' ', '\t', ',']);
        let (target, rest) = text.strip_prefix('<')?.split_once('>')?;
        let (is_next, rest) = is_next(rest);
        if is_next {
            return Some(target.trim().to_owned());
        }
        text = rest;
    }
}

/// Whether the parameters of a link make it one to the next page, and what follows them. A link of another context than
/// the page itself (`anchor`) is none.
fn is_next(mut text: &str) -> (bool, &str) {
    let (mut relation, mut is_foreign) = (None, false);
    loop {
        text = text.trim_start_matches([' ', '\t']);
        let Some(rest) = text.strip_prefix(';') else { break };
        let rest = rest.trim_start_matches([' ', '\t']);
        let end = rest.find(['=', ';', ',']).unwrap_or(rest.len());
        let name = rest[..end].trim();
        let (value, rest) = match rest[end..].strip_prefix('=') {
            Some(rest) => value(rest),
            None => (String::new(), &rest[end..]),
        };
        if name.eq_ignore_ascii_case("rel") {
            // Further ones are to be ignored.
            relation.get_or_insert(value);
        } else if name.eq_ignore_ascii_case("anchor") {
            is_foreign = true;
        }
        text = rest;
    }
    let relation = relation.unwrap_or_default();
    let is_next = relation.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case("next"));
    (is_next && !is_foreign, text)
}

/// The value of a parameter, in quotes or without them, and what follows it.
fn value(text: &str) -> (String, &str) {
    let text = text.trim_start_matches([' ', '\t']);
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',']).unwrap_or(text.len());
        return (text[..end].trim().to_owned(), &text[end..]);
    };
    let mut value = String::new();
    let mut letters = quoted.char_indices();
    while let Some((position, letter)) = letters.next() {
        match letter {
            '"' => return (value, &quoted[position + 1..]),
            '\\' => value.extend(letters.next().map(|(_, escaped)| escaped)),
            _ => value.push(letter),
        }
    }
    (value, "")
}

/// Follows a URL, which may be relative to that of the page. One that leads to another host is not followed: the
/// request carries credentials, which are for this host.
pub(super) fn follow(page: &Uri, url: &str) -> Turn {
    let stuck = || Turn::Stuck(format!("the URL of the next page, `{}`, cannot be followed", url.escape_debug()));
    let Some(target) = resolve(page, url) else { return stuck() };
    let Some(target) = target else {
        return Turn::Stuck(format!("the next page, `{}`, is at another host", url.escape_debug()));
    };
    let Ok(target) = PathAndQuery::try_from(target) else { return stuck() };
    if page.path_and_query() == Some(&target) { Turn::End } else { Turn::Follow(target) }
}

/// The path and query that a reference means (RFC 3986, section 5.2); none within for another host, and none at all for
/// what is no reference of HTTP.
fn resolve(page: &Uri, reference: &str) -> Option<Option<String>> {
    let reference = reference.split('#').next().unwrap_or_default();
    let after_scheme = match reference.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => {
            let is_http = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
            Some(rest).filter(|rest| is_http && rest.starts_with("//")).map(Some)?
        }
        _ => None,
    };
    let relative = after_scheme.unwrap_or(reference);
    if let Some(rest) = relative.strip_prefix("//") {
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let host = http::uri::Authority::try_from(&rest[..end]).ok()?;
        let is_here = page.host().is_some_and(|here| here.eq_ignore_ascii_case(host.host()));
        return Some(is_here.then(|| with_dots_removed(&rest[end..])));
    }
    Some(Some(match relative.chars().next() {
        None => page.path_and_query().map(ToString::to_string)?,
        Some('/') => with_dots_removed(relative),
        Some('?') => format!("{}{relative}", page.path()),
        Some(_) => {
            let folder = page.path().rfind('/').map_or("/", |slash| &page.path()[..=slash]);
            with_dots_removed(&format!("{folder}{relative}"))
        }
    }))
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'))
}

/// An absolute path without `.` and `..` (RFC 3986, section 5.2.4), with its query.
fn with_dots_removed(target: &str) -> String {
    let (path, query) = target.find('?').map_or((target, ""), |mark| target.split_at(mark));
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    format!("/{}{query}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(values: &[&'static str]) -> HeaderMap {
        values.iter().map(|value| (LINK, http::HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn finds_the_link_to_the_next_page() {
        let cases: [(&[&'static str], Option<&str>); 10] = [
            (&["</p?page=2>; rel=\"next\", </p?page=9>; rel=\"last\""], Some("/p?page=2")),
            (&["</p?page=9>; rel=\"last\"", "</p?page=2>;rel=next"], Some("/p?page=2")),
            (&["</a>; title=\"a, <b>; rel=\\\"next\\\"\"; rel=prev , </c> ; REL = \"x Next\""], Some("/c")),
            (&["</a,b;c>; rel=next"], Some("/a,b;c")),
            (&["</a>; rel=prev; rel=next"], None),
            (&["</a>; rel=next; anchor=\"/other\", </b>; rel=next"], Some("/b")),
            (&["</a>; crossorigin; rel=next"], Some("/a")),
            (&["</a>; rel=\"nextish\""], None),
            (&["/a; rel=next", "", "<", "</a", "</a>;", "</a>; rel=\"next"], Some("/a")),
            (&[], None),
        ];
        for (values, expected) in cases {
            assert_eq!(next(&headers(values)).as_deref(), expected, "{values:?}");
        }
    }

    #[test]
    fn follows_urls_on_the_same_host() {
        let page = Uri::from_static("https://pets.example/v1/pets?limit=2");
        let cases = [
            ("https://pets.example/v1/pets?page=2", "/v1/pets?page=2"),
            ("http://PETS.example:8080/v1/pets?page=2#top", "/v1/pets?page=2"),
            ("//pets.example?page=2", "/?page=2"),
            ("/v2/pets", "/v2/pets"),
            ("?page=2", "/v1/pets?page=2"),
            ("cats?page=2", "/v1/cats?page=2"),
            ("../v2/./cats/..?q=a/../b", "/v2/?q=a/../b"),
            ("/a:b/c", "/a:b/c"),
        ];
        for (url, expected) in cases {
            assert_eq!(follow(&page, url), Turn::Follow(PathAndQuery::from_static(expected)), "{url}");
        }
        assert_eq!(follow(&page, "?limit=2"), Turn::End, "the same page again");
        assert_eq!(follow(&page, "#next"), Turn::End);
        let unfit =
            ["https://cats.example/v1/pets?page=2", "//cats.example/", "ftp://pets.example/", "mailto:a@pets.example"];
        for url in unfit.into_iter().chain(["https:///pets", "https://pets.example@cats.example/", "/a b", "/é\u{0}"])
        {
            assert!(matches!(follow(&page, url), Turn::Stuck(_)), "{url}: {:?}", follow(&page, url));
        }
    }
}
