//! Values that stand in where a request needs some value, whichever.

use ferrosmith_runtime::inner::{Mut, Structure};

/// Gives every required member of a request that is text or empty a value with which it can be sent.
pub(super) fn fill(request: &mut dyn Structure) {
    for (index, row) in request.table().members.iter().enumerate() {
        if row.required
            && let Some(member) = request.member_mut(index)
        {
            set(member.as_mut());
        }
    }
}

/// Zero is a value; an empty text in a path is none.
fn set(slot: Mut<'_>) {
    match slot {
        Mut::Option(option) => set(option.insert()),
        Mut::String(text) => "placeholder".clone_into(text),
        Mut::Enum(text) => text.set("placeholder"),
        _ => {}
    }
}
