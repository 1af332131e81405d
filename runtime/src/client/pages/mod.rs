//! Responses that come in pages, as streams.

mod counts;
mod items;
mod links;
mod next;
mod source;
mod tokens;
mod turn;

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
pub use items::{IntoItems, Nested};

use self::source::Source;
use super::Request;
use super::sending::{empty, typed};
use crate::error::Error;
use crate::stream::next;
use crate::value::Structure;

/// The pages of a response, each fetched when it is asked for.
///
/// Ends after the last page, after an error, and where a page leads to itself, which would never end.
#[must_use = "nothing is sent until the stream is polled"]
pub struct Pages<O, E> {
    source: Source,
    types: PhantomData<fn() -> (O, E)>,
}

impl<O: Structure + Default, E: From<Error>> Pages<O, E> {
    /// Creates the pages that a request asks for.
    #[doc(hidden)]
    pub fn new<R: Request<Output = O, Error = E>>(mut request: R) -> Self {
        let call = std::mem::take(request.call());
        let source = Source::new(call, R::operation(), empty::<O>, Box::new(request));
        Self { source, types: PhantomData }
    }
}

impl<O: Structure, E: From<Error>> Pages<O, E> {
    /// Returns the next page, or `None` after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<O, E>> {
        next(self).await
    }
}

impl<O: Structure, E: From<Error>> Stream for Pages<O, E> {
    type Item = Result<O, E>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let page = ready!(self.source.poll(cx));
        Poll::Ready(page.map(|page| page.and_then(typed::<O>).map_err(E::from)))
    }
}

impl<O, E> fmt::Debug for Pages<O, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pages of {}", self.source.operation.name)
    }
}

/// The items of all pages, fetched page by page.
#[must_use = "nothing is sent until the stream is polled"]
pub struct Items<O, T, E> {
    pages: Pages<O, E>,
    items: fn(O) -> Vec<T>,
    page: std::vec::IntoIter<T>,
}

impl<O: Structure + Default, T, E: From<Error>> Items<O, T, E> {
    /// Creates the items that a request asks for.
    #[doc(hidden)]
    pub fn new<R: Request<Output = O, Error = E>>(request: R, items: fn(O) -> Vec<T>) -> Self {
        Self { pages: Pages::new(request), items, page: Vec::new().into_iter() }
    }
}

impl<O: Structure, T: Unpin, E: From<Error>> Items<O, T, E> {
    /// Returns the next item, or `None` after the last one and after an error.
    pub async fn next(&mut self) -> Option<Result<T, E>> {
        next(self).await
    }
}

impl<O: Structure, T: Unpin, E: From<Error>> Stream for Items<O, T, E> {
    type Item = Result<T, E>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => self.page = (self.items)(page).into_iter(),
            }
        }
    }
}

impl<O, T, E> fmt::Debug for Items<O, T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Items of {}", self.pages.source.operation.name)
    }
}
