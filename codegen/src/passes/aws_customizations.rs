//! What some services of AWS ask of their clients without their descriptions saying so.
//!
//! A service is recognized by the prefix of its endpoints. What is asked stands in the documentation of each service.

use crate::ir::{
    Api, BoundValue, Checksum, Codec, Endpoint, Fixed, FixedPlace, Operation, PathPart, PathStep, Request, RuleBinding,
    Rules,
};

/// Adds what the description of an AWS service leaves out, if it is one of those.
pub(super) fn customize(api: &mut Api) {
    let Endpoint::Aws { prefix, rules, .. } = &api.endpoint else { return };
    match prefix.as_str() {
        "apigateway" => each_request(api, |request, _| fix_header(request, "Accept", "application/json")),
        "glacier" => each_request(api, customize_glacier),
        "s3" => {
            if let Some(param) = rules.as_ref().and_then(bucket_param) {
                api.operations.iter_mut().for_each(|operation| leave_bucket_to_endpoint(operation, param));
            }
        }
        "machinelearning" => bind_endpoint(api, endpoint_param(rules.as_ref()), "PredictEndpoint"),
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

/// The parameter of Amazon S3's rule set that takes the bucket.
fn bucket_param(rules: &Rules) -> Option<usize> {
    rules.params.iter().position(|param| param.name == "Bucket")
}

/// Amazon S3: the rules put the bucket into the host name, or behind the endpoint as its path ("Virtual hosting of
/// buckets"). The paths of the operations still name it.
fn leave_bucket_to_endpoint(operation: &mut Operation, bucket: usize) {
    let [PathPart::Literal(slash), PathPart::Param(position), ..] = operation.request.path.as_slice() else { return };
    let Some(param) = operation.request.params.get(*position).filter(|_| slash == "/") else { return };
    let is_bound = |binding: &RuleBinding| {
        binding.param == bucket && binding.value == BoundValue::Input(vec![PathStep::Member(param.field.name.clone())])
    };
    if operation.endpoint.iter().any(is_bound) {
        let position = *position;
        operation.request.path.splice(..2, [PathPart::InEndpoint(position)]);
    }
}

/// The parameter of a rule set that is the URL that the caller chose. Without rules there is no other parameter.
fn endpoint_param(rules: Option<&Rules>) -> usize {
    let is_endpoint = |built_in: &Option<String>| built_in.as_deref() == Some("SDK::Endpoint");
    let position = rules.and_then(|rules| rules.params.iter().position(|param| is_endpoint(&param.built_in)));
    position.unwrap_or_default()
}

/// Amazon Machine Learning: predictions are asked of an endpoint of their own, which another operation names
/// ("Requesting real-time predictions").
fn bind_endpoint(api: &mut Api, param: usize, name: &str) {
    for operation in &mut api.operations {
        if operation.request.params.iter().any(|param| param.field.name == name) {
            let value = BoundValue::Input(vec![PathStep::Member(name.to_owned())]);
            operation.endpoint.push(RuleBinding { param, value });
        }
    }
}

fn fix_header(request: &mut Request, name: &str, value: &str) {
    let (name, value) = (name.to_owned(), Some(value.to_owned()));
    request.fixed.push(Fixed { place: FixedPlace::Header, name, value });
}
