//! The crates on the disk, and the command line.

use super::codes;

codes! {
    /// A file that this tool did not write stands where it would write one.
    CONFLICTING_FILE = Error "conflicting-file";
    /// A committed file is not what the descriptions give; found by `codegen --check`.
    STALE_FILE = Error "stale-file";
    /// A folder is the crate of a client that is no longer in the list.
    UNUSED_CRATE = Warning "unused-crate";
    /// The sources of a client disagree otherwise than its `disagreements.txt` documents.
    UNACCEPTED_DISAGREEMENTS = Warning "unaccepted-disagreements";
    /// A crate is left as it was, since its client has errors.
    UNWRITTEN_CRATE = Error "unwritten-crate";
    /// The command line names a client that is not in the list.
    UNRESOLVED_CLIENT = Error "unresolved-client";
    /// A command cannot be run: a file or folder is not what it needs.
    FAILED_COMMAND = Error "failed-command";
}
