//! A process that makes calls for ever does not grow: what is allocated after many calls is what was after a few.
//!
//! `FERROSMITH_CALLS` sets how many are made, in place of 50,000.

use std::alloc::System;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use cap::Cap;
use ferrosmith_runtime::auth::Credentials;
use ferrosmith_runtime::body::Body;
use ferrosmith_runtime::client::Call;
use ferrosmith_runtime::inner::{Auth, Endpoint, Member, Operation, Part, Service};
use ferrosmith_runtime::transport::{ResponseFuture, Transport};
use ferrosmith_runtime::{Config, Error, Validation, client, error_enum, operation, setters, structure};

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// How much more may be allocated at last than at first, in bytes.
const MOST: isize = 1 << 20;
/// After so many calls everything is there that is kept.
const WARM: usize = 2_000;

/// What can go wrong.
#[non_exhaustive]
pub(crate) enum Wrong {
    /// Everything.
    Other(Error),
}

error_enum! { Wrong; }

/// Something.
#[derive(Clone, Default)]
pub(crate) struct Thing {
    /// Its name.
    pub(crate) name: Option<String>,
    /// Others.
    pub(crate) things: Vec<Thing>,
}

structure! {
    Thing = "Thing";
    name = Member::new("name");
    things = Member::new("things");
}

/// Gets something.
#[derive(Clone, Default)]
pub(crate) struct GetThing {
    id: Option<String>,
    call: Call,
}

setters! { GetThing; id: String; }

operation! {
    GetThing => Thing, Wrong;
    GET_THING;
    id = Member::new("id").path();
}

const GET_THING: Operation =
    Operation::new("GetThing", "GET", &[Part::Literal("/things/"), Part::Label(0)]).auth(&[&[Auth::SigV4("things")]]);

/// The client.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    inner: ferrosmith_runtime::Client,
}

const THINGS: Service = Service {
    name: "Things",
    version: "1",
    package: "things/1.0.0",
    endpoint: Endpoint::Aws { prefix: "things", rules: None },
    validation: Validation::Full,
};

client! { Client, Wrong; THINGS; }

/// A service without a network: pages, and now and then an error or a connection that breaks.
struct Changing(AtomicUsize);

impl Transport for Changing {
    fn send(&self, request: http::Request<Body>) -> ResponseFuture {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        let (status, body) = match number % 50 {
            0 => return Box::pin(std::future::ready(Err(Error::transport("reset")))),
            1 => (503, Bytes::new()),
            2 => (404, format!(r#"{{"__type":"NoSuch{number}","message":"{}"}}"#, request.uri()).into()),
            3 => (200, "{".into()),
            _ => (200, format!(r#"{{"name":"n{number}","things":[{{"name":"a"}},{{}}],"x{number}":[1]}}"#).into()),
        };
        let mut response = http::Response::new(Body::from(body));
        *response.status_mut() = status.try_into().expect("a status");
        Box::pin(std::future::ready(Ok(response)))
    }
}

async fn calls(client: &Client, numbers: std::ops::Range<usize>) -> usize {
    let mut went_well = 0;
    for number in numbers {
        let call = client.inner.request::<GetThing>().id(format!("thing-{number}"));
        went_well += usize::from(call.send().await.is_ok());
    }
    went_well
}

#[tokio::test(start_paused = true)]
async fn memory_does_not_grow_with_calls() {
    let count = std::env::var("FERROSMITH_CALLS").ok().and_then(|count| count.parse().ok()).unwrap_or(50_000);
    let credentials = Credentials::new("AKIDEXAMPLE", "secret");
    let config = Config::new().region("us-east-1").credentials(credentials).transport(Changing(AtomicUsize::new(0)));
    let client = Client::new(config);
    calls(&client, 0..WARM).await;
    let before = ALLOCATOR.allocated();
    let went_well = calls(&client, WARM..count).await;
    let growth = ALLOCATOR.allocated().wrapping_sub(before) as isize;
    println!("{count} calls, {went_well} of which went well: {growth} bytes more than after {WARM}");
    assert!(went_well > (count - WARM) / 2);
    assert!(growth < MOST, "{growth} bytes");
}
