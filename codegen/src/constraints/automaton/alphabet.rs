//! The characters that no set of a program distinguishes, put into classes, so that one step reads a class.

use std::collections::HashMap;

use super::budget::Undecided;
use crate::constraints::charset::CharSet;

/// A set of classes, one bit each.
pub(crate) type Block = u128;

/// Which sets of the program a character is in.
type Signature = Vec<bool>;

/// The classes of a program's sets.
#[derive(Debug)]
pub(crate) struct Alphabet {
    /// The members of each class.
    classes: Vec<CharSet>,
    /// Each of the program's sets as a set of classes.
    sets: Vec<Block>,
}

impl Alphabet {
    /// Sorts all characters into classes; more than 128 of them are too many.
    pub(crate) fn new(sets: &[CharSet]) -> Result<Self, Undecided> {
        let mut members: Vec<(Signature, Vec<(u32, u32)>)> = Vec::new();
        let mut known: HashMap<Signature, usize> = HashMap::new();
        for (low, high) in pieces(sets) {
            let Some(first) = char::from_u32(low) else { continue };
            let signature: Signature = sets.iter().map(|set| set.contains(first)).collect();
            let index = *known.entry(signature).or_insert_with_key(|signature| {
                members.push((signature.clone(), Vec::new()));
                members.len() - 1
            });
            members[index].1.push((low, high));
        }
        if members.len() > 128 {
            return Err(Undecided::Budget);
        }
        let block = |set: usize| {
            let inside = members.iter().enumerate().filter(|(_, (signature, _))| signature[set]);
            inside.fold(0, |block: Block, (class, _)| block | (1 << class))
        };
        let blocks = (0..sets.len()).map(block).collect();
        Ok(Self { sets: blocks, classes: members.into_iter().map(|(_, ranges)| CharSet::new(ranges)).collect() })
    }

    /// All classes.
    pub(crate) fn all(&self) -> Block {
        if self.classes.len() == 128 { Block::MAX } else { (1 << self.classes.len()) - 1 }
    }

    /// The classes of a set of the program.
    pub(crate) fn set(&self, index: u32) -> Block {
        self.sets[index as usize]
    }

    /// The characters of a block.
    pub(crate) fn characters(&self, block: Block) -> CharSet {
        let inside = self.classes.iter().enumerate().filter(|(class, _)| block & (1 << class) != 0);
        CharSet::new(inside.flat_map(|(_, class)| class.ranges().iter().copied()))
    }
}

/// The code points between any two neighbouring ends of ranges.
fn pieces(sets: &[CharSet]) -> Vec<(u32, u32)> {
    let all = CharSet::any();
    let ranges = sets.iter().chain([&all]).flat_map(|set| set.ranges());
    let mut starts: Vec<u32> = ranges.flat_map(|&(low, high)| [low, high + 1]).collect();
    starts.sort_unstable();
    starts.dedup();
    starts.windows(2).map(|pair| (pair[0], pair[1] - 1)).collect()
}
