//! Which browser may open which record: bindings, one-time links and calendar addresses.
//!
//! A browser holds a random token in a cookie; the store holds only its SHA-256. A lost cookie must not lose a
//! record: `dorsal link` prints a one-time link that binds another browser to it.

use std::fmt;
use std::future::Future;

use data_encoding::BASE64URL_NOPAD;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// How long a link can be used.
pub const LINK_LIFE: SignedDuration = SignedDuration::from_mins(15);

/// A secret of 256 bits, as the browser holds it. Never logged, never stored.
#[derive(Clone)]
pub struct Token([u8; 32]);

/// What is stored of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TokenHash(pub [u8; 32]);

impl Token {
    /// A token from 32 random bytes.
    pub fn from_random(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads the text of a cookie or a link; none for anything that no token looks like.
    ///
    /// ```
    /// let token = access::Token::from_random([7; 32]);
    /// let again = access::Token::parse(&token.to_text()).expect("its own text");
    /// assert_eq!(token.hash(), again.hash());
    /// assert!(access::Token::parse("something else").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// The text for a cookie or a link: 43 characters that need no escaping in an address.
    pub fn to_text(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }

    /// What is stored of it.
    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0).into())
    }
}

impl TokenHash {
    /// Reads the text of a form; none for anything that no hash looks like.
    pub fn parse(text: &str) -> Option<Self> {
        Some(Self(Token::parse(text)?.0))
    }

    /// The text for a form, by which what is stored is named without being opened.
    pub fn to_text(self) -> String {
        Token(self.0).to_text()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// A browser that may open a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Hash of the browser's token.
    pub token: TokenHash,
    /// The tenant of the record.
    pub tenant: Uuid,
    /// The record.
    pub person: Uuid,
    /// Since when.
    pub since: Timestamp,
    /// When it ended.
    pub ended: Option<Timestamp>,
}

/// What happens to the other browsers of a record when a link is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// They are signed out.
    End,
    /// They stay.
    Keep,
}

/// A link that binds one more browser, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Hash of the link's token.
    pub token: TokenHash,
    /// The tenant of the record.
    pub tenant: Uuid,
    /// The record.
    pub person: Uuid,
    /// From when on it cannot be used any more.
    pub expires: Timestamp,
    /// What happens to the other browsers.
    pub others: Others,
    /// When it was used.
    pub used: Option<Timestamp>,
}

impl Link {
    /// A link that can be used until [`LINK_LIFE`] from now.
    pub fn new(token: &Token, tenant: Uuid, person: Uuid, others: Others, now: Timestamp) -> Self {
        let expires = now.checked_add(LINK_LIFE).unwrap_or(Timestamp::MAX);
        Self { token: token.hash(), tenant, person, expires, others, used: None }
    }

    /// Says whether the link can be used now.
    ///
    /// # Errors
    /// [`LinkRefused`] says why not.
    pub fn usable(&self, now: Timestamp) -> Result<(), LinkRefused> {
        if self.used.is_some() {
            Err(LinkRefused::Used)
        } else if now >= self.expires {
            Err(LinkRefused::Expired)
        } else {
            Ok(())
        }
    }
}

/// A secret address from which a calendar programme fetches somebody's reminders, until it is revoked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Hash of the address's token.
    pub token: TokenHash,
    /// The tenant of the record.
    pub tenant: Uuid,
    /// The record.
    pub person: Uuid,
    /// Since when.
    pub since: Timestamp,
}

/// Why a link cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkRefused {
    /// No such link.
    #[error("this link is not known here")]
    Unknown,
    /// It was used before.
    #[error("this link was used already")]
    Used,
    /// It is too old.
    #[error("this link has expired")]
    Expired,
}

/// The storage of bindings, links and calendar addresses. It sees hashes only.
pub trait AccessStorage: Send + Sync {
    /// What can go wrong in this store.
    type Error: std::error::Error + Send + Sync + 'static;

    /// Adds a binding.
    fn bind(&self, binding: &Binding) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// The binding of a token that has not ended.
    fn binding(&self, token: TokenHash) -> impl Future<Output = Result<Option<Binding>, Self::Error>> + Send;

    /// Adds a link.
    fn add_link(&self, link: &Link) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Looks a link up without using it: for the page that asks "open your record here?".
    fn link(&self, token: TokenHash) -> impl Future<Output = Result<Option<Link>, Self::Error>> + Send;

    /// Uses a link in one transaction: marks it used, ends the older bindings unless the link keeps them, and
    /// adds a binding for `browser`. Of two browsers at once, one wins.
    fn use_link(
        &self,
        link: TokenHash,
        browser: TokenHash,
        now: Timestamp,
    ) -> impl Future<Output = Result<Result<Binding, LinkRefused>, Self::Error>> + Send;

    /// Gives a record its calendar address, in the place of the one that it had.
    fn set_calendar(&self, calendar: &Calendar) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Whose calendar an address leads to.
    fn calendar(
        &self,
        token: TokenHash,
    ) -> impl Future<Output = Result<Option<Calendar>, Self::Error>> + Send;

    /// The calendar address of a record, if it has one.
    fn calendar_of(
        &self,
        tenant: Uuid,
        person: Uuid,
    ) -> impl Future<Output = Result<Option<Calendar>, Self::Error>> + Send;

    /// Revokes the calendar address of a record.
    fn end_calendar(
        &self,
        tenant: Uuid,
        person: Uuid,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;
}
