//! Credentials in the JSON that containers, instances and programs give.

use serde_json::Value;

use crate::Timestamp;
use crate::auth::Credentials;
use crate::error::Error;

/// Reads `{"AccessKeyId", "SecretAccessKey", "Token" or "SessionToken", "Expiration"}`.
pub(super) fn credentials(json: &[u8]) -> Result<Credentials, Error> {
    // The error must not show the text: it may hold secrets.
    let value: Value = serde_json::from_slice(json).map_err(|_| Error::credentials("the response is not JSON"))?;
    let text = |name: &str| value.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let (Some(id), Some(secret)) = (text("AccessKeyId"), text("SecretAccessKey")) else {
        let why = text("Message").or_else(|| text("Code")).unwrap_or("the response holds no access key");
        return Err(Error::credentials(why.to_owned()));
    };
    let mut credentials = Credentials::new(id, secret);
    credentials.session_token = text("Token").or_else(|| text("SessionToken")).map(Into::into);
    credentials.expires = text("Expiration").map(time).transpose()?;
    Ok(credentials)
}

/// A point in time as RFC 3339 writes it.
pub(super) fn time(text: &str) -> Result<Timestamp, Error> {
    text.parse().map_err(|_| Error::credentials(format!("`{text}` is not a time at which credentials can expire")))
}
