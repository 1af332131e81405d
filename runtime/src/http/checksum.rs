//! Checksums that a request carries of its body.

use ::http::HeaderMap;

use super::encoded::Body;
use super::{EncodeError, headers};
use crate::schema::{Checksum, Operation};
use crate::value::Structure;
use crate::{encoding, md5};

/// Adds the checksum that an operation asks for, unless the caller gave it.
pub(super) fn add(
    operation: &Operation,
    input: &dyn Structure,
    body: Body,
    headers: &mut HeaderMap,
) -> Result<Body, EncodeError> {
    match operation.checksum {
        #[cfg(feature = "checksums")]
        Some(Checksum::Chosen { by, required }) => crate::digests::add((by, required), input, body, headers),
        #[cfg(not(feature = "checksums"))]
        Some(Checksum::Chosen { .. }) => {
            let _ = input;
            Ok(body)
        }
        Some(checksum) => add_fixed(checksum, &body, headers).map(|()| body),
        None => Ok(body),
    }
}

/// Adds a checksum that is no matter of choice. A body that is not in memory has none: it would have to be read before it
/// is sent.
fn add_fixed(checksum: Checksum, body: &Body, headers: &mut HeaderMap) -> Result<(), EncodeError> {
    let bytes = match body {
        Body::Bytes(bytes) => Some(bytes),
        Body::Stream(stream) => stream.bytes(),
        Body::Empty => None,
        #[cfg(feature = "events")]
        Body::Events(_) => None,
    };
    let Some(bytes) = bytes else { return Ok(()) };
    match checksum {
        Checksum::Chosen { .. } => Ok(()),
        Checksum::Md5 => set("content-md5", headers, || encoding::encode_base64(&md5::digest(bytes))),
        #[cfg(feature = "aws")]
        Checksum::Sha256Tree => {
            set("x-amz-content-sha256", headers, || tree::hex(&tree::sha256(bytes)))?;
            set("x-amz-sha256-tree-hash", headers, || tree::hex(&tree::root(bytes)))
        }
        #[cfg(not(feature = "aws"))]
        Checksum::Sha256Tree => Ok(()),
    }
}

fn set(name: &str, headers: &mut HeaderMap, value: impl FnOnce() -> String) -> Result<(), EncodeError> {
    if headers.contains_key(name) {
        return Ok(());
    }
    headers::insert("", name, &value(), headers)
}

/// The hash over a tree of hashes that Amazon Glacier asks for ("Computing checksums").
#[cfg(feature = "aws")]
mod tree {
    use ring::digest::{Context, Digest, SHA256, digest};

    /// The bytes below each leaf.
    const LEAF: usize = 1 << 20;

    pub(super) fn sha256(bytes: &[u8]) -> Digest {
        digest(&SHA256, bytes)
    }

    /// The hash at the root; of up to one mebibyte, the hash of the bytes themselves.
    pub(super) fn root(bytes: &[u8]) -> Digest {
        let mut level: Vec<Digest> = bytes.chunks(LEAF).map(sha256).collect();
        while level.len() > 1 {
            level = level.chunks(2).map(parent).collect();
        }
        level.pop().unwrap_or_else(|| sha256(&[]))
    }

    /// The hash of two hashes; one without a neighbour rises as it is.
    fn parent(children: &[Digest]) -> Digest {
        if let [only] = children {
            return *only;
        }
        let mut context = Context::new(&SHA256);
        for child in children {
            context.update(child.as_ref());
        }
        context.finish()
    }

    /// In lower-case hexadecimal digits.
    pub(super) fn hex(digest: &Digest) -> String {
        digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[cfg(test)]
    mod tests {
        use super::{LEAF, hex, root, sha256};

        #[test]
        fn up_to_a_mebibyte_there_is_no_tree() {
            assert_eq!(hex(&root(b"abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
            assert_eq!(hex(&root(b"")), hex(&sha256(b"")));
        }

        #[test]
        fn a_leaf_without_a_neighbour_rises() {
            let bytes = vec![7; 2 * LEAF + 1];
            let (full, rest) = (sha256(&bytes[..LEAF]), sha256(&[7]));
            let pair = sha256(&[full.as_ref(), full.as_ref()].concat());
            assert_eq!(hex(&root(&bytes)), hex(&sha256(&[pair.as_ref(), rest.as_ref()].concat())));
        }
    }
}
