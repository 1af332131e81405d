//! Signing keys: derived from a secret for a day, a region and a service, and kept while these stay the same.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use ring::hmac;

use crate::auth::{Credentials, Secret};

/// The key that was derived last.
#[derive(Default)]
pub struct Keys {
    last: Mutex<Option<Derived>>,
}

struct Derived {
    secret: Secret,
    date: String,
    region: String,
    service: String,
    key: hmac::Key,
}

impl Keys {
    /// Creates a cache without keys.
    pub const fn new() -> Self {
        Self { last: Mutex::new(None) }
    }

    /// The key for a day (`20150830`), a region and a service.
    pub(super) fn get(&self, credentials: &Credentials, date: &str, region: &str, service: &str) -> hmac::Key {
        let secret = &credentials.secret_access_key;
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = &*last
            && known.date == date
            && known.region == region
            && known.service == service
            && known.secret == *secret
        {
            return known.key.clone();
        }
        let key = derive(secret, date, region, service);
        *last = Some(Derived {
            secret: secret.clone(),
            date: date.to_owned(),
            region: region.to_owned(),
            service: service.to_owned(),
            key: key.clone(),
        });
        key
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys")
    }
}

fn derive(secret: &Secret, date: &str, region: &str, service: &str) -> hmac::Key {
    let secret = format!("AWS4{}", secret.expose());
    let mut key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    for step in [date, region, service, "aws4_request"] {
        key = hmac::Key::new(hmac::HMAC_SHA256, hmac::sign(&key, step.as_bytes()).as_ref());
    }
    key
}
