//! Accounts as requests meet them: who is signed in, passwords off the async threads, and what is in the midst of happening.

mod ceremonies;
mod hashing;
mod pace;
mod who;

use std::sync::Arc;

use access::account_keys::CODE;
use access::passkey::Passkeys;
use access::password::{Hasher, SALT};
use access::{
    Account, AccountKeys, AccountStorage, Invitation, NameHash, Role, SignIn, SignInStorage, Token,
    account_keys,
};
use axum::http::{HeaderMap, header};
use jiff::Timestamp;
use record::{Records, Source};
use store::Store;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::app::App;
use crate::config::Config;
use crate::join::{Later, Network};
use crate::problem::Problem;

pub use ceremonies::{Ceremonies, Ceremony};
use hashing::Hashing;
use pace::{OF_A_NAME, OF_A_NETWORK, OF_ONE, Pace};
pub use who::{Clinician, Fresh, Operator, Signed, SponsorUser, Who, who};

/// What accounts need beside the store.
pub struct Accounts {
    /// How names and codes are kept.
    pub keys: AccountKeys,
    /// Passkeys, where the server's own address can have them.
    pub passkeys: Option<Passkeys>,
    /// Passkeys that are being made or used.
    pub ceremonies: Ceremonies,
    ones: Pace<(Network, NameHash)>,
    names: Pace<NameHash>,
    networks: Pace<Network>,
    hashing: Hashing,
}

impl Accounts {
    /// Of a server.
    pub fn of(config: &Config, records: &Records<Store, Arc<dyn Source>>) -> Self {
        Self {
            keys: AccountKeys::of(&records.derived_key("accounts")),
            passkeys: Passkeys::of(&config.origin()),
            ceremonies: Ceremonies::default(),
            ones: Pace::new(OF_ONE),
            names: Pace::new(OF_A_NAME),
            networks: Pace::new(OF_A_NETWORK),
            hashing: Hashing::default(),
        }
    }
}

impl App {
    /// Passkeys, where the browser has come by the address that they belong to.
    pub fn passkeys(&self, headers: &HeaderMap) -> Option<&Passkeys> {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let own = self.config.origin();
        let (_, own) = own.split_once("://")?;
        self.accounts.passkeys.as_ref().filter(|_| host.is_none_or(|host| host.eq_ignore_ascii_case(own)))
    }

    /// What is kept of a password.
    pub async fn hashed(&self, network: Network, password: &str) -> Result<String, Problem> {
        let salt = self.random::<SALT>();
        self.hashing(network, password, move |hasher, password| hasher.hash(password, salt))
            .await?
            .ok_or(Problem::Server)
    }

    /// The account of a name and a password. The answer comes as late, and after the same work, whether there is such a name or not.
    pub async fn signing_in(
        &self,
        network: Network,
        name: &str,
        password: &str,
    ) -> Result<Option<Account>, Problem> {
        let hash = self.accounts.keys.name_hash(name);
        self.slowed(network, hash).await?;
        let found = self.named(&hash).await?;
        let kept = found.as_ref().and_then(|account| account.password.clone());
        let fits = self
            .hashing(network, password, move |hasher, password| hasher.fits(password, kept.as_deref()))
            .await?;
        self.tried(network, hash, fits);
        Ok(found.filter(|_| fits))
    }

    /// Whether this is the password of an account.
    pub async fn knows(&self, network: Network, account: &Account, password: &str) -> Result<bool, Problem> {
        self.slowed(network, account.name).await?;
        let kept = account.password.clone();
        let fits = self
            .hashing(network, password, move |hasher, password| hasher.fits(password, kept.as_deref()))
            .await?;
        self.tried(network, account.name, fits);
        Ok(fits)
    }

    /// The account of a name and a recovery code, which is used up, and gets a password. As with a password, no answer tells which names
    /// there are.
    pub async fn recovering(
        &self,
        network: Network,
        (name, code): (&str, &str),
        password: &str,
    ) -> Result<Option<Account>, Problem> {
        let hash = self.accounts.keys.name_hash(name);
        self.slowed(network, hash).await?;
        let password = self.hashed(network, password).await?;
        let found = self.named(&hash).await?;
        let code = self.accounts.keys.code_hash(code).unwrap_or_else(|| Token::from_random([0; 32]).hash());
        let store = self.records.storage();
        let id = found.as_ref().map(|account| account.id).unwrap_or_default();
        let fits = store.use_code(id, code).await?;
        self.tried(network, hash, fits);
        let Some(account) = found.filter(|_| fits) else { return Ok(None) };
        store.set_password(account.id, Some(&password)).await?;
        Ok(Some(Account { password: Some(password), ..account }))
    }

    async fn named(&self, name: &NameHash) -> Result<Option<Account>, Problem> {
        Ok(self.records.storage().account_named(self.records.tenant().0, name).await?)
    }

    /// Counts an attempt, and waits for its turn.
    async fn slowed(&self, network: Network, name: NameHash) -> Result<(), Problem> {
        let (accounts, now) = (&self.accounts, self.now().timestamp());
        let turns = || {
            let wait = accounts.networks.turn(network, now)?;
            let own = accounts.ones.turn((network, name), now);
            own.or_else(|_| accounts.names.turn(name, now)).map(|other| wait.max(other))
        };
        tokio::time::sleep(turns().map_err(come_later)?).await;
        Ok(())
    }

    fn tried(&self, network: Network, name: NameHash, fits: bool) {
        if fits {
            // One's own account that fits takes nothing back of what was tried on others from the same network.
            self.accounts.networks.take_back(&network);
            self.accounts.ones.forget(&(network, name));
        } else {
            // Neither who nor where from: that somebody tries is all that a log has to know.
            tracing::info!("an attempt to sign in did not fit");
        }
    }

    /// Waits where a network makes one account after the other.
    pub async fn making(&self, network: Network) -> Result<(), Problem> {
        let turn = self.accounts.networks.turn(network, self.now().timestamp());
        tokio::time::sleep(turn.map_err(come_later)?).await;
        Ok(())
    }

    async fn hashing<T: Send + 'static>(
        &self,
        network: Network,
        password: &str,
        work: impl FnOnce(&Hasher<'_>, &str) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let (app, password) = (self.clone(), Zeroizing::new(password.to_owned()));
        let work = move || Hasher::new(app.accounts.keys.passwords()).map(|hasher| work(&hasher, &password));
        self.accounts.hashing.done(network, work).await?.ok_or(Problem::Server)
    }

    /// Fresh recovery codes: what the person gets to see, and what is kept.
    pub fn fresh_codes(&self) -> (Vec<String>, Vec<access::TokenHash>) {
        let texts: Vec<String> =
            (0..access::account::CODES).map(|_| account_keys::code_text(self.random::<CODE>())).collect();
        let kept = texts.iter().filter_map(|text| self.accounts.keys.code_hash(text)).collect();
        (texts, kept)
    }

    /// The address with which somebody becomes the first operator, once; none where there is one. An earlier address works no more.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn first_run(&self) -> Result<Option<String>, store::Error> {
        let (store, tenant) = (self.records.storage(), self.records.tenant().0);
        if store.staff(tenant).await?.iter().any(|account| account.role == Role::Operator) {
            return Ok(None);
        }
        self.invited(Role::Operator, None, true).await.map(Some)
    }

    /// The address with which somebody makes an account of this role, once; with the sponsor of somebody whose role that is. Earlier ones for
    /// the same role work no more where it is to be the `only` one.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn invited(
        &self,
        role: Role,
        sponsor: Option<Uuid>,
        only: bool,
    ) -> Result<String, store::Error> {
        let (token, now) = (Token::from_random(self.random()), self.now().timestamp());
        let invitation = Invitation::new(&token, self.records.tenant().0, role, sponsor, now);
        self.records.storage().invite(&invitation, only, now).await?;
        tracing::info!("an invitation was made: {}", role.name());
        Ok(format!("{}/invitation/{}", self.config.origin(), token.to_text()))
    }

    /// The name of an account, as it is shown.
    pub fn name_of(&self, account: &Account) -> String {
        self.accounts.keys.open_name(account.id, &account.shown).unwrap_or_default()
    }

    /// Signs this browser in: always with a token that it has not had before. The token goes into its cookie. Nobody gets in whose password was
    /// changed since it was looked at.
    pub async fn sign_in(&self, account: &Account, headers: &HeaderMap) -> Result<Token, Problem> {
        let (token, now) = (Token::from_random(self.random()), self.now().timestamp());
        let sign_in = SignIn {
            token: token.hash(),
            account: account.id,
            since: now,
            seen: now,
            until: now.checked_add(account.role.stays()).unwrap_or(Timestamp::MAX),
            browser: browser(headers),
        };
        let store = self.records.storage();
        // Who signs in once more is in one browser, not in two.
        if let Some(before) = who(self, headers).await?.signed {
            store.sign_out(before.account.id, before.sign_in.token).await?;
        }
        if !store.sign_in(&sign_in, account.password.as_deref()).await? {
            return Err(Problem::NotSignedIn);
        }
        Ok(token)
    }
}

fn come_later(Later(seconds): Later) -> Problem {
    tracing::info!("an attempt to sign in was asked to come later");
    Problem::Later(seconds)
}

/// What kind of browser this is, in as few words as tell one's own apart; the rest of what it says of itself is not kept.
fn browser(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(part, _)| agent.contains(part)).map(|(_, name)| *name)
    };
    // The order matters: each of them says that it is also those that follow.
    let name = first(&[
        ("Firefox/", "Firefox"),
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    [name, system].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_told_by_two_words() {
        let check = |agent: &str, expected: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, agent.parse().expect("a header"));
            assert_eq!(browser(&headers), expected);
        };
        check("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux");
        check(
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
            "Chrome · Android",
        );
        check(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
            "Safari · iPhone",
        );
        check("<script>", "");
        assert_eq!(browser(&HeaderMap::new()), "");
    }
}
