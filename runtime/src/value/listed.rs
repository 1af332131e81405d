//! Which values of an enumeration are listed, computed while the generated crate compiles.

/// Returns how many values are listed.
pub const fn count_listed(all: &[(&'static str, bool)]) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < all.len() {
        count += all[at].1 as usize;
        at += 1;
    }
    count
}

/// Returns the values that are listed; `N` is what [`count_listed`] returns.
pub const fn listed<const N: usize>(all: &[(&'static str, bool)]) -> [&'static str; N] {
    let mut texts = [""; N];
    let (mut at, mut count) = (0, 0);
    while at < all.len() {
        if all[at].1 {
            texts[count] = all[at].0;
            count += 1;
        }
        at += 1;
    }
    texts
}
