//! Checksums by which each side finds out what became of a body on its way (AWS specifications, "`httpChecksum` trait").

/// An algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digest {
    /// CRC-64/NVME.
    Crc64Nvme,
    /// CRC-32 of ISO 3309.
    Crc32,
    /// CRC-32C.
    Crc32c,
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
}

/// How a response is checked.
#[derive(Debug)]
pub struct Verification {
    /// The member of the request that asks for it, by the text `ENABLED`.
    pub mode: usize,
    /// The algorithms of the checksums that the response may carry.
    pub digests: &'static [Digest],
}

impl Verification {
    /// Creates a check that a member of the request asks for.
    pub const fn new(mode: usize, digests: &'static [Digest]) -> Self {
        Self { mode, digests }
    }
}
