//! Floating-point numbers as text, which is the same in every format and slot.

/// Returns a number as text. What is not finite has a name (Smithy 2.0, "Protocol traits", "float and double").
pub(crate) fn float(value: f64) -> String {
    if value.is_nan() {
        "NaN".to_owned()
    } else if value.is_infinite() {
        if value > 0.0 { "Infinity".to_owned() } else { "-Infinity".to_owned() }
    } else {
        value.to_string()
    }
}

/// Returns the number that a name stands for.
pub(crate) fn special(text: &str) -> Option<f64> {
    match text {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    }
}

/// Returns the whole number that JSON text stands for, in any spelling: `1`, `1.0`, `1e3`.
pub(crate) fn whole(digits: &str) -> Option<i128> {
    if let Ok(number) = digits.parse::<i64>() {
        return Some(i128::from(number));
    }
    if let Ok(number) = digits.parse::<i128>() {
        return Some(number);
    }
    let number: f64 = digits.parse().ok()?;
    // Beyond 2^63 a fraction is lost.
    (number.fract() == 0.0 && number.abs() < 9.3e18).then_some(number as i128)
}
