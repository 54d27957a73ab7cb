//! Accounts: who may sign in, as what, and what is kept of it.
//!
//! A store sees no name, no password and no token: a name is a keyed hash and, to be shown again, sealed; a password is the argon2id hash
//! of [`password`](crate::password); the rest are hashes of random tokens.

use std::future::Future;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::browser::{Token, TokenHash};

/// Characters of a name, at least and at most.
pub const NAME_LENGTH: (usize, usize) = (3, 60);
/// How many recovery codes somebody gets at once.
pub const CODES: usize = 10;
/// How long an invitation can be used.
pub const INVITATION_LIFE: SignedDuration = SignedDuration::from_hours(72);

/// As what somebody signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// For themselves.
    Member,
    /// A clinician of the clinic.
    Clinician,
    /// Somebody of an employer or a health plan.
    Sponsor,
    /// Who runs Dorsal.
    Operator,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Member, Self::Clinician, Self::Sponsor, Self::Operator];

    /// Its name, as it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Clinician => "clinician",
            Self::Sponsor => "sponsor",
            Self::Operator => "operator",
        }
    }

    /// The role of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// How long somebody stays signed in: those who see others' records for a working day, everybody else as long as they come back.
    pub fn stays(self) -> SignedDuration {
        match self {
            Self::Member => SignedDuration::from_hours(90 * 24),
            Self::Clinician | Self::Sponsor | Self::Operator => SignedDuration::from_hours(12),
        }
    }
}

/// What is stored of a name to find it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NameHash(pub [u8; 32]);

/// A name as it is kept; none where it is too short, too long, or has what nobody can see or tell from a space: two names that look the same
/// must be the same.
pub fn name_of(typed: &str) -> Option<String> {
    let name = typed.trim();
    let length = name.chars().count();
    let fits = (NAME_LENGTH.0..=NAME_LENGTH.1).contains(&length);
    let unseen = |letter: char| {
        letter.is_control() || (letter.is_whitespace() && letter != ' ') || is_invisible(letter)
    };
    (fits && !name.chars().any(unseen)).then(|| name.to_owned())
}

/// Letters that leave no trace: Unicode's general category Cf, what it calls ignorable by default, and the blank pattern of Braille.
fn is_invisible(letter: char) -> bool {
    const ALL: [(u32, u32); 26] = [
        (0x00AD, 0x00AD),
        (0x034F, 0x034F),
        (0x0600, 0x0605),
        (0x061C, 0x061C),
        (0x06DD, 0x06DD),
        (0x070F, 0x070F),
        (0x0890, 0x0891),
        (0x08E2, 0x08E2),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0x2800, 0x2800),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFFB),
        (0x110BD, 0x110BD),
        (0x110CD, 0x110CD),
        (0x13430, 0x1343F),
        (0x1BCA0, 0x1BCA3),
        (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
    ];
    ALL.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(letter)))
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Its id.
    pub id: Uuid,
    /// The tenant.
    pub tenant: Uuid,
    /// As what.
    pub role: Role,
    /// By what it is found.
    pub name: NameHash,
    /// The name as it is shown, sealed.
    pub shown: Vec<u8>,
    /// Hash of the password; none where there is only a passkey.
    pub password: Option<String>,
    /// The record that it opens.
    pub person: Option<Uuid>,
    /// The sponsor of somebody whose role that is.
    pub sponsor: Option<Uuid>,
    /// Since when.
    pub made: Timestamp,
}

/// A passkey as it is kept: a public key, its id, and how often it was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptPasskey {
    /// Its id, which the browser chose.
    pub id: Vec<u8>,
    /// Public key and counter, as [`passkey`](crate::passkey) reads them.
    pub content: String,
    /// Since when.
    pub added: Timestamp,
    /// When it was used last.
    pub used: Option<Timestamp>,
}

/// An account with all that a backup keeps of it. Who was signed in where is not part of it: what somebody has ended stays ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptAccount {
    /// The account.
    pub account: Account,
    /// Its passkeys.
    pub passkeys: Vec<KeptPasskey>,
    /// Its recovery codes, hashed.
    pub codes: Vec<TokenHash>,
}

/// A browser in which somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Hash of the browser's token.
    pub token: TokenHash,
    /// Whose.
    pub account: Uuid,
    /// Since when.
    pub since: Timestamp,
    /// When it was used last, to the hour.
    pub seen: Timestamp,
    /// From when on it counts for nothing.
    pub until: Timestamp,
    /// What kind of browser, in a few words.
    pub browser: String,
}

/// A link with which somebody makes an account that has a role, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Hash of the link's token.
    pub token: TokenHash,
    /// The tenant.
    pub tenant: Uuid,
    /// As what.
    pub role: Role,
    /// The sponsor of somebody whose role that is.
    pub sponsor: Option<Uuid>,
    /// From when on it cannot be used any more.
    pub expires: Timestamp,
}

impl Invitation {
    /// An invitation that can be used until [`INVITATION_LIFE`] from now.
    pub fn new(token: &Token, tenant: Uuid, role: Role, sponsor: Option<Uuid>, now: Timestamp) -> Self {
        let expires = now.checked_add(INVITATION_LIFE).unwrap_or(Timestamp::MAX);
        Self { token: token.hash(), tenant, role, sponsor, expires }
    }
}

/// An account that is to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The account.
    pub account: Account,
    /// Its recovery codes, hashed.
    pub codes: Vec<TokenHash>,
    /// Its first passkey.
    pub passkey: Option<KeptPasskey>,
    /// The invitation that it uses up, and when.
    pub invitation: Option<(TokenHash, Timestamp)>,
}

/// What comes of making an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It is there.
    Made,
    /// Somebody else has the name.
    NameTaken,
    /// The invitation was used or is too old.
    NotInvited,
}

/// The storage of accounts. It sees hashes, sealed names and public keys only.
pub trait AccountStorage: Send + Sync {
    /// What can go wrong in this store.
    type Error: std::error::Error + Send + Sync + 'static;

    /// Makes an account with what belongs to it, or changes nothing. Of two with one name, or one invitation, one wins.
    fn make_account(&self, new: &NewAccount) -> impl Future<Output = Result<Made, Self::Error>> + Send;

    /// An account by its id.
    fn account(&self, id: Uuid) -> impl Future<Output = Result<Option<Account>, Self::Error>> + Send;

    /// An account by its name.
    fn account_named(
        &self,
        tenant: Uuid,
        name: &NameHash,
    ) -> impl Future<Output = Result<Option<Account>, Self::Error>> + Send;

    /// The account that opens a record.
    fn account_of(
        &self,
        tenant: Uuid,
        person: Uuid,
    ) -> impl Future<Output = Result<Option<Account>, Self::Error>> + Send;

    /// Everybody but the members.
    fn staff(&self, tenant: Uuid) -> impl Future<Output = Result<Vec<Account>, Self::Error>> + Send;

    /// Changes a password, or takes it away.
    fn set_password(
        &self,
        account: Uuid,
        password: Option<&str>,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Lets an account without a record open this one. False where it has one, or another account has this one.
    fn take_along(
        &self,
        account: Uuid,
        person: Uuid,
    ) -> impl Future<Output = Result<bool, Self::Error>> + Send;

    /// Makes an account one of a member, who sees nobody else's records.
    fn make_member(&self, account: Uuid) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Deletes an account and all that belongs to it; the record stays.
    fn delete_account(&self, account: Uuid) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// The passkeys of an account, oldest first.
    fn passkeys(&self, account: Uuid) -> impl Future<Output = Result<Vec<KeptPasskey>, Self::Error>> + Send;

    /// Adds a passkey; false where its id is there already, whoever's it is.
    fn add_passkey(
        &self,
        account: Uuid,
        passkey: &KeptPasskey,
    ) -> impl Future<Output = Result<bool, Self::Error>> + Send;

    /// Keeps what the last use of a passkey has changed of it.
    fn use_passkey(
        &self,
        account: Uuid,
        passkey: &KeptPasskey,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Takes a passkey of this account away.
    fn remove_passkey(
        &self,
        account: Uuid,
        id: &[u8],
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Puts recovery codes in the place of those that there were.
    fn set_codes(
        &self,
        account: Uuid,
        codes: &[TokenHash],
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Uses a recovery code up; false where the account has no such code.
    fn use_code(
        &self,
        account: Uuid,
        code: TokenHash,
    ) -> impl Future<Output = Result<bool, Self::Error>> + Send;

    /// How many codes are left.
    fn codes_left(&self, account: Uuid) -> impl Future<Output = Result<u32, Self::Error>> + Send;
}

/// The storage of who is signed in where, and of invitations.
pub trait SignInStorage: Send + Sync {
    /// What can go wrong in this store.
    type Error: std::error::Error + Send + Sync + 'static;

    /// Adds a browser, where the account is there and its password is still the one that was looked at; false where it is not.
    fn sign_in(
        &self,
        sign_in: &SignIn,
        password: Option<&str>,
    ) -> impl Future<Output = Result<bool, Self::Error>> + Send;

    /// Who is signed in with a token, while it counts.
    fn signed_in(
        &self,
        token: TokenHash,
        now: Timestamp,
    ) -> impl Future<Output = Result<Option<(SignIn, Account)>, Self::Error>> + Send;

    /// Notes that a browser was used, and until when it counts now.
    fn seen(
        &self,
        token: TokenHash,
        at: Timestamp,
        until: Timestamp,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// The browsers in which somebody is signed in, the latest first.
    fn sign_ins(
        &self,
        account: Uuid,
        now: Timestamp,
    ) -> impl Future<Output = Result<Vec<SignIn>, Self::Error>> + Send;

    /// Ends one browser of this account.
    fn sign_out(
        &self,
        account: Uuid,
        token: TokenHash,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Ends all browsers of this account, and those that were bound to its record without it, but the one that is kept; links that nobody has
    /// used yet open that record no more.
    fn sign_out_everywhere(
        &self,
        account: Uuid,
        but: Option<TokenHash>,
        now: Timestamp,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// How many browsers are bound to a record without an account.
    fn bound_browsers(
        &self,
        tenant: Uuid,
        person: Uuid,
    ) -> impl Future<Output = Result<u32, Self::Error>> + Send;

    /// Ends the binding of one browser.
    fn unbind(
        &self,
        token: TokenHash,
        now: Timestamp,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Adds an invitation. It takes the place of earlier ones for its role where `only` says so; those whose time is over go in any case.
    fn invite(
        &self,
        invitation: &Invitation,
        only: bool,
        now: Timestamp,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// An invitation that can be used now.
    fn invitation(
        &self,
        token: TokenHash,
        now: Timestamp,
    ) -> impl Future<Output = Result<Option<Invitation>, Self::Error>> + Send;

    /// The invitations that nobody has used, those that end first in front, also those that have run out.
    fn invitations(&self, tenant: Uuid) -> impl Future<Output = Result<Vec<Invitation>, Self::Error>> + Send;

    /// Takes an invitation back; nothing happens where it was used or is over.
    fn take_back(
        &self,
        tenant: Uuid,
        token: TokenHash,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;
}
