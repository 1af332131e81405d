//! The output of operations without output.

use crate::schema::Struct;
use crate::value::{Structure, Value};

impl Structure for () {
    fn table(&self) -> &'static Struct {
        static TABLE: Struct = Struct::new("Unit", &[]);
        &TABLE
    }

    fn member(&self, _: usize) -> Option<&dyn Value> {
        None
    }

    fn member_mut(&mut self, _: usize) -> Option<&mut dyn Value> {
        None
    }
}
