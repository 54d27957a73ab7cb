//! Passkeys: adding one, and signing in with one.
//!
//! Only those that the browser finds by itself are used, so that nobody types a name, and no answer tells which names there are. The
//! person must show themselves to the device each time (finger, face, code). The challenges come from the library's own randomness; what
//! is in the midst of happening is held by the server and is good for one answer.

use std::fmt;

use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
};

use crate::account::KeptPasskey;

/// A passkey that was refused. Why is nobody's business: it tells nothing that a person could do better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this passkey cannot be used here")]
pub struct Refused;

/// Passkeys of one origin.
pub struct Passkeys(Webauthn);

impl fmt::Debug for Passkeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passkeys(..)")
    }
}

/// A passkey that is being added.
#[derive(Debug, Clone)]
pub struct Adding(PasskeyRegistration);

/// Somebody who is signing in.
#[derive(Debug, Clone)]
pub struct Opening(DiscoverableAuthentication);

/// What a browser answers to [`Passkeys::begin_opening`], as far as it was understood.
#[derive(Debug)]
pub struct Answer(PublicKeyCredential);

impl Answer {
    /// Reads it.
    ///
    /// # Errors
    /// For anything else.
    pub fn read(answer: Value) -> Result<Self, Refused> {
        serde_json::from_value(answer).map(Self).map_err(|_| Refused)
    }
}

impl Passkeys {
    /// For browsers that come by this origin, such as `https://care.example`; none where there can't be passkeys, as on a bare address.
    pub fn of(origin: &str) -> Option<Self> {
        let url = Url::parse(origin).ok()?;
        let name = url.domain()?.to_owned();
        let builder = WebauthnBuilder::new(&name, &url).ok()?;
        builder.rp_name("Dorsal").build().ok().map(Self)
    }

    /// What the browser needs to make a passkey, and what the server holds meanwhile. Those that are there are not made twice.
    ///
    /// # Errors
    /// If the library refuses.
    pub fn begin_adding(
        &self,
        account: Uuid,
        name: &str,
        there: &[KeptPasskey],
    ) -> Result<(Value, Adding), Refused> {
        let there = there.iter().map(|kept| kept.id.clone()).collect();
        let (challenge, state) =
            self.0.start_passkey_registration(account, name, name, Some(there)).map_err(|_| Refused)?;
        let mut options = serde_json::to_value(challenge).map_err(|_| Refused)?;
        // Only such a one is found without a name.
        let selection = &mut options["publicKey"]["authenticatorSelection"];
        selection["residentKey"] = "required".into();
        selection["requireResidentKey"] = true.into();
        Ok((options["publicKey"].take(), Adding(state)))
    }

    /// The passkey that the browser made.
    ///
    /// # Errors
    /// Where it does not answer what was asked.
    pub fn finish_adding(
        &self,
        answer: Value,
        adding: &Adding,
        now: Timestamp,
    ) -> Result<KeptPasskey, Refused> {
        let answer: RegisterPublicKeyCredential = serde_json::from_value(answer).map_err(|_| Refused)?;
        let passkey = self.0.finish_passkey_registration(&answer, &adding.0).map_err(|_| Refused)?;
        kept(&passkey, now, None)
    }

    /// What the browser needs to sign somebody in, and what the server holds meanwhile.
    ///
    /// # Errors
    /// If the library refuses.
    pub fn begin_opening(&self) -> Result<(Value, Opening), Refused> {
        let (challenge, state) = self.0.start_discoverable_authentication().map_err(|_| Refused)?;
        let mut options = serde_json::to_value(challenge).map_err(|_| Refused)?;
        Ok((options["publicKey"].take(), Opening(state)))
    }

    /// Whose account, and which of its passkeys, a browser says that it has. Nothing is proven by it.
    pub fn claimed(&self, answer: &Answer) -> Option<(Uuid, Vec<u8>)> {
        let (account, id) = self.0.identify_discoverable_authentication(&answer.0).ok()?;
        Some((account, id.to_vec()))
    }

    /// Sees whether the answer was made with a passkey, and gives it as it is to be kept from now on.
    ///
    /// # Errors
    /// Where it was not.
    pub fn finish_opening(
        &self,
        answer: &Answer,
        opening: Opening,
        kept_before: &KeptPasskey,
        now: Timestamp,
    ) -> Result<KeptPasskey, Refused> {
        let mut passkey: Passkey = serde_json::from_str(&kept_before.content).map_err(|_| Refused)?;
        let key = DiscoverableKey::from(&passkey);
        let result =
            self.0.finish_discoverable_authentication_v2(&answer.0, opening.0, &key).map_err(|_| Refused)?;
        if !result.user_verified() {
            return Err(Refused);
        }
        passkey.update_credential(&result);
        kept(&passkey, kept_before.added, Some(now))
    }
}

fn kept(passkey: &Passkey, added: Timestamp, used: Option<Timestamp>) -> Result<KeptPasskey, Refused> {
    let content = serde_json::to_string(passkey).map_err(|_| Refused)?;
    Ok(KeptPasskey { id: passkey.cred_id().to_vec(), content, added, used })
}
