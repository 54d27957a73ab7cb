//! What every handler has at hand.

use std::convert::Infallible;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use access::import::RosterStorage;
use access::sponsor::Sponsor;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use care::{Gate, Lately, Rules, State};
use jiff::Zoned;
use jiff::tz::TimeZone;
use library::{Language, Library, Words};
use record::{Actor, Loaded, Records, Source};
use store::Store;
use uuid::Uuid;

use crate::accounts::Accounts;
use crate::config::Config;
use crate::drafts::Drafts;
use crate::figures::Reels;
use crate::join::{Join, Known};
use crate::language;
use crate::monthly::Closed;
use crate::offline::Offline;
use crate::text_size::TextSize;

/// Shared by all requests; a handler gets it in the language of its reader.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
    language: Language,
    text_size: TextSize,
}

/// The parts of [`App`].
pub struct Inner {
    /// Where and as whom we serve.
    pub config: Config,
    /// Content and words.
    pub library: Library,
    /// The parameters of all decisions, from the library.
    pub rules: Rules,
    /// The movements of all exercises as a figure plays them.
    pub reels: Reels,
    /// The records of persons.
    pub records: Records<Store, Arc<dyn Source>>,
    /// Forms of several pages that people are in the midst of.
    pub drafts: Drafts,
    /// The search for a sponsor, and whether somebody may join.
    pub join: Join,
    /// Which month has its figures.
    pub months: Closed,
    /// What accounts need beside the store.
    pub accounts: Accounts,
    offline: OnceLock<Offline>,
}

impl Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.inner
    }
}

impl FromRequestParts<App> for App {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(app.read_by(&parts.headers))
    }
}

impl App {
    /// Puts the parts together.
    pub fn new(config: Config, library: Library, records: Records<Store, Arc<dyn Source>>) -> Self {
        let rules = library.rules();
        let reels = Reels::of(&library);
        let (drafts, offline) = (Drafts::default(), OnceLock::new());
        let join = Join::new(&config.joining, records.source().clone());
        let accounts = Accounts::of(&config, &records);
        let months = Closed::default();
        let inner = Inner { config, library, rules, reels, records, drafts, join, months, accounts, offline };
        Self { inner: Arc::new(inner), language: Language::default(), text_size: TextSize::default() }
    }

    /// The same for a reader: in the language that they have chosen, else the first of their browser's that has words; and in
    /// the size of text that they have chosen.
    pub fn read_by(&self, headers: &HeaderMap) -> Self {
        Self { inner: self.inner.clone(), language: language::of(headers), text_size: TextSize::of(headers) }
    }

    /// The same for whoever reads a language.
    pub fn for_everybody(&self, language: Language) -> Self {
        Self { inner: self.inner.clone(), language, text_size: TextSize::default() }
    }

    /// What browsers keep for when there is no connection.
    pub fn offline(&self) -> &Offline {
        self.inner.offline.get_or_init(|| Offline::of(self))
    }

    /// All sponsors, for searching.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn sponsors(&self) -> Result<Arc<Known>, store::Error> {
        let now = self.now().timestamp();
        self.join.sponsors.known(self.records.storage(), self.records.tenant().0, now).await
    }

    /// The sponsor of an id, where there is one.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn sponsor_of(&self, id: Option<Uuid>) -> Result<Option<Sponsor>, store::Error> {
        let Some(id) = id else { return Ok(None) };
        let found = self.records.storage().sponsor(self.records.tenant().0, id).await?;
        Ok(found.map(|(sponsor, _)| sponsor))
    }

    /// The language of the reader.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The size of text of the reader.
    pub fn text_size(&self) -> TextSize {
        self.text_size
    }

    /// The words of the pages, in the reader's language.
    pub fn words(&self) -> &Words {
        self.library.words(self.language)
    }

    /// The time now.
    pub fn now(&self) -> Zoned {
        self.records.source().now()
    }

    /// What stands between a person and a session now. Agreement to an older text is asked for again.
    pub fn gate(&self, state: &State) -> Gate {
        match care::gate(state, &self.rules.screening, &self.now()) {
            Gate::NeedsCheck { .. } | Gate::Open { .. }
                if state.consent() != Some(self.rules.consent_version.as_str()) =>
            {
                Gate::NeedsConsentAndCountry { unknown_country: false }
            }
            gate => gate,
        }
    }

    /// What the last sessions say about the rest of the person's day.
    pub fn lately(&self, loaded: &Loaded) -> Lately {
        let now = self.now().with_time_zone(self.zone_of(loaded));
        care::lately(&loaded.state, &self.rules, &now)
    }

    /// True where sessions are locked, or may be: for as long, nothing leads to moving.
    pub fn is_closed(&self, state: &State) -> bool {
        matches!(self.gate(state), Gate::Locked { .. } | Gate::Unreadable { .. })
    }

    /// The zone in which the person last told something, where a request does not say it; the server's until then.
    pub fn zone_of(&self, loaded: &Loaded) -> TimeZone {
        // Not that of somebody else who has read the record or decided something in it.
        let mut told = loaded.envelopes.iter().rev().filter(|envelope| envelope.actor == Actor::Person);
        let told = told.next().map(|envelope| envelope.occurred_at.time_zone());
        told.cloned().unwrap_or_else(|| self.now().time_zone().clone())
    }

    /// Random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.records.source().fill(&mut bytes);
        bytes
    }

    /// A fresh id for a command that the server makes from a form.
    pub fn fresh_id(&self) -> Uuid {
        self.records.fresh_id()
    }
}
