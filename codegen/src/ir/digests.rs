//! Checksums by which each side finds out what became of a body on its way.

use serde::Serialize;

/// An algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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

/// How responses are held against the checksum that they carry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// The parameter that asks for it by the text `ENABLED`, as a position in `Request::params`.
    pub mode: usize,
    /// The algorithms that the response may use, in the order in which they are looked for.
    pub digests: Vec<Digest>,
}

impl Digest {
    /// Every algorithm, those first that take the least time.
    pub const ALL: [Self; 5] = [Self::Crc64Nvme, Self::Crc32, Self::Crc32c, Self::Sha1, Self::Sha256];

    /// What callers and descriptions name it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Crc64Nvme => "CRC64NVME",
            Self::Crc32 => "CRC32",
            Self::Crc32c => "CRC32C",
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
        }
    }
}
