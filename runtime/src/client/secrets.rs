//! What a client or a call authenticates with.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::auth::cache::Cache;
use crate::auth::{Credential, Credentials, Kind, ProvideCredentials};
use crate::schema::Auth;

/// What a client or a call authenticates with.
#[derive(Clone, Default)]
pub(crate) struct Secrets {
    /// For all schemes of bearer tokens.
    pub(crate) bearer: Option<Credential>,
    /// For all schemes of users and passwords.
    pub(crate) basic: Option<Credential>,
    /// For ways of one API key.
    pub(crate) api_key: Option<Credential>,
    /// For API keys by the names under which they are sent.
    pub(crate) api_keys: BTreeMap<String, Credential>,
    /// For schemes by their names.
    pub(crate) schemes: BTreeMap<String, Credential>,
    /// For signatures of AWS.
    pub(crate) credentials: Option<Arc<Cache<Credentials>>>,
}

impl Secrets {
    pub(crate) fn set_credentials(&mut self, credentials: impl ProvideCredentials + 'static) {
        self.credentials = Some(Cache::new(move || credentials.credentials()));
    }

    /// What a scheme of a way authenticates with. A key without a name serves where the way asks for one key only: where it
    /// asks for two, one of them would go out under the other's name.
    pub(super) fn find(&self, way: &[Auth], scheme: &Auth) -> Option<&Kind> {
        let own = |name: &str| self.schemes.get(name);
        let found = match scheme {
            Auth::Bearer(name) => own(name).or(self.bearer.as_ref()),
            Auth::Basic(name) => own(name).or(self.basic.as_ref()),
            Auth::ApiKeyHeader(name, sent, _) | Auth::ApiKeyQuery(name, sent) | Auth::ApiKeyCookie(name, sent) => {
                let named = self.api_keys.iter().find(|(known, _)| known.eq_ignore_ascii_case(sent));
                let is_single = way.iter().filter(|scheme| is_key(scheme)).count() == 1;
                let any = self.api_key.as_ref().filter(|_| is_single);
                own(name).or(named.map(|(_, key)| key)).or(any)
            }
            Auth::SigV4(_) | Auth::Other(_) => None,
        };
        found.map(|credential| &credential.0).filter(|kind| fits(kind, scheme))
    }

    /// Whether there is what a scheme authenticates with.
    pub(super) fn has(&self, way: &[Auth], scheme: &Auth) -> bool {
        match scheme {
            Auth::SigV4(_) => cfg!(feature = "aws") && self.credentials.is_some(),
            scheme => self.find(way, scheme).is_some(),
        }
    }
}

fn is_key(scheme: &Auth) -> bool {
    matches!(scheme, Auth::ApiKeyHeader(..) | Auth::ApiKeyQuery(..) | Auth::ApiKeyCookie(..))
}

/// Whether a credential is of the kind that a scheme sends.
fn fits(kind: &Kind, scheme: &Auth) -> bool {
    match kind {
        Kind::Token(_) | Kind::Tokens(_) => matches!(scheme, Auth::Bearer(_)),
        Kind::Basic(..) => matches!(scheme, Auth::Basic(_)),
        Kind::Key(_) => is_key(scheme),
    }
}
