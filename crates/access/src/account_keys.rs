//! The keys of accounts: how a name is looked for and sealed, and what is kept of a recovery code.

use std::fmt;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::account::NameHash;
use crate::browser::TokenHash;

const NONCE: usize = 24;

/// The keys of accounts, derived from one secret that lies outside of the store.
pub struct AccountKeys {
    names: Zeroizing<[u8; 32]>,
    shown: Zeroizing<[u8; 32]>,
    codes: Zeroizing<[u8; 32]>,
    passwords: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for AccountKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccountKeys(..)")
    }
}

impl AccountKeys {
    /// The keys of a secret.
    pub fn of(secret: &[u8; 32]) -> Self {
        let key = |purpose: &[u8]| Zeroizing::new(mac(secret, purpose));
        Self {
            names: key(b"dorsal account names"),
            shown: key(b"dorsal account names shown"),
            codes: key(b"dorsal account codes"),
            passwords: key(b"dorsal account passwords"),
        }
    }

    /// What passwords are hashed with beside their salt.
    pub fn passwords(&self) -> &[u8; 32] {
        &self.passwords
    }

    /// By what a name is looked for: the same for each way to write it, in whatever case and form of Unicode.
    pub fn name_hash(&self, name: &str) -> NameHash {
        let folded: String = name.trim().nfkc().flat_map(char::to_lowercase).nfc().collect();
        NameHash(mac(&self.names, folded.as_bytes()))
    }

    /// A name sealed for one account.
    pub fn seal_name(&self, account: Uuid, name: &str, nonce: [u8; NONCE]) -> Vec<u8> {
        let cipher = XChaCha20Poly1305::new((&*self.shown).into());
        let payload = Payload { msg: name.as_bytes(), aad: account.as_bytes() };
        // A name is far shorter than what the cipher refuses.
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).unwrap_or_default();
        [nonce.as_slice(), &sealed].concat()
    }

    /// The name of an account; none where it was changed, or belongs to another key or account.
    pub fn open_name(&self, account: Uuid, sealed: &[u8]) -> Option<String> {
        let (nonce, text) = sealed.split_first_chunk::<NONCE>()?;
        let cipher = XChaCha20Poly1305::new((&*self.shown).into());
        let payload = Payload { msg: text, aad: account.as_bytes() };
        String::from_utf8(cipher.decrypt(&XNonce::from(*nonce), payload).ok()?).ok()
    }

    /// What is kept of a recovery code, however it was typed; none for what no code looks like.
    pub fn code_hash(&self, code: &str) -> Option<TokenHash> {
        let typed = code.chars().filter(|letter| letter.is_ascii_alphanumeric());
        // No code has a 0 or a 1: somebody has misread a letter.
        let letters = typed.map(|letter| match letter.to_ascii_uppercase() {
            '0' => 'O',
            '1' => 'I',
            letter => letter,
        });
        let bytes = BASE32_NOPAD.decode(letters.collect::<String>().as_bytes()).ok()?;
        (bytes.len() == CODE).then(|| TokenHash(mac(&self.codes, &bytes)))
    }
}

/// Random bytes of a recovery code: 80 bits.
pub const CODE: usize = 10;

/// The text of a recovery code: four groups of four letters and digits.
pub fn code_text(random: [u8; CODE]) -> String {
    let text = BASE32_NOPAD.encode(&random);
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

fn mac(key: &[u8; 32], text: &[u8]) -> [u8; 32] {
    // HMAC itself fills a key of 32 bytes up with zeros to its block of 64; filled up here, no length can be wrong.
    let mut block = Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new((&*block).into());
    mac.update(text);
    mac.finalize().into_bytes().into()
}
