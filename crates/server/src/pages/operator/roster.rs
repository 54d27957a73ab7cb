//! `/operator/sponsors/{sponsor}/roster`: a sponsor's people from a file. First it is tried, which changes nothing and says what would change;
//! then the same file is imported. The file goes to the importer as it arrives and is kept nowhere.

use std::time::Duration;

use access::import::{How, ImportError, Keys, Report, Roster, import};
use access::roster::table::COLUMNS;
use access::roster::{DateOrder, Options, read};
use access::sponsor::Sponsor;
use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use data_encoding::BASE64URL_NOPAD;
use maud::{Markup, html};
use sha2::{Digest, Sha256};
use tokio::runtime::Handle;
use tokio::task::{JoinHandle, spawn_blocking};
use tokio::time::timeout;
use uuid::Uuid;

use super::faults::{self, count};
use super::sponsors::{address, answered, named, told, top};
use super::work_page;
use crate::accounts::Operator;
use crate::app::App;
use crate::join::upload::{Pieces, way};
use crate::pages::check::Fields;
use crate::problem::Problem;

/// A request is read on beyond what is taken, so that the browser gets to see the answer, but not for ever: to so many times as much.
const READ_ON: u64 = 8;
/// Longest text of a field that is no file, in bytes.
const LONGEST: usize = 500;
/// Most of these fields.
const MOST: usize = 12;
/// Where nothing comes for so long the file is broken off.
const PATIENCE: Duration = Duration::from_secs(60);

/// What comes of a file.
enum Outcome {
    /// It was used, or could have been. With its check sum.
    Read(Report, String),
    /// It was not, and nothing was changed. More than a fifth would go where there is a check sum.
    Refused(String, Option<(u64, u64, String)>),
}

/// `POST /operator/sponsors/{sponsor}/roster`
pub async fn take(
    app: App,
    _: Operator,
    path: Result<Path<Uuid>, PathRejection>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let done = async {
        let (sponsor, roster) = named(&app, path).await?;
        let mut fields = Fields::default();
        let outcome =
            taken(&app, (sponsor.id, roster), form.map_err(|_| Problem::Unreadable)?, &mut fields).await?;
        Ok(match outcome {
            Outcome::Read(report, sum) => reported(&app, &sponsor, &report, (&fields, &sum)),
            Outcome::Refused(why, surprise) => refused(&app, &sponsor, &fields, &why, surprise),
        })
    };
    done.await.unwrap_or_else(|problem: Problem| problem.respond(&app, false))
}

/// Reads the form to its end, and uses its file only then.
async fn taken(
    app: &App,
    sponsor: (Uuid, Option<Roster>),
    form: Multipart,
    fields: &mut Fields,
) -> Result<Outcome, Problem> {
    let mut upload = None;
    let whole = read_form(app, sponsor, form, fields, &mut upload).await;
    match (whole, upload) {
        (Ok(()), Some(upload)) => upload.finish(app, fields.text("tried")).await,
        (whole, upload) => {
            if let Some(upload) = upload {
                upload.leave().await;
            }
            Err(whole.err().unwrap_or(Problem::Unreadable))
        }
    }
}

/// The fields, then the file.
async fn read_form(
    app: &App,
    sponsor: (Uuid, Option<Roster>),
    mut form: Multipart,
    fields: &mut Fields,
    upload: &mut Option<Upload>,
) -> Result<(), Problem> {
    while let Some(mut field) = in_time(form.next_field()).await? {
        match field.name().unwrap_or_default().to_owned() {
            name if name == "file" && upload.is_none() => {
                let begun = upload.insert(Upload::begin(app, sponsor, fields)?);
                while let Some(piece) = in_time(field.chunk()).await? {
                    begun.hand(piece).await?;
                }
            }
            name if upload.is_none() && fields.0.len() < MOST => {
                let text = short(&mut field).await?;
                fields.0.insert(name, text);
            }
            _ => return Err(Problem::Unreadable),
        }
    }
    Ok(())
}

/// The next part of a request; one that is broken off, or stands still, is no request.
async fn in_time<T>(next: impl Future<Output = Result<T, MultipartError>>) -> Result<T, Problem> {
    timeout(PATIENCE, next).await.ok().and_then(Result::ok).ok_or(Problem::Unreadable)
}

async fn short(field: &mut Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(piece) = in_time(field.chunk()).await? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > LONGEST {
            return Err(Problem::Unreadable);
        }
    }
    String::from_utf8(bytes).map(|text| text.trim().to_owned()).map_err(|_| Problem::Unreadable)
}

/// A file on its way.
struct Upload {
    /// Where its pieces go; none where it is only read on.
    pieces: Option<Pieces>,
    /// None where another import goes on.
    importing: Option<JoinHandle<Result<Report, ImportError<store::Error>>>>,
    sum: Sha256,
    bytes: u64,
    most: u64,
}

impl Upload {
    /// Begins an import that reads what is handed in. It goes on beside the request, because it computes much between two waits.
    fn begin(
        app: &App,
        (sponsor, current): (Uuid, Option<Roster>),
        fields: &Fields,
    ) -> Result<Self, Problem> {
        let most = app.config.joining.largest_roster;
        let none = Self { pieces: None, importing: None, sum: Sha256::new(), bytes: 0, most };
        let Some(turn) = app.join.importing.begin(sponsor) else { return Ok(none) };
        let keys = app.join.keys.to_import(current.as_ref(), app.random());
        let (key, counting) = keys.map_err(|error| {
            tracing::error!("no roster can be imported: {error}");
            Problem::Server
        })?;
        let (now, options) = (app.now(), options(app, fields));
        let (dry_run, confirmed) = (fields.text("tried").is_empty(), fields.text("confirm") == "yes");
        let how = How { dry_run, confirmed, now: now.timestamp() };
        let (pieces, uploaded) = way();
        let (app, runtime) = (app.clone(), Handle::current());
        let importing = spawn_blocking(move || {
            let _turn = turn;
            runtime.block_on(async {
                let people = read(uploaded, &options)?;
                let keys = Keys { newest: &key, counting: counting.as_ref() };
                import(app.records.storage(), keys, (sponsor, current), people, how, |_| ()).await
            })
        });
        Ok(Self { pieces: Some(pieces), importing: Some(importing), ..none })
    }

    async fn hand(&mut self, piece: Bytes) -> Result<(), Problem> {
        self.bytes += piece.len() as u64;
        self.sum.update(&piece);
        if self.bytes > READ_ON * self.most {
            return Err(Problem::TooLarge);
        }
        let wanted = match &self.pieces {
            Some(pieces) if self.bytes <= self.most => pieces.hand(piece).await,
            _ => false,
        };
        if !wanted {
            self.pieces = None;
        }
        Ok(())
    }

    /// The file is not whole. The importer finds no end, and has put away what it had before anybody is answered.
    async fn leave(self) {
        drop(self.pieces);
        if let Some(importing) = self.importing {
            let _ = importing.await;
        }
    }

    /// The file is whole. It is used where it is the one that was tried, unless it is only tried now.
    async fn finish(self, app: &App, tried: &str) -> Result<Outcome, Problem> {
        let words = app.words();
        let sum = BASE64URL_NOPAD.encode(&self.sum.finalize());
        let Some(importing) = self.importing else {
            return Ok(Outcome::Refused(words.text("page-roster-busy"), None));
        };
        let unwanted = if self.bytes > self.most {
            let most = count(self.most / 1024 / 1024);
            Some(words.with("page-roster-large", &[("most", most)]))
        } else {
            (!tried.is_empty() && tried != sum).then(|| words.text("page-roster-other-file"))
        };
        match self.pieces {
            Some(pieces) if unwanted.is_none() => pieces.end(),
            pieces => drop(pieces),
        }
        let result = importing.await.map_err(|_| Problem::Server)?;
        if let Some(why) = unwanted {
            return Ok(Outcome::Refused(why, None));
        }
        match result {
            Ok(report) => Ok(Outcome::Read(report, sum)),
            Err(ImportError::Store(error)) => Err(error.into()),
            Err(ImportError::Surprise { removed, before }) => {
                Ok(Outcome::Refused(words.text("page-roster-unconfirmed"), Some((removed, before, sum))))
            }
            Err(error) => Ok(Outcome::Refused(faults::refusal(words, &error), None)),
        }
    }
}

fn options(app: &App, fields: &Fields) -> Options {
    let named = COLUMNS.iter().map(|(column, name)| (*column, fields.text(name).to_owned()));
    let dates = match fields.text("dates") {
        "day-first" => Some(DateOrder::DayFirst),
        "month-first" => Some(DateOrder::MonthFirst),
        _ => None,
    };
    Options {
        columns: named.filter(|(_, theirs)| !theirs.is_empty()).collect(),
        dates,
        today: app.now().date(),
    }
}

/// The smallest file that can be imported.
const EXAMPLE: &str = "member_id,first_name,last_name,birth_date,relationship,coverage_start\nE-0042,Ana,Silva,1980-03-31,self,2026-01-01";

/// Where the form goes.
fn action(sponsor: Uuid) -> String {
    format!("{}/roster", address(sponsor))
}

fn file(app: &App, hint: &str) -> Markup {
    let words = app.words();
    html! {
        // After the other fields: the importer begins with its first bytes.
        label.field {
            (words.text("page-roster-file"))
            span.small { (words.text(hint)) }
            input type="file" name="file" required accept=".csv,.txt,.tsv,.834,.x12,.edi,text/*";
        }
    }
}

/// The form that tries a file, with what was said of it before.
pub fn form_to_try(app: &App, sponsor: Uuid, said: &Fields, refused: bool) -> Markup {
    let words = app.words();
    let mapped = COLUMNS.iter().any(|(_, name)| !said.text(name).is_empty());
    html! {
        form.stack method="post" action=(action(sponsor)) enctype="multipart/form-data" {
            label.field {
                (words.text("page-roster-dates"))
                select name="dates" {
                    @for (order, label) in
                        [("", "page-roster-dates-iso"), ("day-first", "page-roster-dates-day"), ("month-first", "page-roster-dates-month")] {
                        option value=(order) selected[said.text("dates") == order] { (words.text(label)) }
                    }
                }
            }
            details open[mapped || refused] {
                summary { (words.text("page-roster-columns")) }
                p.small { (words.text("page-roster-columns-text")) }
                div.mapped {
                    @for (_, name) in COLUMNS {
                        label.field {
                            code { (name) }
                            input type="text" name=(name) value=(said.text(name)) maxlength="120" autocomplete="off" spellcheck="false";
                        }
                    }
                }
            }
            p.small { (words.text("page-roster-needs")) }
            pre.small tabindex="0" { (EXAMPLE) }
            (file(app, "page-roster-file-hint"))
            div.actions { button.button type="submit" { (words.text("page-roster-try")) } }
            p.small { (words.text("page-roster-kept")) }
        }
    }
}

/// The form that imports the file that was tried.
fn form_to_import(
    app: &App,
    sponsor: Uuid,
    (said, sum): (&Fields, &str),
    surprise: Option<(u64, u64)>,
) -> Markup {
    let words = app.words();
    let names = COLUMNS.iter().map(|(_, name)| *name).chain(["dates"]);
    html! {
        form.stack method="post" action=(action(sponsor)) enctype="multipart/form-data" {
            @for name in names.filter(|name| !said.text(name).is_empty()) {
                input type="hidden" name=(name) value=(said.text(name));
            }
            input type="hidden" name="tried" value=(sum);
            @if let Some((removed, before)) = surprise {
                div.notice { p { (faults::surprise(words, removed, before)) } }
                label.tick {
                    input type="checkbox" name="confirm" value="yes" required;
                    span { (words.text("page-roster-confirm")) }
                }
            }
            (file(app, "page-roster-again-hint"))
            div.actions {
                button.button.danger[surprise.is_some()] type="submit" { (words.text("page-roster-import")) }
            }
        }
    }
}

fn reported(app: &App, sponsor: &Sponsor, report: &Report, tried: (&Fields, &str)) -> Response {
    let words = app.words();
    let title = words.text(if report.done { "page-roster-done" } else { "page-roster-would" });
    let surprise = report.is_surprising().then_some((report.change.removed, report.before));
    let told = |done: &'static str, would: &'static str| if report.done { done } else { would };
    let facts = [
        ("page-roster-people", report.people),
        (told("page-roster-added", "page-roster-would-add"), report.change.added),
        (told("page-roster-removed", "page-roster-would-remove"), report.change.removed),
        ("page-roster-repeated", report.repeated),
        ("page-roster-left-out", report.left_out),
    ];
    let body = html! {
        (top(&title, &address(sponsor.id), &sponsor.name))
        @if !report.done { p.notice.calm role="status" { (words.text("page-roster-nothing-changed")) } }
        section.card data-report=(if report.done { "done" } else { "tried" }) {
            table { tbody { @for (label, number) in facts { tr { th scope="row" { (words.text(label)) } td { (number) } } } } }
        }
        (left_out(app, report))
        @if report.done {
            div.actions { a.button href=(address(sponsor.id)) { (words.text("page-roster-back")) } }
        } @else {
            section.card.stack {
                h2 { (words.text("page-roster-import")) }
                (form_to_import(app, sponsor.id, tried, surprise))
            }
        }
    };
    work_page(app, &title, &body)
}

fn left_out(app: &App, report: &Report) -> Markup {
    let words = app.words();
    let more = report.left_out - report.faults.len() as u64;
    html! {
        @if report.left_out > 0 {
            section.card.stack {
                h2 { (words.text("page-roster-faults")) }
                ul.stack.faults {
                    @for (lines, fault) in faults::by_kind(words, &report.faults) { li { strong { (lines) ": " } (fault) } }
                }
                @if more > 0 { p.small { (words.with("page-roster-faults-more", &[("count", count(more))])) } }
            }
        }
    }
}

fn refused(
    app: &App,
    sponsor: &Sponsor,
    said: &Fields,
    why: &str,
    surprise: Option<(u64, u64, String)>,
) -> Response {
    let words = app.words();
    let title = words.text("page-roster-refused");
    let body = html! {
        (top(&title, &address(sponsor.id), &sponsor.name))
        (told(Some(&format!("{why} {}", words.text("page-roster-nothing-changed")))))
        section.card.stack {
            h2 { (words.text("page-roster-title")) }
            @if let Some((removed, before, sum)) = surprise {
                (form_to_import(app, sponsor.id, (said, &sum), Some((removed, before))))
            } @else {
                (form_to_try(app, sponsor.id, said, true))
            }
        }
    };
    answered(work_page(app, &title, &body), true)
}
