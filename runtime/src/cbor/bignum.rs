//! Numbers of any size: bignums and decimal fractions (RFC 8949, sections 3.4.3 and 3.4.4).
//!
//! Between decimal digits and bytes stands schoolbook arithmetic, in time quadratic in the length, 32 bits or nine digits at a
//! time. The length is limited when numbers are read, so that a byte never costs more than 70 of these steps.

use minicbor::data::Type;

use super::reader::{Read, Reader};
use super::tags;
use super::writer::{Item, Writer, put};
use crate::value::Number;

/// The longest bignum that is read, in bytes: 2,466 decimal digits.
const MAX_BYTES: usize = 1024;
/// The decimal places beyond the digits that are written out as zeros: five bytes can ask for any number of them.
const MAX_ZEROS: usize = 32;
/// The decimal digits that fit into 32 bits, and what comes after the largest such number.
const DIGITS: usize = 9;
const BASE: u64 = 1_000_000_000;

/// Writes a number without fraction and exponent as a bignum, and any other as a decimal fraction.
pub(super) fn write(number: &Number, out: &mut Writer<'_>) {
    let (significand, exponent) = split(number.as_str());
    let (whole, fraction) = significand.split_once('.').unwrap_or((significand, ""));
    if fraction.is_empty() && exponent == 0 {
        return bignum(whole, out);
    }
    put(out, Item::Tag(tags::DECIMAL));
    put(out, Item::Array(2));
    let places = i64::try_from(fraction.len()).unwrap_or(i64::MAX);
    put(out, Item::Int(exponent.saturating_sub(places)));
    let mantissa = format!("{whole}{fraction}");
    match mantissa.parse() {
        Ok(mantissa) => put(out, Item::Int(mantissa)),
        Err(_) => bignum(&mantissa, out),
    }
}

/// A number before its exponent, and the exponent.
fn split(number: &str) -> (&str, i64) {
    match number.split_once(['e', 'E']) {
        Some((significand, exponent)) => (significand, exponent.parse().unwrap_or(0)),
        None => (number, 0),
    }
}

fn bignum(digits: &str, out: &mut Writer<'_>) {
    let (mut bytes, is_negative) = match digits.strip_prefix('-') {
        Some(digits) => (to_bytes(digits), true),
        None => (to_bytes(digits), false),
    };
    // A negative one stands for -1 - n; minus zero is zero.
    let is_negative = is_negative && !bytes.is_empty();
    if is_negative {
        decrement(&mut bytes);
    }
    put(out, Item::Tag(if is_negative { tags::NEGATIVE } else { tags::UNSIGNED }));
    put(out, Item::Bytes(&bytes));
}

/// Decimal digits as bytes, the most significant first, without leading zeros.
fn to_bytes(digits: &str) -> Vec<u8> {
    // The least significant first.
    let mut limbs: Vec<u32> = Vec::new();
    for group in digits.as_bytes().chunks(DIGITS) {
        let (mut carry, mut base) = (0_u64, 1_u64);
        for digit in group {
            carry = carry * 10 + u64::from(digit - b'0');
            base *= 10;
        }
        for limb in &mut limbs {
            carry += u64::from(*limb) * base;
            *limb = (carry & u64::from(u32::MAX)) as u32;
            carry >>= 32;
        }
        if carry > 0 {
            limbs.push(carry as u32);
        }
    }
    limbs.iter().rev().flat_map(|limb| limb.to_be_bytes()).skip_while(|byte| *byte == 0).collect()
}

/// Subtracts one from what is not zero.
fn decrement(bytes: &mut Vec<u8>) {
    for byte in bytes.iter_mut().rev() {
        let (less, borrows) = byte.overflowing_sub(1);
        *byte = less;
        if !borrows {
            break;
        }
    }
    if bytes.first() == Some(&0) {
        bytes.remove(0);
    }
}

/// Reads a number in any form that CBOR has for it.
pub(super) fn read(reader: &mut Reader<'_>) -> Read<Number> {
    while reader.peek()? == Type::Tag {
        match reader.tag()? {
            tags::UNSIGNED => return unsigned(reader).and_then(|digits| number(reader, &digits)),
            tags::NEGATIVE => return negative(reader).and_then(|digits| number(reader, &digits)),
            tags::DECIMAL => return decimal(reader).and_then(|digits| number(reader, &digits)),
            _ => {}
        }
    }
    match reader.peek()? {
        Type::F16 | Type::F32 | Type::F64 => match Number::try_from(reader.float()?) {
            Ok(number) => Ok(number),
            Err(_) => reader.error("expected a number that is finite"),
        },
        _ => reader.whole().map(Number::from),
    }
}

/// Reads what a tag makes of the value after it; `None` for a tag that means nothing, which is stepped over.
pub(super) fn read_tagged(reader: &mut Reader<'_>) -> Read<Option<serde_json::Value>> {
    let tag = reader.tag()?;
    let digits = match tag {
        tags::UNSIGNED => unsigned(reader)?,
        tags::NEGATIVE => negative(reader)?,
        tags::DECIMAL => decimal(reader)?,
        _ => return Ok(None),
    };
    let whole = (tag != tags::DECIMAL).then(|| digits.parse().ok().and_then(serde_json::Number::from_i128)).flatten();
    // JSON numbers of another size would lose digits.
    Ok(Some(whole.map_or_else(|| digits.into(), serde_json::Value::Number)))
}

fn number(reader: &Reader<'_>, digits: &str) -> Read<Number> {
    digits.parse().or_else(|_| reader.error("expected a number"))
}

fn unsigned(reader: &mut Reader<'_>) -> Read<String> {
    Ok(to_digits(&limited(reader)?))
}

fn negative(reader: &mut Reader<'_>) -> Read<String> {
    let mut bytes = limited(reader)?;
    // -1 - n
    let overflows = bytes.iter_mut().rev().all(|byte| {
        *byte = byte.wrapping_add(1);
        *byte == 0
    });
    if overflows {
        bytes.insert(0, 1);
    }
    Ok(format!("-{}", to_digits(&bytes)))
}

fn limited(reader: &mut Reader<'_>) -> Read<Vec<u8>> {
    let bytes = reader.bytes()?.into_owned();
    if bytes.len() > MAX_BYTES { reader.error("a number with too many digits") } else { Ok(bytes) }
}

/// Bytes as decimal digits.
fn to_digits(bytes: &[u8]) -> String {
    // The most significant first.
    let limb = |bytes: &[u8]| bytes.iter().fold(0, |limb, byte| limb << 8 | u32::from(*byte));
    let (first, others) = bytes.split_at(bytes.len() % 4);
    let mut limbs: Vec<u32> = std::iter::once(first).chain(others.chunks(4)).map(limb).collect();
    let mut groups: Vec<u32> = Vec::new();
    let mut leading = 0;
    while let Some(zeros) = limbs[leading..].iter().position(|limb| *limb != 0) {
        leading += zeros;
        let mut rest = 0;
        for limb in &mut limbs[leading..] {
            let value = rest << 32 | u64::from(*limb);
            *limb = (value / BASE) as u32;
            rest = value % BASE;
        }
        groups.push(rest as u32);
    }
    let Some((first, others)) = groups.split_last() else { return "0".to_owned() };
    let mut digits = first.to_string();
    for group in others.iter().rev() {
        digits.push_str(&format!("{group:09}"));
    }
    digits
}

/// An exponent to the base of ten and a mantissa. Few decimal places are written out, other exponents kept.
fn decimal(reader: &mut Reader<'_>) -> Read<String> {
    let mut left = reader.array()?;
    let mut parts = Vec::new();
    while parts.len() < 2 && reader.more(&mut left)? {
        parts.push(read(reader)?);
    }
    let [exponent, mantissa] = parts.as_slice() else { return reader.error("expected an exponent and a mantissa") };
    if reader.more(&mut left)? {
        return reader.error("expected an exponent and a mantissa");
    }
    let (Some(exponent), true) =
        (exponent.as_i64(), mantissa.as_str().bytes().all(|byte| b"-0123456789".contains(&byte)))
    else {
        return reader.error("an exponent or mantissa is not whole");
    };
    let (sign, digits) = match mantissa.as_str().strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", mantissa.as_str()),
    };
    Ok(match usize::try_from(-exponent.max(-i64::MAX)) {
        Ok(0) => format!("{sign}{digits}"),
        Ok(places) if places <= digits.len() + MAX_ZEROS => {
            let padded = format!("{digits:0>width$}", width = places + 1);
            let (whole, fraction) = padded.split_at(padded.len() - places);
            format!("{sign}{whole}.{fraction}")
        }
        _ => format!("{sign}{digits}e{exponent}"),
    })
}
