//! The functions of rule sets that look at values alone (Smithy 2.0, "Rules engine standard library"; "AWS rules engine
//! library functions").

use std::net::{Ipv4Addr, Ipv6Addr};

use http::Uri;
use http::uri::Authority;
use percent_encoding::utf8_percent_encode;

use super::partitions;
use super::value::Value;
use crate::http::path::RESERVED;
use crate::schema::Function;

/// What a function makes of its arguments; nothing where it is not defined for them.
pub(super) fn call<'a>(function: Function, arguments: &[Value<'a>]) -> Option<Value<'a>> {
    match (function, arguments) {
        (Function::Equals, [one, other]) => Some(Value::Bool(one == other)),
        (Function::Partition, [Value::Text(region)]) => Some(Value::Partition(partitions::of(region))),
        (Function::ParseArn, [Value::Text(arn)]) => parse_arn(arn),
        (Function::ParseUrl, [Value::Text(url)]) => parse_url(url),
        (Function::IsValidHostLabel, [Value::Text(label), Value::Bool(dots)]) => {
            Some(Value::Bool(is_host_label(label, *dots)))
        }
        (Function::IsVirtualHostableS3Bucket, [Value::Text(bucket), Value::Bool(dots)]) => {
            Some(Value::Bool(is_virtual_hostable(bucket, *dots)))
        }
        (Function::Substring, [Value::Text(text), Value::Int(start), Value::Int(end), Value::Bool(reverse)]) => {
            let (start, end) = (usize::try_from(*start).ok()?, usize::try_from(*end).ok()?);
            substring(text, start, end, *reverse).map(|text| Value::from(text.to_owned()))
        }
        (Function::UriEncode, [Value::Text(text)]) => Some(utf8_percent_encode(text, RESERVED).to_string().into()),
        (Function::Split, [Value::Text(text), Value::Text(delimiter), Value::Int(limit)]) => {
            split(text, delimiter, *limit)
        }
        _ => None,
    }
}

/// `arn:partition:service:region:account:resource`, the resource parted by `:` and `/`.
fn parse_arn(arn: &str) -> Option<Value<'static>> {
    let mut parts = arn.splitn(6, ':');
    let mut part = || parts.next().map(str::to_owned);
    let (scheme, partition, service) = (part()?, part()?, part()?);
    let (region, account, resource) = (part()?, part()?, part()?);
    if scheme != "arn" || partition.is_empty() || service.is_empty() || resource.is_empty() {
        return None;
    }
    let resource: Vec<String> = resource.split([':', '/']).map(str::to_owned).collect();
    Some(Value::Record(vec![
        ("partition", partition.into()),
        ("service", service.into()),
        ("region", region.into()),
        ("accountId", account.into()),
        ("resourceId", resource.into()),
    ]))
}

/// The parts of a URL of HTTP without a query.
fn parse_url(url: &str) -> Option<Value<'static>> {
    let uri: Uri = url.parse().ok()?;
    let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https"))?;
    if uri.query().is_some() || url.contains('#') {
        return None;
    }
    let authority = uri.authority()?;
    let without_user = authority.as_str().rsplit('@').next().unwrap_or_default();
    // `Uri` gives `/` where nothing stands.
    let has_path = url.len() > scheme.len() + "://".len() + authority.as_str().len();
    let path = if has_path { uri.path() } else { "" };
    let end = if path.ends_with('/') { "" } else { "/" };
    Some(Value::Record(vec![
        ("scheme", scheme.to_owned().into()),
        ("authority", without_user.to_owned().into()),
        ("path", path.to_owned().into()),
        ("normalizedPath", format!("{path}{end}").into()),
        ("isIp", is_ip(authority).into()),
    ]))
}

fn is_ip(authority: &Authority) -> bool {
    let host = authority.host();
    let six = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    six.is_some_and(|host| host.parse::<Ipv6Addr>().is_ok()) || host.parse::<Ipv4Addr>().is_ok()
}

/// Whether text can be a label of a host name, or with `dots` several parted by them (RFC 1123, section 2.1).
pub(super) fn is_host_label(text: &str, dots: bool) -> bool {
    if dots {
        return text.split('.').all(|label| is_host_label(label, false));
    }
    (1..=63).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// Whether a bucket of S3 can stand in a host name ("Bucket naming rules").
fn is_virtual_hostable(bucket: &str, dots: bool) -> bool {
    (3..=63).contains(&bucket.len())
        && is_host_label(bucket, dots)
        && !bucket.bytes().any(|byte| byte.is_ascii_uppercase())
        && bucket.parse::<Ipv4Addr>().is_err()
}

fn substring(text: &str, start: usize, end: usize, reverse: bool) -> Option<&str> {
    if start >= end || end > text.len() || !text.is_ascii() {
        return None;
    }
    if reverse { text.get(text.len() - end..text.len() - start) } else { text.get(start..end) }
}

/// The parts of a text, at most `limit` of them; zero for all.
fn split(text: &str, delimiter: &str, limit: i64) -> Option<Value<'static>> {
    let limit = usize::try_from(limit).ok()?;
    if delimiter.is_empty() {
        return None;
    }
    let parts: Vec<String> = match limit {
        0 => text.split(delimiter).map(str::to_owned).collect(),
        limit => text.splitn(limit, delimiter).map(str::to_owned).collect(),
    };
    Some(parts.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: Option<Value<'_>>, path: &str) -> Option<String> {
        value?.at(path)?.as_text().map(str::to_owned)
    }

    #[test]
    fn arns() {
        let arn = || parse_arn("arn:aws:s3-outposts:us-west-2:123456789012:outpost:op/bucket/b");
        assert_eq!(text(arn(), "service").as_deref(), Some("s3-outposts"));
        assert_eq!(text(arn(), "resourceId[1]").as_deref(), Some("op"));
        assert_eq!(text(arn(), "resourceId[-1]").as_deref(), Some("b"));
        assert_eq!(text(arn(), "resourceId[4]"), None);
        assert_eq!(text(parse_arn("arn:aws:s3:::bucket"), "region").as_deref(), Some(""));
        for wrong in ["", "arn", "arn:aws:s3:::", "arn::s3:::b", "arn:aws::::b", "urn:aws:s3:::b", "11111111-2222"] {
            assert_eq!(parse_arn(wrong), None, "`{wrong}`");
        }
    }

    #[test]
    fn urls() {
        for (url, authority, path, normalized, is_ip) in [
            ("https://example.com", "example.com", "", "/", false),
            ("https://example.com/", "example.com", "/", "/", false),
            ("http://example.com:80/foo/bar", "example.com:80", "/foo/bar", "/foo/bar/", false),
            ("https://127.0.0.1", "127.0.0.1", "", "/", true),
            ("https://127.0.0.1:8080/a", "127.0.0.1:8080", "/a", "/a/", true),
            ("https://[fe80::1]", "[fe80::1]", "", "/", true),
            ("https://user@example.com", "example.com", "", "/", false),
        ] {
            let parsed = parse_url(url);
            assert_eq!(text(parsed.clone(), "authority").as_deref(), Some(authority), "{url}");
            assert_eq!(text(parsed.clone(), "path").as_deref(), Some(path), "{url}");
            assert_eq!(text(parsed.clone(), "normalizedPath").as_deref(), Some(normalized), "{url}");
            assert_eq!(parsed.and_then(|parsed| parsed.get("isIp")), Some(Value::Bool(is_ip)), "{url}");
        }
        for wrong in
            ["https://example.com:8443?foo=bar", "example.com", "ftp://example.com", "https://", "", "https://a b"]
        {
            assert_eq!(parse_url(wrong), None, "`{wrong}`");
        }
    }

    #[test]
    fn labels_and_buckets() {
        assert!(is_host_label("a-1", false) && is_host_label("a.b-c", true));
        for wrong in ["", "-a", "a-", "a.b", "a_b", "é"] {
            assert!(!is_host_label(wrong, false), "`{wrong}`");
        }
        assert!(!is_host_label("a..b", true) && !is_host_label(&"a".repeat(64), false));
        assert!(is_virtual_hostable("my--bucket", false) && is_virtual_hostable("my.bucket", true));
        for wrong in ["ab", "Bucket", "a.-b", "192.168.1.1", "bucket-"] {
            assert!(!is_virtual_hostable(wrong, true), "`{wrong}`");
        }
    }

    #[test]
    fn substrings() {
        assert_eq!(substring("abcdefg", 0, 4, false), Some("abcd"));
        assert_eq!(substring("abcdefg", 0, 4, true), Some("defg"));
        assert_eq!(substring("abcdefg", 1, 3, true), Some("ef"));
        for (text, start, end) in [("abc", 0, 4), ("abc", 2, 2), ("\u{7f}é", 0, 1), ("", 0, 1)] {
            assert_eq!(substring(text, start, end, false), None, "`{text}`");
        }
    }

    #[test]
    fn parts_of_texts() {
        let parts =
            |text, limit| split(text, "--", limit).map(|parts| format!("{:?}", parts.as_list().map(<[_]>::len)));
        assert_eq!(parts("a--b--c", 0).as_deref(), Some("Some(3)"));
        assert_eq!(text(split("a--b--c", "--", 2), "[1]").as_deref(), Some("b--c"));
        assert_eq!(text(split("--b--", "--", 0), "[-1]").as_deref(), Some(""));
        assert_eq!(text(split("a--b", "--", 1), "[0]").as_deref(), Some("a--b"));
        assert_eq!(split("abc", "", 0), None);
        assert_eq!(split("abc", "-", -1), None);
    }

    #[test]
    fn percent_encoding() {
        let encoded = call(Function::UriEncode, &[Value::from("a-Z_0.~/ é")]);
        assert_eq!(encoded, Some(Value::from("a-Z_0.~%2F%20%C3%A9")));
    }
}
