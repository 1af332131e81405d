//! Credentials and tokens, kept until shortly before they expire.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::Handle;
use tracing::debug;

use crate::Timestamp;
use crate::error::Error;

/// How long before they expire credentials are fetched anew, unless that is most of their life.
const AHEAD: Duration = Duration::from_secs(300);
/// How long before they expire credentials are not used any more: a request takes its time to arrive.
const MARGIN: Duration = Duration::from_secs(15);
/// How long a source may take while the credentials at hand still serve.
const LIMIT: Duration = Duration::from_secs(60);
/// How long a source that failed is left alone while the credentials at hand still serve.
const PAUSE: Duration = Duration::from_secs(30);

/// Something that expires.
pub(crate) trait Expires: Clone + Send + 'static {
    /// When; none for what lasts.
    fn expires(&self) -> Option<Timestamp>;
}

/// What a source gives, to come.
type Fetching<T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>;

/// What a source gives, fetched by one call while the others wait, and ahead of time by none of them.
pub(crate) struct Cache<T> {
    source: Box<dyn Fn() -> Fetching<T> + Send + Sync>,
    known: Mutex<Option<Known<T>>>,
    fetching: tokio::sync::Mutex<()>,
}

/// What was fetched last.
struct Known<T> {
    item: T,
    /// From when on a new one is fetched.
    renewal: Option<Timestamp>,
    /// From when on it does not serve any more.
    end: Option<Timestamp>,
}

impl<T: Expires> Known<T> {
    fn new(item: T, now: Timestamp) -> Self {
        // What lives shorter than twice the usual time ahead is kept for half of its life.
        let before = |most: Duration, part: u32| {
            let expires = item.expires()?;
            let life = expires.saturating_duration_since(now);
            Some(expires - most.min(life / part))
        };
        let (renewal, end) = (before(AHEAD, 2), before(MARGIN, 10));
        Self { item, renewal, end }
    }
}

impl<T: Expires> Cache<T> {
    pub(crate) fn new(source: impl Fn() -> Fetching<T> + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Self { source: Box::new(source), known: Mutex::new(None), fetching: tokio::sync::Mutex::new(()) })
    }

    /// Returns what is good for a while from now. What is about to expire serves on while a new one is fetched in the
    /// background.
    pub(crate) async fn get(self: &Arc<Self>, now: Timestamp) -> Result<T, Error> {
        if let Some((item, is_due)) = self.known(now) {
            if is_due {
                self.renew(now);
            }
            return Ok(item);
        }
        let _one = self.fetching.lock().await;
        // Another call may have fetched it meanwhile.
        if let Some((item, _)) = self.known(now) {
            return Ok(item);
        }
        let item = (self.source)().await?;
        self.keep(item.clone(), now);
        Ok(item)
    }

    /// Forgets what a service has rejected, unless another has been fetched since.
    pub(crate) fn reject(&self, is_rejected: impl FnOnce(&T) -> bool) {
        let mut known = self.lock();
        if known.as_ref().is_some_and(|known| is_rejected(&known.item)) {
            *known = None;
        }
    }

    /// What serves now, and whether it is time for a new one.
    fn known(&self, now: Timestamp) -> Option<(T, bool)> {
        let known = self.lock();
        let known = known.as_ref()?;
        let serves = known.end.is_none_or(|end| now < end);
        serves.then(|| (known.item.clone(), known.renewal.is_some_and(|renewal| now >= renewal)))
    }

    fn keep(&self, item: T, now: Timestamp) {
        *self.lock() = Some(Known::new(item, now));
    }

    /// Fetches a new one beside the calls. Where nothing can run beside them, the first call after the end fetches it.
    fn renew(self: &Arc<Self>, now: Timestamp) {
        let Ok(runtime) = Handle::try_current() else { return };
        // Whoever comes while one is fetched, or too soon after it failed, has no need to.
        if let Some(known) = self.lock().as_mut() {
            known.renewal = Some(now + PAUSE);
        }
        let this = Arc::clone(self);
        runtime.spawn(async move {
            let Ok(_one) = this.fetching.try_lock() else { return };
            match tokio::time::timeout(LIMIT, (this.source)()).await {
                Ok(Ok(item)) => this.keep(item, now),
                Ok(Err(error)) => debug!(%error, "no new credentials: the old ones serve a little longer"),
                Err(_) => debug!("no new credentials in time: the old ones serve a little longer"),
            }
        });
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Known<T>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    /// One of a series of credentials.
    #[derive(Clone, Debug, PartialEq)]
    struct Numbered(u32, Option<Timestamp>);

    impl Expires for Numbered {
        fn expires(&self) -> Option<Timestamp> {
            self.1
        }
    }

    fn time(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).expect("a time")
    }

    /// Credentials that expire at these times; fails when there are no more.
    fn source(ends: &'static [i64]) -> (Arc<Cache<Numbered>>, Arc<AtomicU32>) {
        let count = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&count);
        let cache = Cache::new(move || {
            let number = counted.fetch_add(1, Ordering::Relaxed);
            let item = ends.get(number as usize).map(|end| Numbered(number, Some(time(*end))));
            Box::pin(async move { item.ok_or_else(|| Error::credentials("the source is dry")) })
        });
        (cache, count)
    }

    /// The number of the credentials at a time, after which what runs in the background has run.
    async fn at(cache: &Arc<Cache<Numbered>>, seconds: i64) -> Option<u32> {
        let item = cache.get(time(seconds)).await.ok();
        for _ in 0..3 {
            tokio::task::yield_now().await;
        }
        item.map(|item| item.0)
    }

    #[tokio::test]
    async fn fetched_ahead_beside_the_calls() {
        let (cache, count) = source(&[3600, 7200]);
        for (seconds, expected) in [(0, 0), (3299, 0), (3300, 0), (3301, 1), (6899, 1)] {
            assert_eq!(at(&cache, seconds).await, Some(expected), "after {seconds} s");
        }
        assert_eq!(count.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn what_still_serves_is_used_while_the_source_fails() {
        let (cache, count) = source(&[3600]);
        for (seconds, fetched) in [(0, 1), (3400, 2), (3429, 2), (3430, 3), (3584, 4)] {
            assert_eq!(at(&cache, seconds).await, Some(0), "after {seconds} s");
            assert_eq!(count.load(Ordering::Relaxed), fetched, "after {seconds} s");
        }
        assert_eq!(at(&cache, 3585).await, None, "too close to the end");
    }

    #[tokio::test]
    async fn what_lives_shortly_is_not_fetched_for_each_call() {
        let (cache, count) = source(&[60, 100]);
        for (seconds, expected) in [(0, 0), (10, 0), (29, 0), (30, 0), (31, 1)] {
            assert_eq!(at(&cache, seconds).await, Some(expected), "after {seconds} s");
        }
        assert_eq!(count.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn one_call_fetches_for_all() {
        let (cache, count) = source(&[3600]);
        let (one, two) = tokio::join!(cache.get(time(0)), cache.get(time(0)));
        assert_eq!(one.expect("credentials"), two.expect("credentials"));
        assert_eq!(count.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn what_was_rejected_is_fetched_anew_once() {
        let (cache, count) = source(&[3600, 3600]);
        let first = cache.get(time(0)).await.expect("credentials");
        cache.reject(|item| *item == first);
        assert_eq!(at(&cache, 0).await, Some(1));
        cache.reject(|item| *item == first);
        assert_eq!(at(&cache, 0).await, Some(1));
        assert_eq!(count.load(Ordering::Relaxed), 2);
    }
}
