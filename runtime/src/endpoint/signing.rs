//! What an endpoint wants requests to be signed for (Smithy 2.0, "Endpoint `authSchemes` list property").

use http::{HeaderMap, HeaderName, HeaderValue};

use super::rules::Evaluated;
use super::value::Value;
use crate::error::Error;

/// What requests are signed for with SigV4.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signing {
    /// The name of the service, in place of the description's.
    pub name: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// Whether the path is signed as it is sent, in place of encoded once more.
    pub raw_path: bool,
    /// The scheme that the endpoint asks for in place of SigV4, which is not supported: `sigv4a`.
    pub unsupported: Option<String>,
}

/// Signatures of AWS that are not SigV4: an endpoint that names only these takes no other.
const UNSUPPORTED: [&str; 2] = ["sigv4a", "sigv4-s3express"];

impl Signing {
    /// For this region.
    pub(super) fn of_region(region: Option<String>) -> Self {
        Self { region, ..Self::default() }
    }

    /// Changes what the endpoint's schemes ask for otherwise.
    pub(super) fn refine(&mut self, evaluated: &Evaluated) {
        let schemes = evaluated.properties.iter().find(|(name, _)| *name == "authSchemes");
        let schemes = schemes.and_then(|(_, schemes)| schemes.as_list()).unwrap_or_default();
        let text = |scheme: &Value<'_>, key: &str| scheme.get(key)?.as_text().map(str::to_owned);
        let name = |scheme: &Value<'_>| text(scheme, "name");
        let Some(scheme) = schemes.iter().find(|scheme| name(scheme).as_deref() == Some("sigv4")) else {
            self.unsupported = schemes.iter().filter_map(name).find(|name| UNSUPPORTED.contains(&name.as_str()));
            return;
        };
        self.name = text(scheme, "signingName");
        if let Some(region) = text(scheme, "signingRegion") {
            self.region = Some(region);
        }
        self.raw_path = scheme.get("disableDoubleEncoding") == Some(Value::Bool(true));
    }
}

/// The headers that the endpoint asks for.
pub(super) fn headers(evaluated: &Evaluated) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    for (name, values) in &evaluated.headers {
        for value in values {
            let wrong = || Error::config(format!("the endpoint asks for a header `{name}` that cannot be sent"));
            let name = HeaderName::try_from(*name).map_err(|_| wrong())?;
            headers.append(name, HeaderValue::try_from(value).map_err(|_| wrong())?);
        }
    }
    Ok(headers)
}
