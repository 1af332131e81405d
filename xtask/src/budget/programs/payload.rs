//! The responses of the static service, and how calls to it are timed.

use std::future::Future;
use std::time::Instant;

/// A page of `ListCustomModels` with this many entries.
pub fn page(entries: usize) -> String {
    let entries: Vec<String> = (0..entries).map(entry).collect();
    format!(r#"{{"nextToken":"dG9rZW4=","modelSummaries":[{}]}}"#, entries.join(","))
}

fn entry(number: usize) -> String {
    format!(
        concat!(
            r#"{{"modelArn":"arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.titan-text-lite-v1:0:4k/{0:012}","#,
            r#""modelName":"nightly-model-{0}","creationTime":"2026-01-01T00:00:00Z","#,
            r#""baseModelArn":"arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text-lite-v1:0:4k","#,
            r#""baseModelName":"Titan Text Lite","customizationType":"FINE_TUNING","ownerAccountId":"123456789012"}}"#,
        ),
        number
    )
}

/// The best of several rounds, in microseconds a call.
pub async fn time<F: Future<Output = usize>>(calls: u32, expected: usize, call: impl Fn() -> F) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let begin = Instant::now();
        for _ in 0..calls {
            assert_eq!(call().await, expected);
        }
        best = best.min(begin.elapsed().as_secs_f64());
    }
    best * 1e6 / f64::from(calls)
}

/// The best of several rounds, in microseconds each time; checks that each time does what it should.
pub fn best(times: u32, mut work: impl FnMut() -> bool) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..7 {
        let begin = Instant::now();
        for _ in 0..times {
            assert!(work());
        }
        best = best.min(begin.elapsed().as_secs_f64());
    }
    best * 1e6 / f64::from(times)
}
