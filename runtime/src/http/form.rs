//! `application/x-www-form-urlencoded` bodies.

use super::query::{Query, pairs};
use super::styles::always;
use super::{DecodeError, EncodeError, text};
use crate::document::{DocumentError, Mode, leave_out};
use crate::schema::{Fixed, FixedPlace, Shape, Slot, Style, TimestampFormat};
use crate::value::{Mut, Ref, Structure};

/// Writes the members of a structure as pairs; what is nested is named `outer[inner]`.
///
/// # Errors
/// The style of a member cannot write its value.
pub(super) fn write(fixed: &[Fixed], input: &dyn Structure, token: &dyn Fn() -> String) -> Result<String, EncodeError> {
    let mut form = Query::default();
    for fixed in fixed.iter().filter(|fixed| fixed.place == FixedPlace::Form) {
        form.pair(fixed.name, fixed.value.unwrap_or(""));
    }
    for (index, row) in input.table().members.iter().enumerate().filter(|(_, row)| row.slot == Slot::Member) {
        match input.value_at(index) {
            Ref::Absent if row.token => form.pair(row.wire, &token()),
            Ref::Absent if row.always.is_some() => {
                form.member(row, &Ref::Document(&always(row)), row.style.unwrap_or(Style::Repeat))?;
            }
            value @ (Ref::Struct(_) | Ref::Map(_)) => form.member(row, &value, row.style.unwrap_or(Style::Deep))?,
            value => form.member(row, &value, row.style.unwrap_or(Style::Repeat))?,
        }
    }
    Ok(form.finish())
}

/// Reads pairs into the members of a structure; a list takes all pairs of its name.
pub(super) fn read(body: &[u8], target: &mut dyn Structure, mode: Mode) -> Result<(), DecodeError> {
    let body = std::str::from_utf8(body).map_err(|_| DecodeError::part("", "the body is not UTF-8"))?;
    let rows = target.table().members;
    for (name, value) in pairs(body) {
        let Some(index) = rows.iter().position(|row| row.wire == name) else { continue };
        let Some(member) = target.member_mut(index) else { continue };
        if let Err(wrong) = add(&value, member.as_mut(), rows[index].shape) {
            leave_out(DocumentError::new(wrong, 0), member, &rows[index], mode)
                .map_err(|_| DecodeError::part(rows[index].name, format!("in the body, {wrong}")))?;
        }
    }
    Ok(())
}

/// Reads a text into a value, or appends it where the value is a list.
pub(super) fn add(value: &str, target: Mut<'_>, shape: &'static Shape) -> Result<(), text::Wrong> {
    let times = shape.timestamp.unwrap_or(TimestampFormat::DateTime);
    match target {
        Mut::Option(option) => add(value, option.present(), shape),
        Mut::List(list) => text::parse(value, list.push(), shape.item.unwrap_or(Shape::PLAIN), times),
        other => text::parse(value, other, shape, times),
    }
}
