//! Whether a definition makes sense as a whole.

use super::{Definition, Does, Limb, Role, Sides, Signal, Tier, Within};

/// Why a definition can't be used.
#[derive(Debug, Clone, PartialEq)]
pub enum DefinitionError {
    /// The slug is not lower-case words joined by hyphens.
    Slug(String),
    /// It can't be followed without this part.
    Missing {
        /// Which exercise.
        slug: String,
        /// Which part of the definition.
        part: &'static str,
    },
    /// A number lies outside of its meaning.
    Number {
        /// Which exercise.
        slug: String,
        /// Which field.
        field: &'static str,
        /// What it must be.
        must: &'static str,
    },
    /// There must be exactly one primary signal.
    Primary {
        /// Which exercise.
        slug: String,
        /// How many there are.
        found: usize,
    },
    /// A signal is listed twice.
    Twice {
        /// Which exercise.
        slug: String,
        /// Which signal.
        signal: Signal,
    },
    /// A limb is named that a signal or an exercise does not have.
    Limb {
        /// Which exercise.
        slug: String,
        /// Which signal.
        signal: Signal,
        /// What is wrong.
        must: &'static str,
    },
}

impl std::fmt::Display for DefinitionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Slug(slug) => write!(f, "slug {slug:?} must be lower-case words joined by hyphens"),
            Self::Missing { slug, part } => write!(f, "{slug}: `{part}` is needed to see repetitions"),
            Self::Number { slug, field, must } => write!(f, "{slug}: `{field}` must be {must}"),
            Self::Primary { slug, found } => {
                write!(f, "{slug}: exactly one signal must have the role `primary`, found {found}")
            }
            Self::Twice { slug, signal } => write!(f, "{slug}: the signal {signal:?} is listed twice"),
            Self::Limb { slug, signal, must } => write!(f, "{slug}: the signal {signal:?} {must}"),
        }
    }
}

impl std::error::Error for DefinitionError {}

fn positive(value: f64) -> bool {
    value.is_finite() && value > 0.0
}

impl Definition {
    /// Checks that the definition makes sense as a whole.
    ///
    /// # Errors
    /// The first fault found.
    pub fn validate(&self) -> Result<(), DefinitionError> {
        let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !self.slug.split('-').all(word) {
            return Err(DefinitionError::Slug(self.slug.clone()));
        }
        if self.views.is_empty() {
            return self.missing("views");
        }
        self.check_numbers()?;
        self.check_signals()?;
        self.check_whole()?;
        self.check_faults()
    }

    fn number(&self, ok: bool, field: &'static str, must: &'static str) -> Result<(), DefinitionError> {
        if ok { Ok(()) } else { Err(DefinitionError::Number { slug: self.slug.clone(), field, must }) }
    }

    fn missing(&self, part: &'static str) -> Result<(), DefinitionError> {
        Err(DefinitionError::Missing { slug: self.slug.clone(), part })
    }

    fn limb(&self, ok: bool, signal: Signal, must: &'static str) -> Result<(), DefinitionError> {
        if ok { Ok(()) } else { Err(DefinitionError::Limb { slug: self.slug.clone(), signal, must }) }
    }

    fn check_numbers(&self) -> Result<(), DefinitionError> {
        self.number(positive(self.pacing.there_s), "pacing.there-s", "more than 0")?;
        self.number(positive(self.pacing.back_s), "pacing.back-s", "more than 0")?;
        if let Some(tempo) = self.tempo {
            self.number(positive(tempo.min_s), "tempo.min-s", "more than 0")?;
            let longer = tempo.max_s.is_finite() && tempo.max_s > tempo.min_s;
            self.number(longer, "tempo.max-s", "more than min-s")?;
        }
        if let Some(range) = self.range {
            self.number(positive(range.floor), "range.floor", "more than 0")?;
            self.number(positive(range.noise_multiple), "range.noise-multiple", "more than 0")?;
            let share = positive(range.share) && range.share <= 1.0;
            self.number(share, "range.share", "more than 0 and at most 1")?;
            let beyond = range.limit.is_none_or(|limit| limit.is_finite() && limit > range.floor);
            self.number(beyond, "range.limit", "more than floor")?;
        }
        if let Some(pause) = self.pause {
            let some = pause.least_s.is_finite() && pause.least_s >= 0.0;
            self.number(some, "pause.least-s", "0 or more")?;
        }
        for Within { signal, limb, min, max, slack, slow } in self.hold.iter().flat_map(|h| &h.within) {
            self.number(slack.is_finite() && *slack >= 0.0, "hold.within.slack", "0 or more")?;
            self.number(slow.is_none_or(positive), "hold.within.slow", "more than 0")?;
            let bounds = [min, max].into_iter().flatten();
            let (low, high) = (min.unwrap_or(f64::MIN), max.unwrap_or(f64::MAX));
            let ordered = bounds.clone().all(|b| b.is_finite()) && bounds.count() > 0 && low <= high;
            self.number(ordered, "hold.within", "bounded by `min`, `max` or both in order")?;
            self.limb(*limb != Limb::Own, *signal, "has no side of a repetition in a hold")?;
        }
        Ok(())
    }

    fn check_signals(&self) -> Result<(), DefinitionError> {
        for (i, s) in self.signals.iter().enumerate() {
            if self.signals[..i].iter().any(|other| (other.signal, other.limb) == (s.signal, s.limb)) {
                return Err(DefinitionError::Twice { slug: self.slug.clone(), signal: s.signal });
            }
            self.number(s.alone.is_finite() && s.alone >= 0.0, "signals.alone", "0 or more")?;
            if s.role == Role::Supporting {
                self.number(s.gain.is_finite(), "signals.gain", "finite")?;
                self.limb(self.sides == Sides::None, s.signal, "can't support one side's signal")?;
                continue;
            }
            self.number(s.gain.abs() == 1.0, "signals.gain", "1 or -1 for the primary signal")?;
            let own = s.signal.is_paired() && s.limb == Limb::Own;
            match self.sides {
                Sides::None => self.limb(!own, s.signal, "has a side, but repetitions have none")?,
                Sides::Alternating | Sides::OneASet => {
                    let sided = own || s.signal.has_side();
                    self.limb(sided, s.signal, "does not tell which side a repetition belongs to")?;
                }
            }
        }
        let limbs = self.used().filter(|(signal, _)| !signal.is_paired());
        for (signal, limb) in limbs {
            self.limb(matches!(limb, Limb::Seen | Limb::Own), signal, "does not come in pairs")?;
        }
        Ok(())
    }

    fn check_faults(&self) -> Result<(), DefinitionError> {
        for fault in &self.faults {
            let level = matches!(fault.does, Does::GoesAbove | Does::GoesBelow);
            let ok = if level { fault.amount.is_finite() } else { positive(fault.amount) };
            self.number(ok, "faults.amount", "a number, and more than 0 for what travels")?;
            let own = fault.limb == Limb::Own && fault.signal.is_paired();
            self.limb(
                !own || self.sides != Sides::None,
                fault.signal,
                "has a side, but repetitions have none",
            )?;
        }
        if !self.faults.is_empty() && self.primary().is_none() && self.hold.is_none() {
            return self.missing("signals");
        }
        Ok(())
    }

    fn check_whole(&self) -> Result<(), DefinitionError> {
        let primaries = self.signals.iter().filter(|s| s.role == Role::Primary).count();
        match (self.signals.is_empty(), primaries) {
            (true, _) if self.hold.as_ref().is_some_and(|hold| hold.within.is_empty()) => {
                self.missing("hold.within")
            }
            (true, _) if self.tier == Tier::Timed || self.hold.is_some() => Ok(()),
            (true, _) => self.missing("signals"),
            (false, 1) if self.tempo.is_none() => self.missing("tempo"),
            (false, 1) if self.range.is_none() => self.missing("range"),
            (false, 1) if self.seen.is_empty() => self.missing("seen"),
            (false, 1) => Ok(()),
            (false, found) => Err(DefinitionError::Primary { slug: self.slug.clone(), found }),
        }
    }
}
