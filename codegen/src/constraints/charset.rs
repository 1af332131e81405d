//! Sets of Unicode scalar values as sorted ranges: what one position of a pattern accepts.
//!
//! Surrogates are never members, because no Rust string and no well-formed JSON or XML text holds one.

/// A set of Unicode scalar values, kept sorted, disjoint and merged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct CharSet {
    ranges: Vec<(u32, u32)>,
}

const LAST: u32 = 0x0010_FFFF;
const SURROGATES: (u32, u32) = (0xD800, 0xDFFF);

impl CharSet {
    /// The set of everything in `ranges`, without the surrogates among it.
    pub(crate) fn new(ranges: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut sorted: Vec<(u32, u32)> = ranges.into_iter().flat_map(without_surrogates).collect();
        sorted.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(sorted.len());
        for (low, high) in sorted {
            match merged.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        Self { ranges: merged }
    }

    /// Every scalar value.
    pub(crate) fn any() -> Self {
        Self::new([(0, LAST)])
    }

    /// One character.
    pub(crate) fn single(character: char) -> Self {
        Self::new([(character as u32, character as u32)])
    }

    /// The ASCII characters for which `belongs` holds.
    pub(crate) fn ascii(belongs: impl Fn(char) -> bool) -> Self {
        Self::new((0..128_u8).filter(|&byte| belongs(char::from(byte))).map(|byte| (byte.into(), byte.into())))
    }

    /// ECMA-262 `\d`.
    pub(crate) fn digits() -> Self {
        Self::ascii(|c| c.is_ascii_digit())
    }

    /// ECMA-262 `\w`.
    pub(crate) fn word() -> Self {
        Self::ascii(|c| c.is_ascii_alphanumeric() || c == '_')
    }

    /// ECMA-262 `\s`: `WhiteSpace` and `LineTerminator`.
    pub(crate) fn space() -> Self {
        let wide = [0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF];
        let runs = [(0x09, 0x0D), (0x20, 0x20), (0x2000, 0x200A)];
        Self::new(runs.into_iter().chain(wide.map(|code| (code, code))))
    }

    /// ECMA-262 `LineTerminator`: what `.` leaves out.
    pub(crate) fn line_terminators() -> Self {
        Self::new([(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)])
    }

    /// The ranges, in order.
    pub(crate) fn ranges(&self) -> &[(u32, u32)] {
        &self.ranges
    }

    /// Whether nothing is in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// Whether `character` is in it.
    pub(crate) fn contains(&self, character: char) -> bool {
        let code = character as u32;
        let after = self.ranges.partition_point(|&(low, _)| low <= code);
        after > 0 && code <= self.ranges[after - 1].1
    }

    /// How many members it has.
    pub(crate) fn len(&self) -> u32 {
        self.ranges.iter().map(|&(low, high)| high - low + 1).sum()
    }

    /// The only member of a set that has just one.
    pub(crate) fn only(&self) -> Option<char> {
        match self.ranges[..] {
            [(low, high)] if low == high => char::from_u32(low),
            _ => None,
        }
    }

    /// What is in this set or the other.
    pub(crate) fn union(&self, other: &Self) -> Self {
        Self::new(self.ranges.iter().chain(&other.ranges).copied())
    }

    /// What is not in this set.
    pub(crate) fn complement(&self) -> Self {
        let mut gaps = Vec::with_capacity(self.ranges.len() + 1);
        let mut next = 0;
        for &(low, high) in &self.ranges {
            if low > next {
                gaps.push((next, low - 1));
            }
            next = high + 1;
        }
        if next <= LAST {
            gaps.push((next, LAST));
        }
        Self::new(gaps)
    }

    /// What is in both sets.
    pub(crate) fn intersection(&self, other: &Self) -> Self {
        let (mut left, mut right) = (0, 0);
        let mut common = Vec::new();
        while let (Some(a), Some(b)) = (self.ranges.get(left), other.ranges.get(right)) {
            let (low, high) = (a.0.max(b.0), a.1.min(b.1));
            if low <= high {
                common.push((low, high));
            }
            if a.1 < b.1 { left += 1 } else { right += 1 }
        }
        Self::new(common)
    }

    /// The set with the other case of each ASCII letter added, as `(?i)` means in Java.
    pub(crate) fn with_both_cases(&self) -> Self {
        let shifted = |from: (u32, u32), shift: i64| {
            let letters = self.intersection(&Self::new([from]));
            letters.ranges.into_iter().map(move |(low, high)| (moved(low, shift), moved(high, shift)))
        };
        let upper = shifted(('a' as u32, 'z' as u32), -32);
        let lower = shifted(('A' as u32, 'Z' as u32), 32);
        Self::new(self.ranges.iter().copied().chain(upper).chain(lower))
    }
}

fn moved(code: u32, shift: i64) -> u32 {
    u32::try_from(i64::from(code) + shift).unwrap_or(code)
}

fn without_surrogates((low, high): (u32, u32)) -> impl Iterator<Item = (u32, u32)> {
    let high = high.min(LAST);
    let below = (low, high.min(SURROGATES.0 - 1));
    let above = (low.max(SURROGATES.1 + 1), high);
    [below, above].into_iter().filter(|range| range.0 <= range.1)
}

#[cfg(test)]
mod tests {
    use super::CharSet;

    #[test]
    fn complement_is_its_own_inverse_and_leaves_surrogates_out() {
        let set = CharSet::new([(0x61, 0x7A), (0xD000, 0xE010)]);
        assert_eq!(set.complement().complement(), set);
        assert!(set.intersection(&set.complement()).is_empty());
        assert_eq!(set.union(&set.complement()), CharSet::any());
        assert_eq!(CharSet::any().len(), 0x0011_0000 - 0x800);
    }

    #[test]
    fn both_cases_are_those_of_ascii() {
        let set = CharSet::single('k').with_both_cases();
        assert!(set.contains('K') && set.contains('k'));
        assert_eq!(set.len(), 2);
    }
}
