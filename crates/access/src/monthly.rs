//! What whoever pays learns: once a month a few numbers, which then never change, and nothing of anybody.
//!
//! A number is rounded, and withheld where it is of few people or where few people would follow from it and another number. A mean is
//! shown only where nobody can work out from it and an earlier one what a few people have answered.

use std::collections::BTreeSet;
use std::future::Future;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Fewer people than this are never shown, and no more follows from any two numbers.
pub const LEAST: u64 = 10;
/// Numbers are rounded to the nearest multiple of this.
pub const ROUNDED_TO: u64 = 5;

/// One person who is counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// Their record.
    pub person: Uuid,
    /// They have done something this month.
    pub active: bool,
    /// They have completed a programme.
    pub completed: bool,
    /// How their pain has changed, where two answers can be compared.
    pub change: Option<f64>,
}

/// The numbers of one month. None where a number is withheld.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Monthly {
    /// The first day of the month.
    pub month: Date,
    /// When they were made; they never change.
    pub made: Timestamp,
    /// People whom the sponsor pays for at the end of the month.
    pub enrolled: Option<u64>,
    /// Those who have done something in the month.
    pub active: Option<u64>,
    /// Those who have completed a programme.
    pub completed: Option<u64>,
    /// How the pain of those has changed for whom it is known.
    pub change: Option<MeanChange>,
}

/// A mean that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeanChange {
    /// The mean, in tenths of a point; less than 0 is less pain.
    pub tenths: i64,
    /// Of how many people, rounded; none where that is withheld.
    pub people: Option<u64>,
    /// Of exactly how many people: kept to tell a later difference, and never shown.
    pub exactly: u64,
}

/// A month whose mean was shown, with those of its people whose records are still there.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// What was shown.
    pub shown: MeanChange,
    /// Whose answers are in it; those who have erased their record since are missing.
    pub people: BTreeSet<Uuid>,
}

impl Earlier {
    /// How many people are in one of the two means and not in the other, at least.
    fn differs(&self, people: &BTreeSet<Uuid>) -> u64 {
        let erased = self.shown.exactly.saturating_sub(self.people.len() as u64);
        self.people.symmetric_difference(people).count() as u64 + erased
    }
}

/// The numbers of a month as they may be shown. `earlier` are the months before of which a mean was shown.
pub fn publish(month: Date, made: Timestamp, people: &[Counted], earlier: &[Earlier]) -> Monthly {
    let all = people.len() as u64;
    // Also the rest must be many: together with all it would tell of a few that they are not among those.
    let part = |of: u64| (all >= LEAST + of).then(|| shown(of)).flatten();
    let count = |is: fn(&Counted) -> bool| people.iter().filter(|one| is(one)).count() as u64;
    let compared: BTreeSet<Uuid> =
        people.iter().filter(|one| one.change.is_some()).map(|one| one.person).collect();
    let exactly = compared.len() as u64;
    let tells_of_few = |one: &Earlier| (1..LEAST).contains(&one.differs(&compared));
    let change = (exactly >= LEAST && !earlier.iter().any(tells_of_few)).then(|| {
        let sum: f64 = people.iter().filter_map(|one| one.change).sum();
        MeanChange { tenths: (10.0 * sum / exactly as f64).round() as i64, people: part(exactly), exactly }
    });
    Monthly {
        month,
        made,
        enrolled: shown(all),
        active: part(count(|one| one.active)),
        completed: part(count(|one| one.completed)),
        change,
    }
}

fn shown(count: u64) -> Option<u64> {
    (count >= LEAST).then(|| (count + ROUNDED_TO / 2) / ROUNDED_TO * ROUNDED_TO)
}

/// The storage of these numbers.
pub trait MonthlyStorage: Send + Sync {
    /// What can go wrong in this store.
    type Error: std::error::Error + Send + Sync + 'static;

    /// The months of a sponsor, the earliest first.
    fn months(&self, sponsor: Uuid) -> impl Future<Output = Result<Vec<Monthly>, Self::Error>> + Send;

    /// Keeps the numbers of a month for ever. False, and nothing is changed, where that month has its numbers.
    fn freeze(
        &self,
        sponsor: Uuid,
        monthly: &Monthly,
    ) -> impl Future<Output = Result<bool, Self::Error>> + Send;
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    /// People, of whom the first have each property.
    fn people(all: u64, active: u64, completed: u64, compared: u64) -> Vec<Counted> {
        let one = |n| Counted {
            person: Uuid::from_u128(u128::from(n)),
            active: n < active,
            completed: n < completed,
            change: (n < compared).then_some(-1.26),
        };
        (0..all).map(one).collect()
    }

    fn published(people: &[Counted], earlier: &[Earlier]) -> Monthly {
        publish(date(2026, 10, 1), Timestamp::UNIX_EPOCH, people, earlier)
    }

    fn earlier(range: std::ops::Range<u64>, erased: u64) -> Earlier {
        let people: BTreeSet<Uuid> = range.map(|n| Uuid::from_u128(u128::from(n))).collect();
        let exactly = people.len() as u64 + erased;
        Earlier { shown: MeanChange { tenths: 0, people: None, exactly }, people }
    }

    #[test]
    fn few_people_are_not_shown_nor_what_would_tell_of_few() {
        let check = |(all, active, completed), shown: [Option<u64>; 3]| {
            let monthly = published(&people(all, active, completed, 0), &[]);
            assert_eq!(
                [monthly.enrolled, monthly.active, monthly.completed],
                shown,
                "{all} {active} {completed}"
            );
        };
        check((0, 0, 0), [None, None, None]);
        check((9, 9, 0), [None, None, None]);
        check((10, 10, 0), [Some(10), None, None]);
        check((22, 12, 10), [Some(20), Some(10), Some(10)]);
        check((22, 13, 9), [Some(20), None, None]);
        check((23, 13, 12), [Some(25), Some(15), Some(10)]);
        check((1000, 991, 990), [Some(1000), None, Some(990)]);
    }

    #[test]
    fn a_mean_is_shown_only_where_no_few_follow_from_it() {
        let check = |compared, earlier: &[Earlier], is_shown: bool| {
            let change = published(&people(40, 0, 0, compared), earlier).change;
            assert_eq!(change.map(|change| change.tenths), is_shown.then_some(-13), "{compared} {earlier:?}");
        };
        check(9, &[], false);
        check(10, &[], true);
        check(20, &[earlier(0..20, 0)], true);
        check(20, &[earlier(0..19, 0)], false);
        check(20, &[earlier(5..25, 0)], true);
        check(20, &[earlier(4..24, 0)], false);
        check(20, &[earlier(0..30, 0)], true);
        // Somebody who has erased their record is in the earlier mean all the same.
        check(20, &[earlier(0..20, 1)], false);
        check(20, &[earlier(0..20, 10)], true);
        // Not only the month before counts.
        check(20, &[earlier(0..19, 0), earlier(0..40, 0)], false);
        assert_eq!(
            published(&people(40, 0, 0, 31), &[]).change.unwrap().people,
            None,
            "nine have not answered"
        );
        assert_eq!(published(&people(40, 0, 0, 28), &[]).change.unwrap().people, Some(30));
    }

    proptest! {
        #[test]
        fn whatever_is_shown_no_few_follow(all in 0..60u64, active in 0..60u64, completed in 0..60u64) {
            let people = people(all, active, completed, 0);
            let monthly = published(&people, &[]);
            for (shown, exact) in [(monthly.active, active.min(all)), (monthly.completed, completed.min(all))] {
                let Some(shown) = shown else { continue };
                prop_assert!(exact >= LEAST && all - exact >= LEAST);
                prop_assert!(shown % ROUNDED_TO == 0 && shown.abs_diff(exact) <= ROUNDED_TO / 2);
                prop_assert!(monthly.enrolled.is_some());
            }
        }
    }
}
