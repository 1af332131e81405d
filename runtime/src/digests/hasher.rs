//! The algorithms, fed piece by piece.

use crc::{CRC_32_ISCSI, CRC_32_ISO_HDLC, CRC_64_NVME, Crc, Digest as Cyclic, Table};
use ring::digest::{Context, SHA1_FOR_LEGACY_USE_ONLY, SHA256};

use crate::schema::Digest;

/// Sixteen bytes are looked up at a time.
type Wide = Table<16>;

static CRC32: Crc<u32, Wide> = Crc::<u32, Wide>::new(&CRC_32_ISO_HDLC);
static CRC32C: Crc<u32, Wide> = Crc::<u32, Wide>::new(&CRC_32_ISCSI);
static CRC64NVME: Crc<u64, Wide> = Crc::<u64, Wide>::new(&CRC_64_NVME);

/// A checksum of bytes that come piece by piece.
pub(super) enum Hasher {
    Crc32(Cyclic<'static, u32, Wide>),
    Crc64(Cyclic<'static, u64, Wide>),
    Sha(Box<Context>),
}

impl Hasher {
    pub(super) fn new(digest: Digest) -> Self {
        match digest {
            Digest::Crc64Nvme => Self::Crc64(CRC64NVME.digest()),
            Digest::Crc32 => Self::Crc32(CRC32.digest()),
            Digest::Crc32c => Self::Crc32(CRC32C.digest()),
            Digest::Sha1 => Self::Sha(Box::new(Context::new(&SHA1_FOR_LEGACY_USE_ONLY))),
            Digest::Sha256 => Self::Sha(Box::new(Context::new(&SHA256))),
        }
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Crc32(crc) => crc.update(bytes),
            Self::Crc64(crc) => crc.update(bytes),
            Self::Sha(context) => context.update(bytes),
        }
    }

    /// The checksum, most significant byte first.
    pub(super) fn finish(self) -> Vec<u8> {
        match self {
            Self::Crc32(crc) => crc.finalize().to_be_bytes().to_vec(),
            Self::Crc64(crc) => crc.finalize().to_be_bytes().to_vec(),
            Self::Sha(context) => context.finish().as_ref().to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_values_of_the_catalogues() {
        let cases = [
            (Digest::Crc64Nvme, "ae8b14860a799888"),
            (Digest::Crc32, "cbf43926"),
            (Digest::Crc32c, "e3069283"),
            (Digest::Sha1, "f7c3bc1d808e04732adf679965ccc34ca7ae3441"),
            (Digest::Sha256, "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"),
        ];
        for (digest, expected) in cases {
            let mut hasher = Hasher::new(digest);
            hasher.update(b"1234");
            hasher.update(b"56789");
            let found: String = hasher.finish().iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(found, expected, "{digest:?}");
        }
    }
}
