//! Files: bytes with a name and a media type.

use std::io::{self, Read};
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::{ByteStream, FileHead};
use crate::value::{Mut, Ref, Value};

/// How many bytes of a file are read at once.
const PIECE: usize = 64 << 10;

/// A file that is sent as a part of a form, with the name and media type that the part has.
///
/// Made from bytes, from a [`ByteStream`], or from a path; without a name it is called after the part.
///
/// ```
/// use ferrosmith_runtime::stream::File;
///
/// let file = File::from("name,age\nann,7\n").name("people.csv").media_type("text/csv");
/// ```
#[derive(Clone, Debug, Default)]
pub struct File {
    content: ByteStream,
}

impl File {
    /// Creates a file from one of the file system. It is read when it is sent, piece by piece, anew for every attempt,
    /// and has the name of the last part of the path.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub fn from_path(path: impl AsRef<Path>) -> io::Result<Self> {
        Ok(Self { content: ByteStream::from_path(path)? })
    }

    /// Sets the name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.content.file.get_or_insert_default().name = Some(name.into());
        self
    }

    /// Sets the media type.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.content.file.get_or_insert_default().media_type = Some(media_type.into());
        self
    }
}

impl<T: Into<ByteStream>> From<T> for File {
    fn from(content: T) -> Self {
        Self { content: content.into() }
    }
}

impl Value for File {
    type Class = crate::value::fields::Converted;

    fn get(&self) -> Ref<'_> {
        Ref::Stream(&self.content)
    }

    fn as_mut(&mut self) -> Mut<'_> {
        Mut::Stream(&mut self.content)
    }
}

impl ByteStream {
    /// Creates a body from a file. It is read when it is sent, piece by piece, anew for every attempt.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub fn from_path(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        let length = std::fs::File::open(&path)?.metadata()?.len();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let stream = Self::from_fn(Some(length), move || Pieces(Some(std::fs::File::open(&path))));
        Ok(Self { file: Some(Box::new(FileHead { name, media_type: None })), ..stream })
    }

    /// The name of the file that it is.
    pub(crate) fn file_name(&self) -> Option<&str> {
        self.file.as_ref()?.name.as_deref()
    }

    /// The media type of the file that it is.
    pub(crate) fn media_type(&self) -> Option<&str> {
        self.file.as_ref()?.media_type.as_deref()
    }
}

/// The pieces of a file. Local disks are read as fast as memory is copied: no thread is asked for a piece.
struct Pieces(Option<io::Result<std::fs::File>>);

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(Ok(file)) = &mut self.0 else {
            return Poll::Ready(self.0.take().and_then(Result::err).map(Err));
        };
        let mut piece = vec![0; PIECE];
        match file.read(&mut piece) {
            Ok(0) => {
                self.0 = None;
                Poll::Ready(None)
            }
            Ok(count) => {
                piece.truncate(count);
                Poll::Ready(Some(Ok(piece.into())))
            }
            Err(error) => {
                self.0 = None;
                Poll::Ready(Some(Err(error)))
            }
        }
    }
}
