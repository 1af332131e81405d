//! Bodies made to cost as much as they can for their length.

use super::readers::{
    Outcome, cbor, cbor_error, events, form, json, json_error, json_lines, json_sequence, server_events, xml, xml_error,
};

/// A kind of body.
pub(crate) struct Input {
    pub(crate) name: &'static str,
    /// Makes one of at least so many bytes.
    pub(crate) make: fn(usize) -> Vec<u8>,
    pub(crate) read: fn(Vec<u8>) -> Outcome,
    /// Whether it is a response that must be read, or one that must be rejected.
    pub(crate) is_readable: bool,
}

const fn read(name: &'static str, read: fn(Vec<u8>) -> Outcome, make: fn(usize) -> Vec<u8>) -> Input {
    Input { name, make, read, is_readable: true }
}

const fn rejected(name: &'static str, read: fn(Vec<u8>) -> Outcome, make: fn(usize) -> Vec<u8>) -> Input {
    Input { name, make, read, is_readable: false }
}

/// A text with as many copies of one within it as the length needs; `§` in it is a number that counts.
fn around(length: usize, start: &str, copy: &str, end: &str) -> Vec<u8> {
    let mut text = start.to_owned();
    let mut count = 0;
    while text.len() + end.len() < length {
        match copy.split_once('§') {
            Some((before, after)) => text.push_str(&format!("{before}{count}{after}")),
            None => text.push_str(copy),
        }
        count += 1;
    }
    text.push_str(end);
    text.into_bytes()
}

/// The same, without the comma before the end.
fn list(length: usize, start: &str, item: &str, end: &str) -> Vec<u8> {
    let mut text = around(length, start, &format!("{item},"), "");
    text.pop();
    text.extend_from_slice(end.as_bytes());
    text
}

/// Something nested.
fn nested(length: usize, start: &str, open: &str, inner: &str, close: &str, end: &str) -> Vec<u8> {
    let levels = length / (open.len() + close.len()) + 1;
    [start, &open.repeat(levels), inner, &close.repeat(levels), end].concat().into_bytes()
}

/// The same of bytes.
fn bytes(length: usize, start: &[u8], copy: &[u8], end: &[u8]) -> Vec<u8> {
    let copies = length.saturating_sub(start.len() + end.len()).div_ceil(copy.len());
    [start, &copy.repeat(copies), end].concat()
}

/// Messages with these headers, each of which is an event.
fn frames(length: usize, headers: &[u8]) -> Vec<u8> {
    let start = b"\x0D:message-type\x07\x00\x05event\x0B:event-type\x07\x00\x05piece";
    let headers = [&start[..], headers].concat();
    let mut frame = ((16 + headers.len()) as u32).to_be_bytes().to_vec();
    frame.extend_from_slice(&(headers.len() as u32).to_be_bytes());
    frame.extend_from_slice(&crc32(&frame).to_be_bytes());
    frame.extend_from_slice(&headers);
    frame.extend_from_slice(&crc32(&frame).to_be_bytes());
    bytes(length, b"", &frame, b"")
}

/// CRC-32 (ISO-HDLC), bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = sum >> 1 ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

pub(crate) static INPUTS: &[Input] = &[
    read("JSON: short members nobody knows", json, |n| list(n, "{", r#""x§":0"#, "}")),
    read("JSON: one member over and over", json, |n| list(n, "{", r#""name":"""#, "}")),
    read("JSON: texts that are none", json, |n| list(n, "{", r#""name":0"#, "}")),
    read("JSON: numbers that are deep lists", json, |n| nested(n, r#"{"number":"#, "[", "", "]", "}")),
    read("JSON: deep lists nobody knows", json, |n| nested(n, r#"{"x":"#, "[", "", "]", "}")),
    read("JSON: deep objects nobody knows", json, |n| nested(n, r#"{"x":"#, r#"{"":"#, "0", "}", "}")),
    read("JSON: a long text nobody knows", json, |n| around(n, r#"{"x":""#, r"\n\ud800\u00e9", r#""}"#)),
    read("JSON: a long text", json, |n| around(n, r#"{"name":""#, r"\n\u00e9é", r#""}"#)),
    read("JSON: a long name", json, |n| around(n, r#"{""#, r"\n", r#"":0}"#)),
    read("JSON: a long number", json, |n| around(n, r#"{"big":1"#, "0", "}")),
    read("JSON: a long number nobody knows", json, |n| around(n, r#"{"x":1"#, "0", "}")),
    read("JSON: a long double", json, |n| around(n, r#"{"number":0."#, "0", "1}")),
    read("JSON: white space", json, |n| around(n, "{", " \n\t\r", "}")),
    read("JSON: short texts", json, |n| list(n, r#"{"texts":["#, r#""""#, "]}")),
    read("JSON: small structures", json, |n| list(n, r#"{"smalls":["#, "{}", "]}")),
    read("JSON: nulls in a list", json, |n| list(n, r#"{"texts":["#, "null", "]}")),
    read("JSON: a map", json, |n| list(n, r#"{"map":{"#, r#""§":"""#, "}}")),
    read("JSON: keys that begin alike", json, |n| {
        list(n, r#"{"map":{"#, r#""aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa§":"""#, "}}")
    }),
    read("JSON: one key over and over", json, |n| list(n, r#"{"map":{"#, r#""a":"""#, "}}")),
    read("JSON: a document of numbers", json, |n| list(n, r#"{"any":["#, "0", "]}")),
    read("JSON: a document of lists", json, |n| list(n, r#"{"any":["#, "[]", "]}")),
    read("JSON: a document of members", json, |n| list(n, r#"{"any":{"#, r#""§":0"#, "}}")),
    rejected("JSON: a deep document", json, |n| nested(n, r#"{"any":"#, "[", "", "]", "}")),
    read("JSON: unions without tags", json, |n| list(n, r#"{"anys":["#, r#"1,{},[[1],{"name":"a"}],"x""#, "]}")),
    read("JSON: a deep value of an unknown variant", json, |n| nested(n, r#"{"choice":{"new":"#, "[", "", "]", "}}")),
    read("JSON: a tag behind the rest", json, |n| {
        list(n, r#"{"tagged":{"texts":["#, r#"{"a":[1]}"#, r#"],"kind":"small"}}"#)
    }),
    read("JSON: nested unions whose tags stand last", json, |n| {
        let level = (r#"{"tagged":{"inner":"#, r#","kind":"doc"}}"#);
        let texts = list(n, r#"{"texts":["#, r#""a""#, "]}");
        [level.0.repeat(30).into_bytes(), texts, level.1.repeat(30).into_bytes()].concat()
    }),
    read("JSON: an error in a deep document", json_error, |n| {
        nested(n, r#"{"x":"#, "[", "", "]", r#","code":"Failure","message":"why"}"#)
    }),
    read("JSON: an error with many members", json_error, |n| {
        list(n, r#"{"code":"Failure","message":"why","#, r#""x§":[0,{}]"#, "}")
    }),
    read("JSON: an error with its message over and over", json_error, |n| {
        around(n, r#"{"code":"Failure","#, r#""message":"","#, r#""message":"why"}"#)
    }),
    read("XML: attributes", xml, |n| around(n, "<a", " b§=''", "/>")),
    read("XML: elements nobody knows", xml, |n| around(n, "<a>", "<b/>", "</a>")),
    read("XML: numbers that are none", xml, |n| around(n, "<a>", "<number>x</number>", "</a>")),
    read("XML: deep elements nobody knows", xml, |n| nested(n, "<a>", "<b>", "", "</b>", "</a>")),
    read("XML: a long name", xml, |n| {
        let name = "a".repeat(n / 3);
        around(n, &format!("<{name}>"), "<b/>", &format!("</{name}>"))
    }),
    read("XML: references", xml, |n| around(n, "<a><name>", "&lt;&#65;", "</name></a>")),
    read("XML: pieces of text", xml, |n| around(n, "<a><name>", "x<!---->", "</name></a>")),
    read("XML: sections", xml, |n| around(n, "<a><name>", "<![CDATA[]]>x", "</name></a>")),
    read("XML: elements within a text", xml, |n| around(n, "<a><name>", "x<b/>", "</name></a>")),
    read("XML: items", xml, |n| around(n, "<a><texts>", "<member/>", "</texts></a>")),
    read("XML: items without a list around them", xml, |n| around(n, "<a>", "<flat/>", "</a>")),
    read("XML: base64 in short lines", xml, |n| around(n, "<a><bytes>", "AAAA\n", "</bytes></a>")),
    read("XML: values before their keys", xml, |n| {
        around(n, "<a><map>", "<entry><value>v</value><key>§</key></entry>", "</map></a>")
    }),
    read("XML: values before their keys, below a long name", xml, |n| {
        let name = "n".repeat(n / 3);
        around(n, &format!("<{name}><map>"), "<entry><value/><key>§</key></entry>", &format!("</map></{name}>"))
    }),
    read("XML: maps before their keys", xml, |n| {
        let entry = "<entry><value><entry><value>v</value><key>k</key></entry></value><key>§</key></entry>";
        around(n, "<a><maps>", entry, "</maps></a>")
    }),
    read("XML: a document", xml, |n| around(n, "<a><any>", "<b/>", "</any></a>")),
    read("XML: a deep document", xml, |n| nested(n, "<a><any>", "<b>", "", "</b>", "</any></a>")),
    read("XML: an error behind other elements", xml_error, |n| {
        around(n, "<a>", "<b c='d'>&x;</b>", "<Error><Code>Failure</Code><message>why</message></Error></a>")
    }),
    read("XML: an error in a deep document", xml_error, |n| {
        nested(n, "<Error>", "<b>", "", "</b>", "<Code>Failure</Code><message>why</message></Error>")
    }),
    read("CBOR: members nobody knows", cbor, |n| bytes(n, b"\xBF", b"\x61x\x00", b"\xFF")),
    read("CBOR: deep lists nobody knows", cbor, |n| bytes(n, b"\xA1\x61x", b"\x81", b"\x00")),
    read("CBOR: deep lists without a length nobody knows", cbor, |n| {
        [&b"\xA1\x61x"[..], &[0x9F].repeat(n / 2), &[0xFF].repeat(n / 2)].concat()
    }),
    read("CBOR: tags nobody knows", cbor, |n| bytes(n, b"\xA1\x61x", b"\xC6", b"\x00")),
    read("CBOR: pieces of a text", cbor, |n| bytes(n, b"\xBF\x64name\x7F", b"\x60\x61a", b"\xFF\xFF")),
    read("CBOR: pieces of bytes", cbor, |n| bytes(n, b"\xBF\x65bytes\x5F", b"\x40\x41a", b"\xFF\xFF")),
    read("CBOR: short texts", cbor, |n| bytes(n, b"\xBF\x65texts\x9F", b"\x60", b"\xFF\xFF")),
    read("CBOR: small structures", cbor, |n| bytes(n, b"\xBF\x66smalls\x9F", b"\xA0", b"\xFF\xFF")),
    read("CBOR: a document of numbers", cbor, |n| bytes(n, b"\xBF\x63any\x9F", b"\x00", b"\xFF\xFF")),
    read("CBOR: large numbers", cbor, |n| {
        let number = [&[0xC2, 0x59, 0x01, 0x00][..], &[0xFF; 256]].concat();
        bytes(n, b"\xBF\x64bigs\x9F", &number, b"\xFF\xFF")
    }),
    read("CBOR: the largest numbers", cbor, |n| {
        let number = [&[0xC2, 0x59, 0x04, 0x00][..], &[0xFF; 1024]].concat();
        bytes(n, b"\xBF\x64bigs\x9F", &number, b"\xFF\xFF")
    }),
    read("CBOR: numbers with many places", cbor, |n| {
        bytes(n, b"\xBF\x64bigs\x9F", b"\xC4\x82\x39\x03\xFF\x01\xC4\x82\x38\x1F\x01", b"\xFF\xFF")
    }),
    read("CBOR: texts that are none", cbor, |n| bytes(n, b"\xBF", b"\x64name\x00", b"\xFF")),
    rejected("CBOR: more items than there are", cbor, |n| {
        bytes(n, b"\xBF\x65texts\x9B\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF", b"\x60", b"")
    }),
    read("CBOR: an error behind other members", cbor_error, |n| {
        bytes(n, b"\xBF", b"\x61x\x82\x00\xA0", b"\x64code\x67Failure\x67message\x63why\xFF")
    }),
    read("form: pairs nobody knows", form, |n| around(n, "", "a§&", "")),
    read("form: items", form, |n| around(n, "", "texts&", "")),
    read("form: escapes", form, |n| around(n, "name=", "%41+", "")),
    read("events: short messages", events, |n| frames(n, &[])),
    read("events: many headers", events, |n| frames(n, &b"\x01a\x00".repeat(1_500))),
    read("events: headers of one name", events, |n| frames(n, &b"\x06header\x07\x00\x00".repeat(500))),
    read("events of a server: short ones", server_events, |n| around(n, "", "data:{}\n\n", "")),
    read("events of a server: a long id", server_events, |n| {
        let id = "x".repeat(n / 2);
        around(n, &format!("id:{id}\n"), "data:{}\n\n", "")
    }),
    read("events of a server: lines of data", server_events, |n| around(n, "", "data: \n", "data:{}\n\n")),
    read("events of a server: comments", server_events, |n| around(n, "", ":\r", "")),
    read("events of a server: fields nobody knows", server_events, |n| around(n, "", "event:a\nx\n", "")),
    read("JSON lines: short ones", json_lines, |n| around(n, "", "{ }\n", "")),
    read("JSON lines: empty ones", json_lines, |n| around(n, "", "\r\n", "")),
    read("JSON lines: a long one", json_lines, |n| around(n, r#"{"name":""#, "é", "\"}\n")),
    read("JSON sequences: separators", json_sequence, |n| around(n, "", "\u{1e}", "")),
    read("JSON sequences: a document of many lines", json_sequence, |n| around(n, "\u{1e}{", "\n", "}\n")),
];
