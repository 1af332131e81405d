//! Credentials kept until shortly before they expire.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::Mutex;
use tracing::debug;

use super::{Credentials, ProvideCredentials};
use crate::Timestamp;
use crate::error::Error;

/// How long before they expire credentials are fetched anew.
const AHEAD: Duration = Duration::from_secs(300);
/// How long credentials must be good for to be used when no new ones can be had.
const LAST_RESORT: Duration = Duration::from_secs(15);

/// The credentials of a source, fetched by one call while the others wait.
pub(crate) struct Cache {
    source: Arc<dyn ProvideCredentials>,
    known: RwLock<Option<Credentials>>,
    fetching: Mutex<()>,
}

impl Cache {
    pub(crate) fn new(source: Arc<dyn ProvideCredentials>) -> Self {
        Self { source, known: RwLock::new(None), fetching: Mutex::new(()) }
    }

    /// Credentials that are good for a while from now.
    pub(crate) async fn get(&self, now: Timestamp) -> Result<Credentials, Error> {
        if let Some(known) = self.known(now, AHEAD) {
            return Ok(known);
        }
        let _one = self.fetching.lock().await;
        // Another call may have fetched them meanwhile.
        if let Some(known) = self.known(now, AHEAD) {
            return Ok(known);
        }
        match self.source.credentials().await {
            Ok(fetched) => {
                *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(fetched.clone());
                Ok(fetched)
            }
            Err(error) => match self.known(now, LAST_RESORT) {
                Some(known) => {
                    debug!(%error, "no new credentials: the old ones serve a little longer");
                    Ok(known)
                }
                None => Err(error),
            },
        }
    }

    fn known(&self, now: Timestamp, ahead: Duration) -> Option<Credentials> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let known = known.as_ref()?;
        let good = known.expires.is_none_or(|expires| expires.saturating_duration_since(now) > ahead);
        good.then(|| known.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;
    use crate::auth::ProvidedCredentials;

    /// Credentials for ten minutes; fails from the third time on.
    #[derive(Default)]
    struct Source(AtomicU32);

    fn time(minutes: i64) -> Timestamp {
        Timestamp::from_second(minutes * 60).expect("a time")
    }

    impl ProvideCredentials for Source {
        fn credentials(&self) -> ProvidedCredentials {
            let count = self.0.fetch_add(1, Ordering::Relaxed);
            let credentials = Credentials::new(count.to_string(), "s").expires(time(10 * i64::from(count + 1)));
            Box::pin(
                async move { if count < 2 { Ok(credentials) } else { Err(Error::credentials("the source is dry")) } },
            )
        }
    }

    #[tokio::test]
    async fn fetched_once_and_again_before_they_expire() {
        let cache = Cache::new(Arc::new(Source::default()));
        for (minute, expected) in [(0, "0"), (4, "0"), (6, "1"), (14, "1"), (16, "1")] {
            let credentials = cache.get(time(minute)).await.expect("credentials");
            assert_eq!(credentials.access_key_id, expected, "in minute {minute}");
        }
        cache.get(time(20)).await.expect_err("the old ones have expired");
    }

    #[tokio::test]
    async fn one_call_fetches_for_all() {
        let source = Arc::new(Source::default());
        let cache = Cache::new(source.clone());
        let (one, two) = tokio::join!(cache.get(time(0)), cache.get(time(0)));
        assert_eq!(one.expect("credentials"), two.expect("credentials"));
        assert_eq!(source.0.load(Ordering::Relaxed), 1);
    }
}
