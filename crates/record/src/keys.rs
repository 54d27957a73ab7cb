//! Keys: one master key per installation, one key per person, and what is derived from them.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use data_encoding::HEXLOWER;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::storage::TenantId;

/// Length of a nonce before each sealed text.
pub(crate) const NONCE: usize = 24;

const HEADER: &str = "dorsal-master-key-1";

/// HMAC-SHA256 of several parts under a key. The parts have fixed lengths or come last.
pub(crate) fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC itself fills a key of 32 bytes up with zeros to its block of 64; filled up here, no length can be wrong.
    let mut block = Zeroizing::new([0; 64]);
    block[..key.len()].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as KeyInit>::new((&*block).into());
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// A keyed check sum over whatever is added to it, under a key of its own for each purpose.
#[derive(Clone)]
pub struct CheckSum(Hmac<Sha256>);

impl CheckSum {
    /// Adds bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The sum of all that was added.
    pub fn sum(self) -> [u8; 32] {
        self.0.finalize().into_bytes().into()
    }

    /// Whether this is the sum of all that was added, or its beginning, compared in constant time.
    pub fn is(self, sum: &[u8]) -> bool {
        let own = self.sum();
        !sum.is_empty() && own.get(..sum.len()).is_some_and(|own| own.ct_eq(sum).into())
    }
}

/// Why an event could not be sealed; then nothing is kept.
#[derive(Debug, thiserror::Error)]
pub enum Unsealable {
    /// It cannot be written as JSON.
    #[error("an event could not be written")]
    Encoding(#[from] serde_json::Error),
    /// It is longer than the cipher takes.
    #[error("an event is too long to be encrypted")]
    TooLong,
}

/// Seals a text; the nonce comes first.
pub(crate) fn seal(
    key: &[u8; 32],
    nonce: [u8; NONCE],
    text: &[u8],
    associated: &[u8],
) -> Result<Vec<u8>, Unsealable> {
    let cipher = XChaCha20Poly1305::new(key.into());
    let sealed = cipher.encrypt(&XNonce::from(nonce), Payload { msg: text, aad: associated });
    Ok([nonce.as_slice(), &sealed.map_err(|_| Unsealable::TooLong)?].concat())
}

/// Opens what [`seal`] made; none if a single bit has changed.
pub(crate) fn open(key: &[u8; 32], sealed: &[u8], associated: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, text) = sealed.split_at_checked(NONCE)?;
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    let cipher = XChaCha20Poly1305::new(key.into());
    cipher.decrypt(&XNonce::from(nonce), Payload { msg: text, aad: associated }).ok().map(Zeroizing::new)
}

/// The key that wraps all persons' keys. It lives in a file outside the data folder.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; 32]>);

/// Why a key file is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Some other file.
    #[error("this is not a Dorsal key file: its first line should be \"{HEADER}\"")]
    Header,
    /// A key file, but incomplete or changed.
    #[error("the key file is incomplete or was changed: restore it from where you keep a copy")]
    Damaged,
}

impl MasterKey {
    /// A new key from 32 random bytes.
    pub fn from_random(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A name for the key that gives nothing of it away: 16 hexadecimal digits.
    pub fn id(&self) -> String {
        let digest = mac(&self.0, &[b"dorsal key id"]);
        HEXLOWER.encode(&digest[..8])
    }

    /// A check sum that only this key can make, for one purpose.
    pub fn check_sum(&self, purpose: &str) -> CheckSum {
        let key = Zeroizing::new(mac(&self.0, &[b"dorsal check sum ", purpose.as_bytes()]));
        let mut block = Zeroizing::new([0; 64]);
        block[..key.len()].copy_from_slice(key.as_slice());
        CheckSum(<Hmac<Sha256> as KeyInit>::new((&*block).into()))
    }

    /// A key of its own for a purpose outside of the records; nothing of this key can be told from it.
    pub fn derived(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(mac(&self.0, &[b"dorsal derived ", purpose.as_bytes()]))
    }

    /// The text of the key file: a header line, the key's id, the key.
    pub fn to_file(&self) -> Zeroizing<String> {
        Zeroizing::new(format!(
            "{HEADER}\n{}\n{}\n",
            self.id(),
            Zeroizing::new(HEXLOWER.encode(self.0.as_slice())).as_str()
        ))
    }

    /// Reads the text of a key file.
    ///
    /// # Errors
    /// [`KeyError`] for another file, or a damaged one.
    pub fn from_file(text: &str) -> Result<Self, KeyError> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        if lines.next() != Some(HEADER) {
            return Err(KeyError::Header);
        }
        let (Some(id), Some(key), None) = (lines.next(), lines.next(), lines.next()) else {
            return Err(KeyError::Damaged);
        };
        let bytes = Zeroizing::new(HEXLOWER.decode(key.as_bytes()).map_err(|_| KeyError::Damaged)?);
        let key = Self(Zeroizing::new(bytes.as_slice().try_into().map_err(|_| KeyError::Damaged)?));
        // The id is a check sum as well: a mistyped digit must not become a different, valid key.
        if key.id().as_bytes().ct_eq(id.as_bytes()).into() { Ok(key) } else { Err(KeyError::Damaged) }
    }

    /// Wraps a person's key.
    ///
    /// # Errors
    /// Only if the cipher refuses.
    pub fn wrap(
        &self,
        tenant: TenantId,
        person: Uuid,
        key: &PersonKey,
        nonce: [u8; NONCE],
    ) -> Result<Vec<u8>, Unsealable> {
        seal(&self.0, nonce, key.0.as_slice(), &wrapping_context(tenant, person))
    }

    /// Unwraps a person's key; none with the wrong master key or after any change.
    pub fn unwrap(&self, tenant: TenantId, person: Uuid, wrapped: &[u8]) -> Option<PersonKey> {
        let bytes = open(&self.0, wrapped, &wrapping_context(tenant, person))?;
        Some(PersonKey(Zeroizing::new(bytes.as_slice().try_into().ok()?)))
    }
}

fn wrapping_context(tenant: TenantId, person: Uuid) -> Vec<u8> {
    [b"person key".as_slice(), tenant.0.as_bytes(), person.as_bytes()].concat()
}

/// The key of one person's record. Destroying it erases the record.
#[derive(Clone)]
pub struct PersonKey(Zeroizing<[u8; 32]>);

impl PersonKey {
    /// A new key from 32 random bytes.
    pub fn from_random(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(crate) fn sealing(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(mac(&self.0, &[b"dorsal sealing"]))
    }

    /// What wraps the keys of the person's recordings.
    pub(crate) fn wrapping(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(mac(&self.0, &[b"dorsal wrapping"]))
    }

    pub(crate) fn chaining(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(mac(&self.0, &[b"dorsal chain"]))
    }
}
