//! One question whether somebody may join, from whatever page or programme it comes: may it be asked now, what is the answer, and when is it
//! sent.

use std::future::Future;
use std::time::Duration;

use access::eligibility::{Claim, Eligibility};
use access::import::{Roster, RosterStorage};
use access::sponsor::Sponsor;
use tokio::time::{Instant, sleep_until};
use uuid::Uuid;

use super::{Later, Network};
use crate::app::App;
use crate::problem::Problem;

/// Answers leave at whole multiples of this after their question, so that what the work took cannot be seen from outside: some thirty times
/// what it takes on a small machine.
const BEAT: Duration = Duration::from_millis(20);

/// A sponsor as the store has it now, with the roster that counts.
///
/// # Errors
/// [`Problem::NotFound`], or if the store fails.
pub async fn sponsor(app: &App, id: Uuid) -> Result<(Sponsor, Option<Roster>), Problem> {
    app.records.storage().sponsor(app.records.tenant().0, id).await?.ok_or(Problem::NotFound)
}

/// Counts a question, and waits until it may be answered. What is asked plays no part.
///
/// # Errors
/// A problem where there is no such sponsor: nobody can have attempts counted for sponsors that are none.
pub async fn admitted(app: &App, network: Network, id: Uuid) -> Result<Result<(), Later>, Problem> {
    let known = app.sponsors().await?;
    if !known.has(id) {
        return Err(Problem::NotFound);
    }
    let admitted = app.join.limits.attempt(network, id).await;
    if admitted.is_err() {
        tracing::info!("a question whether somebody may join {id} was asked to come later");
    }
    Ok(admitted)
}

/// Says whether somebody may join: the same work whoever asks, and whatever is wrong.
///
/// # Errors
/// If the store fails, or the key of the roster is gone.
pub async fn decided(app: &App, id: Uuid, claim: &Claim) -> Result<(Sponsor, Eligibility), Problem> {
    let (sponsor, roster) = sponsor(app, id).await?;
    let key = app.join.keys.of(roster.as_ref(), app.random()).map_err(|error| {
        tracing::error!("nobody can be told whether they may join: {error}");
        Problem::Server
    })?;
    let found = access::import::check(app.records.storage(), &key, &sponsor, claim, app.now().date()).await?;
    tracing::info!("a question whether somebody may join {id} was answered");
    Ok((sponsor, found))
}

/// Does the work, and hands its answer out at the next beat.
pub async fn on_the_beat<T>(work: impl Future<Output = T>) -> T {
    let began = Instant::now();
    let answer = work.await;
    let beats = began.elapsed().as_nanos() / BEAT.as_nanos() + 1;
    sleep_until(began + BEAT * u32::try_from(beats).unwrap_or(u32::MAX)).await;
    answer
}
