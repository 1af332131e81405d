//! How fast a list response is read: `cargo run --release --example parse_speed`.
//!
//! The response is a page of 1000 summaries with eight texts each, the usual shape of AWS list operations. For
//! comparison the same is read by code that serde's derive writes, and by `serde_json` into a tree.

use std::time::{Duration, Instant};

use ferrosmith_runtime::inner::json;
use ferrosmith_runtime::inner::{Member, Shape, Value};
use ferrosmith_runtime::structure;

/// One model.
#[derive(Clone, Default)]
pub struct Summary {
    arn: String,
    name: String,
    created: Option<ferrosmith_runtime::Timestamp>,
    base_arn: Option<String>,
    base_name: Option<String>,
    kind: Option<String>,
    owner: Option<String>,
    status: Option<String>,
    region: Option<String>,
}

structure! {
    Summary = "Summary";
    arn = Member::new("modelArn").required();
    name = Member::new("modelName").required();
    created = Member::new("creationTime").shape(Shape::DATE_TIME);
    base_arn = Member::new("baseModelArn");
    base_name = Member::new("baseModelName");
    kind = Member::new("customizationType");
    owner = Member::new("ownerAccountId");
    status = Member::new("modelStatus");
    region = Member::new("region");
}

/// A page.
#[derive(Clone, Default)]
pub struct Page {
    next: Option<String>,
    summaries: Option<Vec<Summary>>,
}

structure! {
    Page = "Page";
    next = Member::new("nextToken");
    summaries = Member::new("modelSummaries");
}

/// The same for serde.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Derived {
    model_summaries: Vec<DerivedSummary>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct DerivedSummary {
    model_arn: String,
    model_name: String,
    #[serde(deserialize_with = "timestamp")]
    creation_time: jiff::Timestamp,
    base_model_arn: Option<String>,
    base_model_name: Option<String>,
    customization_type: Option<String>,
    owner_account_id: Option<String>,
    model_status: Option<String>,
    region: Option<String>,
}

fn timestamp<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<jiff::Timestamp, D::Error> {
    let text: &str = serde::Deserialize::deserialize(deserializer)?;
    text.parse().map_err(serde::de::Error::custom)
}

fn page() -> Vec<u8> {
    let at = ferrosmith_runtime::Timestamp::from_second(1_767_225_600).unwrap_or_default();
    let summary = |number: usize| Summary {
        arn: format!("arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.titan-text-lite-v1:0:4k/{number:012}"),
        name: format!("nightly-model-{number}"),
        created: Some(at),
        base_arn: Some("arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text-lite-v1:0:4k".to_owned()),
        base_name: Some("Titan Text Lite".to_owned()),
        kind: Some("FINE_TUNING".to_owned()),
        owner: Some("123456789012".to_owned()),
        status: Some("Active".to_owned()),
        region: Some("us-east-1".to_owned()),
    };
    let page = Page { next: Some("token".to_owned()), summaries: Some((0..1000).map(summary).collect()) };
    let mut out = Vec::new();
    json::encode(&page.get(), Shape::PLAIN, &mut out);
    out
}

/// The best of several runs, in megabytes a second.
fn measure(bytes: &[u8], mut read: impl FnMut(&[u8])) -> f64 {
    let mut best = Duration::MAX;
    for _ in 0..200 {
        let start = Instant::now();
        read(bytes);
        best = best.min(start.elapsed());
    }
    bytes.len() as f64 / best.as_secs_f64() / 1e6
}

fn main() {
    let bytes = page();
    println!("{} bytes", bytes.len());
    let tables = measure(&bytes, |bytes| {
        let mut page = Page::default();
        let read = json::decode(bytes, page.as_mut(), Shape::PLAIN);
        assert!(read.is_ok() && page.summaries.is_some_and(|summaries| summaries.len() == 1000));
    });
    println!("read by tables:  {tables:.0} MB/s");
    let derived = measure(&bytes, |bytes| {
        let page = serde_json::from_slice::<Derived>(bytes);
        assert!(page.is_ok_and(|page| page.model_summaries.len() == 1000));
    });
    println!("read by derives: {derived:.0} MB/s");
    let tree = measure(&bytes, |bytes| assert!(serde_json::from_slice::<serde_json::Value>(bytes).is_ok()));
    println!("read as a tree:  {tree:.0} MB/s");
    let mut read = Page::default();
    if json::decode(&bytes, read.as_mut(), Shape::PLAIN).is_ok() {
        let write = measure(&bytes, |_| json::encode(&read.get(), Shape::PLAIN, &mut Vec::new()));
        println!("written:         {write:.0} MB/s");
    }
}
