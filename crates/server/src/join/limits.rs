//! How often somebody may ask whether a person may join.
//!
//! A network is answered so many times and is then asked to come later. Attempts on one sponsor, and all attempts together, are slowed: they
//! wait their turn. There are two queues: who has hardly asked lately stands in one, who asks and asks in the other, so that a hundred
//! networks that ask a lot keep nobody out who asks once. Nobody is ever locked out, and what is asked does not count, only that it
//! is asked.

use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::DashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use jiff::Timestamp;
use record::Source;
use uuid::Uuid;

use super::network::Network;

/// A family, or the people of one office, at once; and then one every ten seconds. Somebody who knows an id has some twenty thousand
/// days to try, which takes two days and more from one network, and the name must sound right as well.
const NETWORK: (u32, Duration) = (30, Duration::from_secs(10));
/// Of these a network that has hardly asked lately: somebody who mistypes twice, and their family.
const FEW: (u32, Duration) = (6, Duration::from_mins(10));
/// Those who have hardly asked: the first morning of an employer of a hundred thousand.
const SPONSOR: (u32, Duration) = (600, Duration::from_millis(500));
/// Those who ask and ask: the people of large offices, and whoever tries ids.
const SPONSOR_AGAIN: (u32, Duration) = (300, Duration::from_secs(1));
/// The same for all sponsors together.
const ALL: (u32, Duration) = (2000, Duration::from_millis(20));
const ALL_AGAIN: (u32, Duration) = (1000, Duration::from_millis(40));
/// Nobody waits for their turn longer than this; then they are asked to come later.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// With more networks than these, those that are as good as new are forgotten.
const MOST_NETWORKS: usize = 20_000;

/// Come later: in so many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Later(pub u64);

type Counted<K, S> = RateLimiter<K, S, Steady, NoOpMiddleware<Nanos>>;
type Keyed<K> = Counted<K, DashMapStateStore<K>>;

/// Where attempts wait their turn: by sponsor, then all of them.
struct Queue {
    sponsors: Keyed<Uuid>,
    all: Counted<NotKeyed, InMemoryState>,
}

impl Queue {
    fn new(sponsor: (u32, Duration), all: (u32, Duration), clock: &Steady) -> Self {
        Self {
            sponsors: RateLimiter::new(quota(sponsor), DashMapStateStore::default(), clock.clone()),
            all: RateLimiter::new(quota(all), InMemoryState::default(), clock.clone()),
        }
    }
}

/// The limits.
pub struct Limits {
    on: bool,
    networks: Keyed<Network>,
    few: Keyed<Network>,
    first: Queue,
    again: Queue,
    clock: Steady,
    longest_wait: Duration,
}

impl Limits {
    pub(super) fn new(on: bool, source: Arc<dyn Source>) -> Self {
        let clock = Steady { source, seen: Arc::default() };
        Self {
            on,
            networks: RateLimiter::new(quota(NETWORK), DashMapStateStore::default(), clock.clone()),
            few: RateLimiter::new(quota(FEW), DashMapStateStore::default(), clock.clone()),
            first: Queue::new(SPONSOR, ALL, &clock),
            again: Queue::new(SPONSOR_AGAIN, ALL_AGAIN, &clock),
            clock,
            longest_wait: LONGEST_WAIT,
        }
    }

    /// Waits until an attempt may be answered.
    ///
    /// # Errors
    /// [`Later`] where that is not soon.
    pub async fn attempt(&self, network: Network, sponsor: Uuid) -> Result<(), Later> {
        if !self.on {
            return Ok(());
        }
        if self.networks.len() > MOST_NETWORKS {
            self.networks.retain_recent();
            self.few.retain_recent();
        }
        self.networks.check_key(&network).map_err(|not| later(not.wait_time_from(self.clock.now())))?;
        let mut waited = Duration::ZERO;
        let longest = self.longest_wait;
        let hardly_asked = self.few.check_key(&network).is_ok();
        let queue = if hardly_asked { &self.first } else { &self.again };
        wait((&mut waited, longest), || {
            queue.sponsors.check_key(&sponsor).map_err(|not| not.wait_time_from(self.clock.now()))
        })
        .await?;
        wait((&mut waited, longest), || queue.all.check().map_err(|not| not.wait_time_from(self.clock.now())))
            .await
    }
}

/// So many at once, and one more after each period.
fn quota((at_once, period): (u32, Duration)) -> Quota {
    let at_once = NonZeroU32::new(at_once).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(period).unwrap_or(Quota::per_second(NonZeroU32::MIN)).allow_burst(at_once)
}

fn later(wait: Duration) -> Later {
    Later(wait.as_secs() + 1)
}

/// Waits for a turn, all in all no longer than the second time.
async fn wait(
    (waited, longest): (&mut Duration, Duration),
    turn: impl Fn() -> Result<(), Duration>,
) -> Result<(), Later> {
    while let Err(left) = turn() {
        *waited += left;
        if *waited > longest {
            return Err(later(longest));
        }
        tokio::time::sleep(left).await;
    }
    Ok(())
}

/// The server's clock, but it never goes back: somebody who was slowed must not wait for what a clock was set back by.
#[derive(Clone)]
struct Steady {
    source: Arc<dyn Source>,
    /// What it showed last, and how long that is after the beginning.
    seen: Arc<Mutex<Option<(Timestamp, Nanos)>>>,
}

impl Clock for Steady {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let now = self.source.now().timestamp();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let since = seen.map_or(Nanos::default(), |(last, since)| {
            since + Nanos::from(Duration::try_from(now.duration_since(last)).unwrap_or_default())
        });
        *seen = Some((now, since));
        since
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use jiff::{SignedDuration, Zoned};

    use super::*;

    struct Set(Mutex<Timestamp>);

    impl Source for Set {
        fn now(&self) -> Zoned {
            self.0.lock().unwrap().to_zoned(jiff::tz::TimeZone::UTC)
        }

        fn fill(&self, _: &mut [u8]) {}
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_secs(1_000_000 + seconds)
    }

    fn network(n: u32) -> Network {
        Network::of(IpAddr::from((n << 8).to_be_bytes()))
    }

    #[tokio::test]
    async fn a_network_comes_later_and_nobody_else_does() {
        let clock = Arc::new(Set(Mutex::new(at(0))));
        let limits = Limits::new(true, clock.clone());
        let sponsor = Uuid::from_u128(1);
        for _ in 0..NETWORK.0 {
            assert_eq!(limits.attempt(network(1), sponsor).await, Ok(()));
        }
        assert!(matches!(limits.attempt(network(1), sponsor).await, Err(Later(1..=11))));
        assert_eq!(limits.attempt(network(2), sponsor).await, Ok(()));
        *clock.0.lock().unwrap() = at(10);
        assert_eq!(limits.attempt(network(1), sponsor).await, Ok(()));
        assert!(limits.attempt(network(1), sponsor).await.is_err(), "one more, not all of them");
        *clock.0.lock().unwrap() = at(-3600);
        assert!(limits.attempt(network(1), sponsor).await.is_err());
        *clock.0.lock().unwrap() = at(-3590);
        assert_eq!(
            limits.attempt(network(1), sponsor).await,
            Ok(()),
            "a clock that was set back locks nobody out"
        );
    }

    #[tokio::test]
    async fn a_sponsor_that_is_asked_for_a_lot_is_slow_and_the_others_are_not() {
        let mut limits = Limits::new(true, Arc::new(Set(Mutex::new(at(0)))));
        limits.longest_wait = SPONSOR.1;
        for n in 0..SPONSOR.0 {
            assert_eq!(limits.attempt(network(n), Uuid::from_u128(1)).await, Ok(()));
        }
        // The clock of the attempts stands still: whoever waits waits in vain, and is told to come later.
        let began = tokio::time::Instant::now();
        assert_eq!(limits.attempt(network(9999), Uuid::from_u128(1)).await, Err(Later(1)));
        assert!(began.elapsed() >= SPONSOR.1, "{:?}", began.elapsed());
        assert_eq!(limits.attempt(network(9999), Uuid::from_u128(2)).await, Ok(()));
    }

    #[tokio::test]
    async fn a_hundred_networks_that_ask_a_lot_keep_nobody_out_who_asks_once() {
        let clock = Arc::new(Set(Mutex::new(at(0))));
        let mut limits = Limits::new(true, clock.clone());
        limits.longest_wait = Duration::ZERO;
        let sponsor = |n: u32| Uuid::from_u128(u128::from(n));
        let all_ask = async |times: u32, sponsors: u32| {
            let mut answered = 0;
            for time in 0..times {
                for n in 0..100 {
                    answered += u32::from(limits.attempt(network(n), sponsor(time % sponsors)).await.is_ok());
                }
            }
            answered
        };
        assert_eq!(all_ask(NETWORK.0, 1).await, 100 * FEW.0 + SPONSOR_AGAIN.0, "they are slowed");
        *clock.0.lock().unwrap() = at(60);
        assert!(all_ask(6, 1).await <= 60, "still");
        for n in 1000..1100 {
            assert_eq!(limits.attempt(network(n), sponsor(0)).await, Ok(()), "somebody who asks once");
        }
        // Nor where they spread over many sponsors.
        *clock.0.lock().unwrap() = at(400);
        assert!(all_ask(NETWORK.0, NETWORK.0).await <= ALL_AGAIN.0 + 100, "{ALL_AGAIN:?}");
        for n in 2000..2100 {
            assert_eq!(limits.attempt(network(n), sponsor(n % 8)).await, Ok(()), "somebody who asks once");
        }
    }

    #[tokio::test]
    async fn without_limits_nobody_waits() {
        let limits = Limits::new(false, Arc::new(Set(Mutex::new(at(0)))));
        for _ in 0..10 * ALL.0 {
            assert_eq!(limits.attempt(network(1), Uuid::from_u128(1)).await, Ok(()));
        }
    }
}
