//! `multipart/form-data` bodies (RFC 7578).

use super::encoded::Body;
use super::text;
use crate::json;
use crate::schema::{Member, Shape, Slot, Style, TimestampFormat};
use crate::stream::ByteStream;
use crate::value::{Items, Ref, Structure};

/// Writes the members of a structure as parts; a list repeats its part. Streams among them are sent as they come.
pub(super) fn write(input: &dyn Structure, boundary: &str) -> Body {
    let mut form = Form { boundary, sent: Vec::new(), text: Vec::new() };
    for (index, row) in input.table().members.iter().enumerate() {
        if matches!(row.slot, Slot::Member | Slot::Payload) {
            match input.value_at(index) {
                Ref::Absent if row.always.is_some() => {
                    form.part(row, &Ref::Document(&super::styles::always(row)), row.shape);
                }
                Ref::List(list) => {
                    let item = row.shape.item.unwrap_or(Shape::PLAIN);
                    if let Some(text) = joined(row, list, item) {
                        form.part(row, &Ref::String(&text), Shape::PLAIN);
                        continue;
                    }
                    (0..list.len()).for_each(|at| form.part(row, &list.item(at), item));
                }
                value => form.part(row, &value, row.shape),
            }
        }
    }
    form.end()
}

/// The items of a list as one text, where its style parts them by a character (OpenAPI 3.1, section 4.8.15).
fn joined(row: &Member, list: &dyn Items, item: &'static Shape) -> Option<String> {
    let separator = match row.style? {
        Style::Comma => ",",
        Style::Space => " ",
        Style::Pipe => "|",
        Style::Repeat
        | Style::Deep
        | Style::Json
        | Style::Simple
        | Style::SimpleExploded
        | Style::Label
        | Style::LabelExploded
        | Style::Matrix
        | Style::MatrixExploded => return None,
    };
    let texts = (0..list.len()).map(|at| {
        let text = text::plain(&list.item(at), item, TimestampFormat::DateTime);
        text.map(std::borrow::Cow::into_owned)
    });
    Some(texts.collect::<Option<Vec<_>>>()?.join(separator))
}

struct Form<'a> {
    boundary: &'a str,
    /// The form up to the end of its last stream.
    sent: Vec<ByteStream>,
    /// What follows.
    text: Vec<u8>,
}

impl Form<'_> {
    fn part(&mut self, row: &'static Member, value: &Ref<'_>, shape: &'static Shape) {
        match value {
            Ref::Absent => return,
            Ref::Bytes(bytes) if row.style != Some(Style::Simple) => {
                self.head(row, Some(row.wire), Some("application/octet-stream"));
                self.text.extend_from_slice(bytes);
            }
            Ref::Stream(stream) => {
                let (name, media_type) = (stream.file_name().unwrap_or(row.wire), stream.media_type());
                self.head_of(row, Some(name), media_type.or(row.media_type).or(Some("application/octet-stream")));
                match stream.bytes() {
                    Some(bytes) => self.text.extend_from_slice(bytes),
                    None => self.sent.extend([std::mem::take(&mut self.text).into(), (*stream).clone()]),
                }
            }
            other => match text::plain(other, shape, TimestampFormat::DateTime) {
                Some(text) if row.style != Some(Style::Json) => {
                    self.head(row, None, None);
                    self.text.extend_from_slice(text.as_bytes());
                }
                _ => {
                    self.head(row, None, Some("application/json"));
                    json::encode(other, shape, &mut self.text);
                }
            },
        }
        self.text.extend_from_slice(b"\r\n");
    }

    /// The delimiter and the headers of a part.
    fn head(&mut self, row: &'static Member, file: Option<&str>, media_type: Option<&str>) {
        self.head_of(row, file, row.media_type.or(media_type));
    }

    fn head_of(&mut self, row: &'static Member, file: Option<&str>, media_type: Option<&str>) {
        let name = quoted(row.wire);
        let file = file.map(|file| format!("; filename=\"{}\"", quoted(file))).unwrap_or_default();
        let mut head = format!("--{}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n", self.boundary);
        if let Some(media_type) = media_type {
            head.push_str(&format!("Content-Type: {media_type}\r\n"));
        }
        self.text.extend_from_slice(head.as_bytes());
        self.text.extend_from_slice(b"\r\n");
    }

    fn end(mut self) -> Body {
        self.text.extend_from_slice(format!("--{}--\r\n", self.boundary).as_bytes());
        if self.sent.is_empty() {
            return Body::Bytes(self.text.into());
        }
        self.sent.push(self.text.into());
        Body::Stream(ByteStream::join(self.sent))
    }
}

/// RFC 7578, section 4.2, as browsers do it.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
