//! What some services of AWS ask of their clients without their descriptions saying so.
//!
//! A service is recognized by the prefix of its endpoints. What is asked stands in the documentation of each service.

use crate::ir::{Api, Checksum, Codec, Endpoint, Fixed, FixedPlace, Request};

/// Adds what the description of an AWS service leaves out, if it is one of those.
pub(super) fn customize(api: &mut Api) {
    let Endpoint::Aws { prefix, .. } = &api.endpoint else { return };
    match prefix.as_str() {
        "apigateway" => each_request(api, |request, _| fix_header(request, "Accept", "application/json")),
        "glacier" => each_request(api, customize_glacier),
        _ => {}
    }
}

fn each_request(api: &mut Api, customize: impl Fn(&mut Request, &str)) {
    for operation in &mut api.operations {
        customize(&mut operation.request, &api.version);
    }
}

/// Amazon Glacier: the version of the API, the caller's own account where none is named, and the checksums of uploads
/// ("Common request headers", "Computing checksums").
fn customize_glacier(request: &mut Request, version: &str) {
    fix_header(request, "X-Amz-Glacier-Version", version);
    for param in request.params.iter_mut().filter(|param| param.field.wire == "accountId") {
        param.field.flags.fallback = Some("-".to_owned());
    }
    if request.codec == Codec::Stream {
        request.checksum = Some(Checksum::Sha256Tree);
    }
}

fn fix_header(request: &mut Request, name: &str, value: &str) {
    let (name, value) = (name.to_owned(), Some(value.to_owned()));
    request.fixed.push(Fixed { place: FixedPlace::Header, name, value });
}
