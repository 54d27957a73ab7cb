//! The queue before the work on passwords. Each takes 19 MiB and a processor, so two are worked on at once, and one network has few places in
//! the queue: what it asks for makes nobody else wait for long.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::join::Network;
use crate::problem::Problem;

/// Passwords that are worked on at once.
const AT_ONCE: usize = 2;
/// Of one network, at work and waiting.
const OF_A_NETWORK: usize = 4;
/// When to come again, in seconds: a turn is far shorter.
const SOON: u64 = 2;

/// The queue.
#[derive(Debug)]
pub struct Hashing {
    turns: Arc<Semaphore>,
    places: Arc<Mutex<HashMap<Network, usize>>>,
}

impl Default for Hashing {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)), places: Arc::default() }
    }
}

/// A network's place in the queue, as long as this lives.
struct Place {
    network: Network,
    places: Arc<Mutex<HashMap<Network, usize>>>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        match places.get_mut(&self.network) {
            Some(taken) if *taken > 1 => *taken -= 1,
            _ => drop(places.remove(&self.network)),
        }
    }
}

impl Hashing {
    fn place(&self, network: Network) -> Option<Place> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = places.entry(network).or_default();
        if *taken >= OF_A_NETWORK {
            return None;
        }
        *taken += 1;
        Some(Place { network, places: self.places.clone() })
    }

    /// Does the work when its turn comes, off the async threads. Turn and place go with the work, also where nobody waits for it any more.
    ///
    /// # Errors
    /// [`Problem::Later`] where the network has no place left.
    pub async fn done<T: Send + 'static>(
        &self,
        network: Network,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.place(network).ok_or(Problem::Later(SOON))?;
        let turn = self.turns.clone().acquire_owned().await.map_err(|_| Problem::Server)?;
        let done = spawn_blocking(move || {
            let _held = (place, turn);
            work()
        });
        done.await.map_err(|_| Problem::Server)
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use tokio::time::{sleep, timeout};

    use super::*;

    fn network(number: u8) -> Network {
        Network::of(IpAddr::from([203, 0, number, 7]))
    }

    #[tokio::test]
    async fn who_goes_away_frees_nothing_that_is_still_at_work() {
        let queue = Hashing::default();
        let (go, wait) = channel::<()>();
        let work = queue.done(network(1), move || wait.recv().is_ok());
        assert!(timeout(Duration::from_millis(50), work).await.is_err(), "the client has gone");
        assert_eq!(queue.turns.available_permits(), AT_ONCE - 1);
        assert_eq!(queue.places.lock().unwrap().get(&network(1)), Some(&1));
        go.send(()).unwrap();
        while queue.turns.available_permits() < AT_ONCE || !queue.places.lock().unwrap().is_empty() {
            sleep(Duration::from_millis(1)).await;
        }
    }

    #[tokio::test]
    async fn one_network_cannot_fill_the_queue() {
        let queue = Arc::new(Hashing::default());
        let (go, wait) = channel::<()>();
        let wait = Arc::new(Mutex::new(wait));
        let mut others = Vec::new();
        for _ in 0..OF_A_NETWORK {
            let (queue, wait) = (queue.clone(), wait.clone());
            others.push(tokio::spawn(async move {
                queue.done(network(1), move || wait.lock().unwrap().recv().is_ok()).await
            }));
        }
        while queue.places.lock().unwrap().get(&network(1)) != Some(&OF_A_NETWORK) {
            sleep(Duration::from_millis(1)).await;
        }
        assert_eq!(queue.done(network(1), || ()).await, Err(Problem::Later(SOON)));
        let somebody = queue.clone();
        let somebody = tokio::spawn(async move { somebody.done(network(2), || 7).await });
        for _ in 0..OF_A_NETWORK {
            go.send(()).unwrap();
        }
        assert_eq!(somebody.await.unwrap(), Ok(7));
        for other in others {
            assert_eq!(other.await.unwrap(), Ok(true));
        }
        assert_eq!(queue.done(network(1), || 8).await, Ok(8), "there is place again");
    }
}
