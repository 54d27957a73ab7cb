//! What every handler has at hand.

use std::ops::Deref;
use std::sync::Arc;

use care::{Gate, Rules, State};
use jiff::Zoned;
use jiff::tz::TimeZone;
use library::{Language, Library, Words};
use record::{Loaded, Records, Source};
use store::Store;
use uuid::Uuid;

use crate::config::Config;

/// Shared by all requests.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of [`App`].
pub struct Inner {
    /// Where and as whom we serve.
    pub config: Config,
    /// Content and words.
    pub library: Library,
    /// The parameters of all decisions, from the library.
    pub rules: Rules,
    /// The records of persons.
    pub records: Records<Store, Arc<dyn Source>>,
}

impl Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// Puts the parts together.
    pub fn new(config: Config, library: Library, records: Records<Store, Arc<dyn Source>>) -> Self {
        let rules = library.rules();
        Self(Arc::new(Inner { config, library, rules, records }))
    }

    /// The words of the pages: English, as long as nobody can choose.
    pub fn words(&self) -> &Words {
        self.library.words(Language::En)
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

    /// The zone in which the person last told something, where a request does not say it; the server's until then.
    pub fn zone_of(&self, loaded: &Loaded) -> TimeZone {
        let told = loaded.facts.last().map(|fact| fact.occurred_at.time_zone());
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
