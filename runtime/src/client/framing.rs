//! The headers by which the parties agree on where a body ends and which host is meant. They follow from the request: a
//! value of the caller's that said otherwise would cut the body, or smuggle a second request into the connection
//! (RFC 9112, sections 6 and 11).

use http::header::{CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderValue};

use crate::http::request::Body;

/// Checks what members and the caller set among these headers. A length that is true stays: a stream of unknown length
/// becomes one of this length.
///
/// # Errors
/// The length is not that of the body or no number, or one of the others is set.
pub(super) fn check(headers: &mut HeaderMap, body: &Body) -> Result<(), String> {
    for name in [HOST, TRANSFER_ENCODING] {
        if headers.contains_key(&name) {
            return Err(format!("the header `{name}` follows from the request and cannot be set"));
        }
    }
    let Some(stated) = stated(headers)? else { return Ok(()) };
    match length(body) {
        Length::Known(actual) if actual != stated => {
            Err(format!("the header `content-length` is {stated}, and the body has {actual} bytes"))
        }
        #[cfg(feature = "events")]
        Length::Never => Err("a stream of events has no length: the header `content-length` cannot be set".to_owned()),
        Length::Known(_) | Length::Unknown => {
            headers.insert(CONTENT_LENGTH, HeaderValue::from(stated));
            Ok(())
        }
    }
}

/// The length that the headers state, if they state one.
fn stated(headers: &HeaderMap) -> Result<Option<u64>, String> {
    let mut lengths = headers.get_all(CONTENT_LENGTH).iter().map(|value| {
        let digits = value.to_str().ok().filter(|text| text.bytes().all(|digit| digit.is_ascii_digit()));
        digits.and_then(|text| text.parse().ok())
    });
    let Some(first) = lengths.next() else { return Ok(None) };
    let is_one = first.is_some() && lengths.all(|other| other == first);
    is_one.then_some(first).ok_or_else(|| "the header `content-length` is not one number".to_owned())
}

enum Length {
    Known(u64),
    /// It shows when the body has been sent.
    Unknown,
    /// The body may have no end.
    #[cfg(feature = "events")]
    Never,
}

fn length(body: &Body) -> Length {
    match body {
        Body::Empty => Length::Known(0),
        Body::Bytes(bytes) => Length::Known(bytes.len() as u64),
        Body::Stream(stream) => stream.len().map_or(Length::Unknown, Length::Known),
        #[cfg(feature = "events")]
        Body::Events(_) => Length::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::ByteStream;

    fn checked(fields: &[(&'static str, &'static str)], body: &Body) -> Result<Option<String>, String> {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.append(*name, HeaderValue::from_static(value));
        }
        check(&mut headers, body)?;
        Ok(headers.get(CONTENT_LENGTH).map(|value| value.to_str().expect("digits").to_owned()))
    }

    #[test]
    fn a_length_is_that_of_the_body() {
        let memory = Body::Bytes("12345".into());
        let unknown = Body::Stream(ByteStream::from_stream(crate::stream::ByteStream::from("12345")));
        for body in [&memory, &Body::Stream("12345".into()), &unknown] {
            assert_eq!(checked(&[("content-length", "5")], body), Ok(Some("5".to_owned())));
            assert_eq!(checked(&[("content-length", "005"), ("content-length", "5")], body), Ok(Some("5".to_owned())));
            assert_eq!(checked(&[("x-other", "7")], body), Ok(None));
            for wrong in ["-5", "+5", "5, 5", "", "5 ", "0x5", "99999999999999999999"] {
                assert!(checked(&[("content-length", wrong)], body).is_err(), "{wrong}");
            }
            assert!(checked(&[("content-length", "5"), ("content-length", "6")], body).is_err());
        }
        for length in ["4", "6", "0"] {
            let error = checked(&[("content-length", length)], &memory).expect_err("not its length");
            assert_eq!(error, format!("the header `content-length` is {length}, and the body has 5 bytes"));
            assert!(checked(&[("content-length", length)], &unknown).is_ok(), "found out while it is sent");
        }
        assert!(checked(&[("content-length", "1")], &Body::Empty).is_err());
    }

    #[test]
    fn others_are_never_set() {
        for field in [("transfer-encoding", "chunked"), ("transfer-encoding", "identity"), ("host", "other.example")] {
            let error = checked(&[field], &Body::Empty).expect_err("refused");
            assert!(error.contains(field.0) && !error.contains(field.1), "{error}");
        }
    }
}
