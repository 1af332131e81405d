//! Reading a response costs at most a small constant times its length, in memory and in time, whatever it is made of.
//!
//! Every input is generated in two lengths. What is allocated in all (not what is held at once) must stay below
//! [`MOST_ALLOCATED`] times the length, and the time may grow no more than the length does, with what a machine under load
//! needs on top.

mod documents;
mod inputs;
mod readers;

use std::alloc::System;
use std::time::{Duration, Instant};

use cap::Cap;

use self::inputs::{INPUTS, Input};

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// How many bytes may be allocated for a byte that is read. The worst are lists of the shortest values: in CBOR a number of
/// one byte becomes a value of 32, and a list that grows is allocated anew each time.
const MOST_ALLOCATED: usize = 128;
/// The shorter length: a machine under load must have run both without a break at least once.
const SHORT: usize = 8 << 10;
const GROWTH: u32 = 4;
/// How much longer than [`GROWTH`] times as long the longer one may take.
const SLACK: f64 = 2.5;

struct Cost {
    allocated: usize,
    time: Duration,
}

/// The least of several measurements: the others had company.
fn measure(input: &Input, length: usize, runs: usize) -> Cost {
    let bytes = (input.make)(length);
    assert!(bytes.len() >= length && bytes.len() < length * 2 + 4096, "{}: {} bytes", input.name, bytes.len());
    let costs = (0..runs).map(|_| {
        let body = bytes.clone();
        let (allocated, start) = (ALLOCATOR.total_allocated(), Instant::now());
        let outcome = (input.read)(body);
        let cost = Cost { allocated: ALLOCATOR.total_allocated() - allocated, time: start.elapsed() };
        assert_eq!(outcome.is_ok(), input.is_readable, "{}: {outcome:?}", input.name);
        cost
    });
    let least = costs
        .reduce(|one, other| Cost { allocated: one.allocated.min(other.allocated), time: one.time.min(other.time) });
    let least = least.expect("at least one run");
    Cost { allocated: least.allocated / bytes.len(), ..least }
}

#[test]
fn reading_costs_a_small_constant_times_the_length() {
    let mut wrong = Vec::new();
    for input in INPUTS {
        let grows = |runs| {
            let (short, long) = (measure(input, SHORT, runs), measure(input, SHORT * GROWTH as usize, runs));
            let growth = long.time.as_secs_f64() / short.time.as_secs_f64() / f64::from(GROWTH);
            println!(
                "{}: {} bytes allocated for each, {:?}, {growth:.2} as long for each when {GROWTH} times as long",
                input.name, long.allocated, long.time
            );
            (long.allocated.max(short.allocated), growth)
        };
        // What looks slow is looked at again, longer.
        let (allocated, growth) = Some(grows(15)).filter(|(_, growth)| *growth < SLACK).unwrap_or_else(|| grows(200));
        if allocated > MOST_ALLOCATED || growth >= SLACK {
            wrong.push(format!("{}: {allocated} bytes for each, {growth:.2} times the time", input.name));
        }
    }
    println!("{} inputs", INPUTS.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
