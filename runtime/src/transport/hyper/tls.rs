//! Whom the default transport trusts.

use std::sync::{Arc, OnceLock};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::{Error as PemError, PemObject};
use rustls::{ClientConfig, RootCertStore};

use crate::error::Error;

/// The certificates that are trusted.
#[derive(Default)]
pub(super) struct Trust {
    /// Given by the caller, in PEM or DER.
    pub(super) own: Vec<Vec<u8>>,
    /// Only these.
    pub(super) only_own: bool,
}

/// The settings of TLS. They name the provider of cryptography: that of the process, if there is one, is not asked.
pub(super) fn config(trust: &Trust) -> Result<ClientConfig, Error> {
    let mut roots = if trust.only_own { RootCertStore::empty() } else { common().clone() };
    for certificate in trust.own.iter().flat_map(|own| certificates(own)) {
        roots.add(certificate?).map_err(|error| unreadable(&error))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider);
    let config = config.with_safe_default_protocol_versions().map_err(Error::transport)?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

/// One or several certificates in PEM, or one in DER, which begins with the tag of a sequence.
fn certificates(bytes: &[u8]) -> Vec<Result<CertificateDer<'static>, Error>> {
    if bytes.first() == Some(&0x30) {
        return vec![Ok(CertificateDer::from(bytes.to_vec()))];
    }
    let mut found: Vec<_> = CertificateDer::pem_slice_iter(bytes).collect();
    if found.is_empty() {
        found.push(Err(PemError::NoItemsFound));
    }
    found.into_iter().map(|certificate| certificate.map_err(|error| unreadable(&error))).collect()
}

fn unreadable(error: &dyn std::fmt::Display) -> Error {
    Error::config(format!("a root certificate cannot be read: {error}"))
}

/// The certificates that everybody trusts, read once: reading those of the system takes milliseconds.
fn common() -> &'static RootCertStore {
    static ROOTS: OnceLock<RootCertStore> = OnceLock::new();
    ROOTS.get_or_init(roots)
}

#[cfg(feature = "webpki-roots")]
fn roots() -> RootCertStore {
    RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() }
}

#[cfg(not(feature = "webpki-roots"))]
fn roots() -> RootCertStore {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    // Systems do hold certificates that cannot be read; the others serve.
    roots.add_parsable_certificates(found.certs);
    roots
}
