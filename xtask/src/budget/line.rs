//! One promise, and how it is kept.

use anyhow::Result;

/// Where a promise ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum Limit {
    /// No more than this.
    AtMost(f64),
    /// Less than this.
    Below(f64),
    /// No less than this.
    AtLeast(f64),
}

/// A line of the table.
#[derive(Clone, Debug)]
pub(super) struct Line {
    what: String,
    limit: Limit,
    unit: &'static str,
    /// What it came to, or why it was not measured.
    measured: Result<f64, String>,
    /// The numbers behind the number.
    details: String,
}

impl Line {
    /// A number that was measured.
    pub(super) fn new(what: &str, limit: Limit, measured: f64) -> Self {
        Self { what: what.to_owned(), limit, unit: "", measured: Ok(measured), details: String::new() }
    }

    /// A number that could not be measured here. That misses no target.
    pub(super) fn unmeasured(what: &str, limit: Limit, reason: &str) -> Self {
        Self { measured: Err(reason.to_owned()), ..Self::new(what, limit, 0.0) }
    }

    /// States what the number counts.
    pub(super) fn unit(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }

    /// States where the number comes from.
    pub(super) fn details(self, details: impl Into<String>) -> Self {
        Self { details: details.into(), ..self }
    }

    /// Whether the target is missed.
    pub(super) fn is_over(&self) -> bool {
        self.measured.as_ref().is_ok_and(|measured| match self.limit {
            Limit::AtMost(most) => *measured > most,
            Limit::Below(bound) => *measured >= bound,
            Limit::AtLeast(least) => *measured < least,
        })
    }

    fn target(&self) -> String {
        let (sign, number) = match self.limit {
            Limit::AtMost(most) => ("<=", most),
            Limit::Below(bound) => ("<", bound),
            Limit::AtLeast(least) => (">=", least),
        };
        format!("{sign} {}{}", shown(number), self.unit)
    }

    fn outcome(&self) -> String {
        match &self.measured {
            Ok(measured) => format!("{}{}", shown(*measured), self.unit),
            Err(_) => "-".to_owned(),
        }
    }

    fn verdict(&self) -> &'static str {
        match &self.measured {
            Ok(_) if self.is_over() => "over",
            Ok(_) => "ok",
            Err(_) => "not measured",
        }
    }

    fn remarks(&self) -> &str {
        self.measured.as_ref().err().unwrap_or(&self.details)
    }
}

/// Three digits are enough to judge by.
fn shown(number: f64) -> String {
    if number >= 100.0 || number.fract() == 0.0 { format!("{number:.0}") } else { format!("{number:.3}") }
}

/// The middle one of several numbers; of an even count, the higher of the two.
pub(super) fn median(numbers: impl IntoIterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.into_iter().collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

/// For people.
pub(super) fn print_table(lines: &[Line]) {
    let width = lines.iter().map(|line| line.what.chars().count()).max().unwrap_or_default();
    println!("{:<width$}  {:>9}  {:>9}  ", "what", "target", "measured");
    for line in lines {
        let row = format!(
            "{:<width$}  {:>9}  {:>9}  {:<5} {}",
            line.what,
            line.target(),
            line.outcome(),
            line.verdict(),
            line.remarks()
        );
        println!("{}", row.trim_end());
    }
}

/// For other programs.
pub(super) fn print_json(lines: &[Line]) -> Result<()> {
    let rows: Vec<serde_json::Value> = lines
        .iter()
        .map(|line| {
            serde_json::json!({
                "what": line.what,
                "target": line.target(),
                "measured": line.measured.as_ref().ok(),
                "verdict": line.verdict(),
                "details": line.remarks(),
            })
        })
        .collect();
    println!("{}", serde_json::to_string_pretty(&rows)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Limit, Line, median};

    #[test]
    fn limits_are_kept_or_not() {
        assert!(!Line::new("lines", Limit::AtMost(35.0), 35.0).is_over());
        assert!(Line::new("lines", Limit::AtMost(35.0), 35.1).is_over());
        assert!(Line::new("time", Limit::Below(0.3), 0.3).is_over());
        assert!(Line::new("speed", Limit::AtLeast(2.5), 2.4).is_over());
        assert!(!Line::unmeasured("speed", Limit::AtLeast(2.5), "no peer").is_over());
    }

    #[test]
    fn the_middle_of_numbers() {
        assert_eq!(median([3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median([]), 0.0);
    }
}
