//! Tuples as values: they are read as lists, and filled item by item.

use super::fields::{Convert, Converted, Tupled};
use super::{Items, List, Mut, Ref, Value};

/// So many items, each with a type of its own, to be filled.
pub trait Tuple: Send + Sync {
    /// How many there are.
    fn count(&self) -> usize;

    /// The item at a position below [`Tuple::count`]; none beyond.
    fn slot(&mut self, position: usize) -> Option<Mut<'_>>;

    /// The further items; none where they are not kept.
    fn rest(&mut self) -> Option<&mut dyn List> {
        None
    }
}

/// A tuple, and the items behind it, which are all of one type.
///
/// ```
/// use ferrosmith_runtime::WithRest;
///
/// let line = WithRest::from(("total".to_owned(), 3)).rest([1.5, 2.5]);
/// assert_eq!((line.items.1, line.rest.len()), (3, 2));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct WithRest<T, R> {
    /// The items with a type of their own.
    pub items: T,
    /// The items behind them.
    pub rest: Vec<R>,
}

impl<T, R> WithRest<T, R> {
    /// Replaces the items behind the tuple.
    #[must_use]
    pub fn rest(mut self, rest: impl IntoIterator<Item = R>) -> Self {
        self.rest = rest.into_iter().collect();
        self
    }
}

impl<T, R> From<T> for WithRest<T, R> {
    fn from(items: T) -> Self {
        Self { items, rest: Vec::new() }
    }
}

impl<T: Items + Tuple, R: Value + Default> Value for WithRest<T, R> {
    type Class = Converted;

    fn get(&self) -> Ref<'_> {
        Ref::List(self)
    }

    fn as_mut(&mut self) -> Mut<'_> {
        Mut::Tuple(self)
    }
}

impl<T: Items + Tuple, R: Value + Default> Items for WithRest<T, R> {
    fn len(&self) -> usize {
        self.items.len() + self.rest.len()
    }

    fn item(&self, position: usize) -> Ref<'_> {
        match position.checked_sub(self.items.len()) {
            Some(behind) => self.rest.item(behind),
            None => self.items.item(position),
        }
    }
}

impl<T: Items + Tuple, R: Value + Default> Tuple for WithRest<T, R> {
    fn count(&self) -> usize {
        self.items.count()
    }

    fn slot(&mut self, position: usize) -> Option<Mut<'_>> {
        self.items.slot(position)
    }

    fn rest(&mut self) -> Option<&mut dyn List> {
        Some(&mut self.rest)
    }
}

macro_rules! tuples {
    ($($count:literal: $($item:ident $from:ident $marker:ident $position:tt),+;)*) => {$(
        impl<$($item: Value + Default),+> Value for ($($item,)+) {
            type Class = Tupled;

            fn get(&self) -> Ref<'_> {
                Ref::List(self)
            }

            fn as_mut(&mut self) -> Mut<'_> {
                Mut::Tuple(self)
            }
        }

        impl<$($item: Value + Default),+> Tuple for ($($item,)+) {
            fn count(&self) -> usize {
                $count
            }

            fn slot(&mut self, position: usize) -> Option<Mut<'_>> {
                match position {
                    $($position => Some(self.$position.as_mut()),)+
                    _ => None,
                }
            }
        }

        impl<$($item: Value + Default),+> Items for ($($item,)+) {
            fn len(&self) -> usize {
                $count
            }

            fn item(&self, position: usize) -> Ref<'_> {
                match position {
                    $($position => self.$position.get(),)+
                    _ => Ref::Absent,
                }
            }
        }

        impl<$($item: Value, $from, $marker),+> Convert<($($item,)+), ($($from,)+), ($($marker,)+)> for Tupled
        where
            $($item::Class: Convert<$item, $from, $marker>,)+
        {
            #[inline]
            fn convert(value: ($($from,)+)) -> ($($item,)+) {
                ($(<$item::Class as Convert<$item, $from, $marker>>::convert(value.$position),)+)
            }
        }
    )*};
}

tuples! {
    1: A T K 0;
    2: A T K 0, B U L 1;
    3: A T K 0, B U L 1, C V M 2;
    4: A T K 0, B U L 1, C V M 2, D W N 3;
    5: A T K 0, B U L 1, C V M 2, D W N 3, E X O 4;
    6: A T K 0, B U L 1, C V M 2, D W N 3, E X O 4, F Y P 5;
    7: A T K 0, B U L 1, C V M 2, D W N 3, E X O 4, F Y P 5, G Z Q 6;
    8: A T K 0, B U L 1, C V M 2, D W N 3, E X O 4, F Y P 5, G Z Q 6, H S R 7;
}
