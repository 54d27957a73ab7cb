//! Passwords: what may be one, and what is kept of it.
//!
//! Length is all that is asked for (OWASP ASVS 5.0, 6.2; NIST SP 800-63B-4, 3.1.1.2): no rule about what it is made of, no end of its
//! life. The commonest are refused, whatever their length.

use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::BASE64_NOPAD;
use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Characters of a password, at least.
pub const SHORTEST: usize = 12;
/// Characters of a password, at most: more would only keep the machine busy.
pub const LONGEST: usize = 256;
const HASH: usize = 32;
/// Bytes of a salt.
pub const SALT: usize = 16;

/// OWASP's Password Storage Cheat Sheet: argon2id with 19 MiB, two passes and one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// The commonest of at least [`SHORTEST`] characters in what has leaked, without capitals; their kinds are refused by [`is_pattern`].
const COMMONEST: [&str; 48] = [
    "1q2w3e4r5t6y",
    "1q2w3e4r5t6y7u8i",
    "1qaz2wsx3edc",
    "1qazxsw23edc",
    "123qweasdzxc",
    "qwe123qwe123",
    "qwertyuiopas",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiop[]",
    "qwertyuiopasdfghjkl",
    "qwertyuiopasdfghjklzxcvbnm",
    "qazwsxedcrfv",
    "zaq12wsxcde3",
    "asdfghjkl123",
    "asdfghjklzxcvbnm",
    "zxcvbnm12345",
    "q1w2e3r4t5y6",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "mypassword123",
    "newpassword123",
    "thisismypassword",
    "changemechangeme",
    "changeme1234",
    "letmeinletmein",
    "iloveyou1234",
    "iloveyouforever",
    "iloveyousomuch",
    "ihateyou1234",
    "welcome12345",
    "welcome123456",
    "administrator",
    "adminadmin123",
    "administrador",
    "unknownunknown",
    "rockyou12345",
    "liverpoolfc1",
    "manchesterunited",
    "christiano7ronaldo",
    "cristianoronaldo",
    "correcthorsebatterystaple",
    "palavrapasse",
    "palavra-passe",
    "benfica12345",
    "abcdefghijklmnopqrstuvwxyz",
];

/// Words of this place, with which somebody who knows it would begin (ASVS 6.1.2). Longer ones first: one holds another.
const OURS: [&str; 8] =
    ["clinician", "upperback", "operator", "sponsor", "clinic", "dorsal", "member", "upper"];
/// Letters besides them that make a password of one's own.
const LETTERS_OF_ONES_OWN: usize = 4;

/// Why something cannot be a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// Shorter than [`SHORTEST`].
    Short,
    /// Longer than [`LONGEST`].
    Long,
    /// One of the commonest, or of their kinds, or made of the words of this place.
    Common,
    /// The name of the account.
    Name,
}

/// Says whether somebody with this name may have this password.
///
/// # Errors
/// [`Weak`] says why not.
pub fn check_new(password: &str, name: &str) -> Result<(), Weak> {
    let length = password.chars().count();
    let folded = password.to_lowercase();
    if length < SHORTEST {
        Err(Weak::Short)
    } else if length > LONGEST {
        Err(Weak::Long)
    } else if !name.trim().is_empty() && folded.trim() == name.trim().to_lowercase() {
        Err(Weak::Name)
    } else if COMMONEST.contains(&folded.as_str()) || is_pattern(&folded) || is_ours(&folded) {
        Err(Weak::Common)
    } else {
        Ok(())
    }
}

/// Words of this place with hardly a letter more, whatever digits and signs stand between them.
fn is_ours(text: &str) -> bool {
    let letters: String = text.chars().filter(|letter| letter.is_alphabetic()).collect();
    let left = OURS.iter().fold(letters.clone(), |left, word| left.replace(word, ""));
    left.len() < letters.len() && left.chars().count() < LETTERS_OF_ONES_OWN
}

/// Up to four characters over and over, or characters that count up or down.
fn is_pattern(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let repeats =
        (1..=4).any(|period| letters.iter().zip(letters.iter().skip(period)).all(|(one, next)| one == next));
    let steps = |by: i64| {
        // After a 9 comes a 0.
        let next = |one: &char, other: &char| {
            let step = i64::from(u32::from(*other)) - i64::from(u32::from(*one));
            step == by || (step == -9 * by && one.is_ascii_digit())
        };
        letters.iter().zip(letters.iter().skip(1)).all(|(one, other)| next(one, other))
    };
    repeats || steps(1) || steps(-1)
}

/// What hashes and compares passwords.
pub struct Hasher<'a> {
    argon: Argon2<'a>,
}

impl fmt::Debug for Hasher<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hasher(..)")
    }
}

impl<'a> Hasher<'a> {
    /// With a secret that lies outside of the store: who has only the store cannot try passwords. None if argon2 refuses its parameters.
    pub fn new(secret: &'a [u8; 32]) -> Option<Self> {
        let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(HASH)).ok()?;
        let argon = Argon2::new_with_secret(secret, Algorithm::Argon2id, Version::V0x13, params).ok()?;
        Some(Self { argon })
    }

    /// What is kept of a password: the usual text of argon2, with its parameters. It takes some ten milliseconds and 19 MiB.
    pub fn hash(&self, password: &str, salt: [u8; SALT]) -> Option<String> {
        let hash = self.raw(password, &salt)?;
        Some(format!(
            "$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${}${}",
            BASE64_NOPAD.encode(&salt),
            BASE64_NOPAD.encode(&*hash)
        ))
    }

    /// Whether a password is the one that was kept. The same work is done where nothing was kept, and the answer is no.
    pub fn fits(&self, password: &str, kept: Option<&str>) -> bool {
        let kept = kept.and_then(parsed);
        let (salt, expected) = kept.unwrap_or(([0; SALT], [0; HASH]));
        let Some(hash) = self.raw(password, &salt) else { return false };
        let same: bool = hash.as_slice().ct_eq(expected.as_slice()).into();
        same && kept.is_some()
    }

    fn raw(&self, password: &str, salt: &[u8; SALT]) -> Option<Zeroizing<[u8; HASH]>> {
        // The same on each keyboard, whatever form of Unicode it types.
        let text: Zeroizing<String> = Zeroizing::new(password.chars().take(LONGEST + 1).nfc().collect());
        let mut hash = Zeroizing::new([0; HASH]);
        self.argon.hash_password_into(text.as_bytes(), salt, hash.as_mut_slice()).ok()?;
        Some(hash)
    }
}

/// Salt and hash, where they were made with the parameters of today.
fn parsed(text: &str) -> Option<([u8; SALT], [u8; HASH])> {
    let head = format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$");
    let (salt, hash) = text.strip_prefix(&head)?.split_once('$')?;
    let salt = BASE64_NOPAD.decode(salt.as_bytes()).ok()?.try_into().ok()?;
    let hash = BASE64_NOPAD.decode(hash.as_bytes()).ok()?.try_into().ok()?;
    Some((salt, hash))
}
