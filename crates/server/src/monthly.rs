//! Closing months: the numbers that whoever pays may see, made once a month from the records of those whom they pay for.

use std::collections::BTreeMap;

use access::import::RosterStorage;
use access::monthly::{Counted, Earlier, Monthly, MonthlyStorage, publish};
use care::{Month, Reader, Reading, Role, Share, shares};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::app::App;

/// So many months are made up for at most, where nobody has served for a while.
const BACK: i64 = 12;

/// A person, with their share of each of some months.
type Shares = (Uuid, Vec<Option<Share>>);

type Failed = record::Error<store::Error>;

/// The last month that was closed since this program began.
#[derive(Default)]
pub struct Closed(Mutex<Option<Date>>);

/// The first day of the month before the one of `now`.
fn last_month(now: &Zoned) -> Date {
    back(now.date().first_of_month(), 1)
}

fn back(month: Date, months: i64) -> Date {
    month.checked_sub(months.months()).unwrap_or(month)
}

fn bounds(month: Date, zone: &TimeZone) -> Option<Month> {
    let first = |day: Date| zone.to_zoned(day.at(0, 0, 0, 0)).ok().map(|moment| moment.timestamp());
    Some(Month { from: first(month)?, until: first(month.checked_add(1.months()).ok()?)? })
}

impl App {
    /// Makes the numbers of the months that are over, for every sponsor; what was made before stays as it is. Does nothing until another
    /// month is over.
    ///
    /// A record that can't be read, or into which it can't be written that it was counted, is not counted.
    ///
    /// # Errors
    /// If the store fails; then it is tried again the next time.
    pub async fn close_months(&self) -> Result<(), Failed> {
        let mut closed = self.months.0.lock().await;
        let last = last_month(&self.now());
        if closed.is_some_and(|month| month >= last) {
            return Ok(());
        }
        let store = self.records.storage();
        let zone = self.now().time_zone().clone();
        let mut sponsors: BTreeMap<Uuid, Vec<Monthly>> = BTreeMap::new();
        let mut rosters: BTreeMap<Uuid, Date> = BTreeMap::new();
        for (sponsor, roster) in store.sponsors(self.records.tenant().0).await.map_err(Failed::Storage)? {
            sponsors.insert(sponsor.id, store.months(sponsor.id).await.map_err(Failed::Storage)?);
            let imported = roster.map(|roster| roster.imported.to_zoned(zone.clone()).date());
            rosters.extend(imported.map(|day| (sponsor.id, day.first_of_month())));
        }
        let is_made = |made: &Vec<Monthly>| made.last().is_some_and(|monthly| monthly.month >= last);
        if sponsors.values().all(is_made) {
            *closed = Some(last);
            return Ok(());
        }
        let made = sponsors.values().flatten().map(|monthly| monthly.month);
        let first = made.chain([back(last, BACK - 1)]).min().unwrap_or(last);
        let months: Vec<Date> = first.series(1.months()).take_while(|month| *month <= last).collect();
        let bounds: Vec<Month> = months.iter().filter_map(|month| bounds(*month, &zone)).collect();
        let is_new = |place: usize, share: &Share| {
            let made = sponsors.get(&share.sponsor);
            made.is_some_and(|made| made.last().is_none_or(|before| before.month < months[place]))
        };
        let counted = self.count(&bounds, is_new).await?;
        for (sponsor, made) in &sponsors {
            self.close((*sponsor, rosters.get(sponsor).copied()), made, &months, &counted).await?;
        }
        *closed = Some(last);
        Ok(())
    }

    /// Everybody for whom somebody pays in one of these months, with their share of each. Into the record of whoever is in a month that `is_new`
    /// it is written that it was counted; what others shared in before tells only whether a new mean may be shown.
    async fn count(
        &self,
        months: &[Month],
        is_new: impl Fn(usize, &Share) -> bool,
    ) -> Result<Vec<Shares>, Failed> {
        let reader = Reader::new(Role::Operator, "Dorsal", "");
        let mut counted = Vec::new();
        let mut left_out = 0;
        let persons = self.records.persons().await?;
        for person in persons.into_iter().map(|listed| listed.person) {
            let Ok(loaded) = self.records.load(person).await else {
                left_out += 1;
                continue;
            };
            let shares = shares(&loaded.facts, months, &self.rules.programme);
            if shares.iter().all(Option::is_none) {
                continue;
            }
            let counts = shares
                .iter()
                .enumerate()
                .any(|(place, share)| share.is_some_and(|share| is_new(place, &share)));
            if counts && self.records.read_for(person, &reader, Reading::Count).await.is_err() {
                left_out += 1;
                continue;
            }
            counted.push((person, shares));
        }
        if left_out > 0 {
            tracing::warn!(
                "{left_out} records are not in the monthly figures: dorsal verify says what is wrong"
            );
        }
        Ok(counted)
    }

    /// Makes the months of one sponsor that have no numbers yet, from the one on in which their roster came, whether anybody has joined or not:
    /// when the first month is there must not tell when the first person was.
    async fn close(
        &self,
        (sponsor, roster): (Uuid, Option<Date>),
        made: &[Monthly],
        months: &[Date],
        counted: &[Shares],
    ) -> Result<(), Failed> {
        let mut made: BTreeMap<Date, Monthly> =
            made.iter().map(|monthly| (monthly.month, monthly.clone())).collect();
        for (place, month) in months.iter().enumerate() {
            let people: Vec<Counted> = self::people(counted, sponsor, place).collect();
            let later = made.last_key_value().is_some_and(|(last, _)| last >= month);
            let before = people.is_empty() && made.is_empty() && roster.is_none_or(|since| *month < since);
            if later || before {
                continue;
            }
            let earlier = made.values().filter_map(|before| {
                let place = months.iter().position(|month| *month == before.month)?;
                let answered = self::people(counted, sponsor, place).filter(|one| one.change.is_some());
                Some(Earlier { shown: before.change?, people: answered.map(|one| one.person).collect() })
            });
            let earlier: Vec<Earlier> = earlier.collect();
            let monthly = publish(*month, self.now().timestamp(), &people, &earlier);
            self.records.storage().freeze(sponsor, &monthly).await.map_err(Failed::Storage)?;
            made.insert(*month, monthly);
        }
        Ok(())
    }
}

fn people(counted: &[Shares], sponsor: Uuid, place: usize) -> impl Iterator<Item = Counted> {
    counted.iter().filter_map(move |(person, shares)| {
        let share = shares.get(place).copied().flatten().filter(|share| share.sponsor == sponsor)?;
        let Share { active, completed, change, .. } = share;
        Some(Counted { person: *person, active, completed, change })
    })
}
