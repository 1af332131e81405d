//! What a client authenticates with, over all its calls.

use http::request::Parts;

use super::{Prepared, Shared};
use crate::auth::EventSigner;
use crate::error::Error;
use crate::schema::Operation;

#[cfg(feature = "aws")]
use crate::auth::{Credentials, sigv4};
#[cfg(feature = "aws")]
use crate::schema::Auth;

/// Signing keys, derived once and kept as long as they serve.
#[derive(Default)]
pub(crate) struct Identity {
    #[cfg(feature = "aws")]
    keys: sigv4::Keys,
}

#[cfg(not(feature = "aws"))]
impl Identity {
    /// Authenticates a request in every way that it asks for.
    pub(crate) async fn authorize(
        &self,
        shared: &Shared,
        _: &'static Operation,
        prepared: &Prepared,
        parts: &mut Parts,
    ) -> Result<Option<EventSigner>, Error> {
        prepared.way.apply(&shared.config, parts).await?;
        Ok(None)
    }
}

#[cfg(feature = "aws")]
impl Identity {
    /// Authenticates a request in every way that it asks for. A signature comes last: it covers what the others add.
    /// Gives what signs the events that follow, if the request is signed.
    pub(crate) async fn authorize(
        &self,
        shared: &Shared,
        operation: &'static Operation,
        prepared: &Prepared,
        parts: &mut Parts,
    ) -> Result<Option<EventSigner>, Error> {
        prepared.way.apply(&shared.config, parts).await?;
        let Some(signing) = Signing::of(prepared)? else { return Ok(None) };
        let credentials = credentials(shared, prepared).await?;
        let payload = payload(operation, prepared);
        let time = shared.time();
        signing.signer(&credentials, &self.keys, time).sign(parts, payload).map(Some)
    }

    /// Signs a request in the query of its URL.
    pub(crate) async fn presign(
        &self,
        shared: &Shared,
        operation: &'static Operation,
        prepared: &Prepared,
        parts: &mut Parts,
        seconds: u64,
    ) -> Result<(), Error> {
        let Some(signing) = Signing::of(prepared)? else {
            return Err(Error::config("only requests that are signed with SigV4 can be signed ahead of time"));
        };
        let credentials = credentials(shared, prepared).await?;
        let payload = payload(operation, prepared);
        signing.signer(&credentials, &self.keys, shared.time()).presign(parts, payload, seconds)
    }
}

#[cfg(feature = "aws")]
async fn credentials(shared: &Shared, prepared: &Prepared) -> Result<Credentials, Error> {
    let own = prepared.way.own.as_ref().and_then(|own| own.credentials.as_ref());
    let none = || Error::config("no credentials: set `Config::credentials`");
    let cache = own.or(shared.config.secrets.credentials.as_ref()).ok_or_else(none)?;
    cache.get(shared.local_time()).await
}

/// For what a request is signed.
#[cfg(feature = "aws")]
struct Signing<'a> {
    service: &'a str,
    region: &'a str,
    raw_path: bool,
}

#[cfg(feature = "aws")]
impl<'a> Signing<'a> {
    /// None for a request that is not signed.
    fn of(prepared: &'a Prepared) -> Result<Option<Self>, Error> {
        let service = prepared.way.schemes.iter().find_map(|scheme| match scheme {
            Auth::SigV4(service) => Some(*service),
            _ => None,
        });
        let Some(service) = service else { return Ok(None) };
        let signing = &prepared.signing;
        if let Some(scheme) = &signing.unsupported {
            let message =
                format!("the endpoint takes requests only that are signed with `{scheme}`, which is not supported");
            return Err(Error::config(message));
        }
        let none = || Error::config("no region to sign for: set it with `Config::region` or in `AWS_REGION`");
        let region = signing.region.as_deref().ok_or_else(none)?;
        let service = signing.name.as_deref().unwrap_or(service);
        Ok(Some(Self { service, region, raw_path: signing.raw_path }))
    }

    fn signer(&self, credentials: &'a Credentials, keys: &'a sigv4::Keys, time: crate::Timestamp) -> sigv4::Signer<'a> {
        sigv4::Signer { credentials, region: self.region, service: self.service, raw_path: self.raw_path, time, keys }
    }
}

/// How the signature covers the body. A stream is not covered: it cannot be read ahead of being sent.
#[cfg(feature = "aws")]
fn payload<'a>(operation: &Operation, prepared: &'a Prepared) -> sigv4::Payload<'a> {
    use crate::http::request::Body;

    let bytes = match &prepared.body {
        Body::Empty => Some(&[][..]),
        Body::Bytes(bytes) => Some(&bytes[..]),
        Body::Stream(stream) => stream.bytes().map(|bytes| &bytes[..]),
        #[cfg(feature = "events")]
        Body::Events(_) => return sigv4::Payload::Events,
    };
    match bytes {
        Some(bytes) if !operation.unsigned_payload => sigv4::Payload::Bytes(bytes),
        #[cfg(feature = "checksums")]
        None if prepared.headers.contains_key(crate::digests::TRAILER) => sigv4::Payload::UnsignedTrailer,
        _ => sigv4::Payload::Unsigned,
    }
}
