//! Processor time of the programs that this one starts.

use std::fs;

/// Clock ticks in a second, as Linux counts them for programs on every architecture.
const TICKS: f64 = 100.0;

/// The processor time, in seconds, of all programs started and ended so far, and of those that they started. None where
/// there is no `/proc`.
pub(super) fn children_seconds() -> Option<f64> {
    parse(&fs::read_to_string("/proc/self/stat").ok()?)
}

/// Fields 16 and 17 of `/proc/PID/stat`; the second, the program's name in parentheses, may hold anything.
fn parse(stat: &str) -> Option<f64> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut times = fields.split_whitespace().skip(13);
    let (user, system): (f64, f64) = (times.next()?.parse().ok()?, times.next()?.parse().ok()?);
    Some((user + system) / TICKS)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn times_of_children_are_found_behind_any_name() {
        let stat = "7 (a) b) S 1 7 7 0 -1 4194304 100 200 0 0 5 6 150 50 20 0 1 0 100 0 0";
        assert_eq!(parse(stat), Some(2.0));
        assert_eq!(parse("7 (a"), None);
    }
}
