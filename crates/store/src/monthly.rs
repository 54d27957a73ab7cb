//! What was shown to whoever pays, month by month.

use access::monthly::{Monthly, MonthlyStorage};
use uuid::Uuid;

use crate::backup::Item;
use crate::engine::{On, Row, query};
use crate::records::id;
use crate::rosters::number;
use crate::{Error, Store};

/// A note's name begins so where it says what was shown; the sponsor follows.
const NOTE: &str = "monthly/";

fn read(content: &str) -> Result<Monthly, sqlx::Error> {
    serde_json::from_str(content).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// False where the month is there already.
async fn put(on: On<'_>, sponsor: Uuid, monthly: &Monthly) -> Result<bool, sqlx::Error> {
    let content = serde_json::to_string(monthly).map_err(|error| sqlx::Error::Encode(error.into()))?;
    let new = query(
        "INSERT INTO monthly (sponsor, month, content) VALUES ($1, $2, $3) ON CONFLICT (sponsor, month) DO NOTHING",
    )
    .bind(&sponsor)
    .bind(number(monthly.month))
    .bind(content.as_str())
    .execute(on)
    .await?;
    Ok(new == 1)
}

/// All months of all sponsors, for a backup.
pub(crate) async fn monthly_notes(on: On<'_>) -> Result<Vec<Item>, sqlx::Error> {
    let rows = query("SELECT sponsor, content FROM monthly ORDER BY sponsor, month").fetch_all(on).await?;
    let note = |row: &Row| {
        Ok(Item::Note { name: format!("{NOTE}{}", id(row.get("sponsor")?)?), value: row.get("content")? })
    };
    rows.iter().map(note).collect()
}

/// Puts a month back where a backup's note is one.
pub(crate) async fn put_noted(on: On<'_>, note: &str, value: &str) -> Result<(), sqlx::Error> {
    let Some(sponsor) = note.strip_prefix(NOTE).and_then(|id| Uuid::parse_str(id).ok()) else {
        return Ok(());
    };
    put(on, sponsor, &read(value)?).await.map(drop)
}

impl Store {
    async fn try_months(&self, sponsor: Uuid) -> Result<Vec<Monthly>, sqlx::Error> {
        let rows = query("SELECT content FROM monthly WHERE sponsor = $1 ORDER BY month")
            .bind(&sponsor)
            .fetch_all(self.pool.acquire().await?.on())
            .await?;
        rows.iter().map(|row| read(&row.get::<String>("content")?)).collect()
    }
}

impl MonthlyStorage for Store {
    type Error = Error;

    async fn months(&self, sponsor: Uuid) -> Result<Vec<Monthly>, Error> {
        self.try_months(sponsor).await.map_err(|error| self.error(error))
    }

    async fn freeze(&self, sponsor: Uuid, monthly: &Monthly) -> Result<bool, Error> {
        let freezing = async {
            let mut transaction = self.pool.write().await?;
            let new = put(transaction.on(), sponsor, monthly).await?;
            transaction.commit().await?;
            Ok(new)
        };
        freezing.await.map_err(|error| self.error(error))
    }
}
