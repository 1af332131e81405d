//! From IR to IR: what is done to an API of whatever origin before it is looked at.

mod aws_customizations;
mod choices;
mod docs;

use crate::ir::Api;

/// All passes, in order.
pub fn run(api: &mut Api) {
    docs::clean_docs(api);
    aws_customizations::customize(api);
}

pub(crate) use choices::choose;
pub use docs::to_markdown;
