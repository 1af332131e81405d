//! Prints the microseconds for reading the long response into structures that `serde` has derived, and for writing them.

use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    next_token: Option<String>,
    model_summaries: Vec<Summary>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary {
    model_arn: String,
    model_name: String,
    /// A point in time, which it leaves as it is.
    creation_time: String,
    base_model_arn: String,
    base_model_name: String,
    customization_type: Option<String>,
    owner_account_id: Option<String>,
}

fn main() {
    let body = peer::page(1000);
    let read = peer::best(20, || {
        sonic_rs::from_slice::<Page>(body.as_bytes()).is_ok_and(|page| page.model_summaries.len() == 1000)
    });
    let page: Page = sonic_rs::from_slice(body.as_bytes()).expect("a page");
    let write = peer::best(20, || sonic_rs::to_vec(&page).is_ok_and(|out| out.len() == body.len()));
    println!("{read} {write}");
}
