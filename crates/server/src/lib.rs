//! Pages and the JSON API: the only crate that knows HTTP.
//!
//! Pages are rendered here in Rust and work without JavaScript wherever no camera is involved; `web` adds only what
//! needs the browser itself. Everything a browser loads is inside the binary.
//!
//! **Invariants.** Every request passes the guard (Host, Origin, Sec-Fetch-Site) before any handler. Every response
//! carries the security headers. Nothing personal is cached by a browser. Neither logs nor addresses carry health data or
//! names, and a request is logged by its route's pattern. Three addresses carry a token: a one-time link, which is good
//! for 15 minutes and for nothing once it was used; an invitation, for three days and once; and a calendar's, which shows hours and
//! nothing else until it is revoked.

mod accounts;
mod api;
mod app;
mod assets;
mod binding;
mod calendar;
mod chart;
mod config;
mod dates;
mod document;
mod drafts;
mod fhir;
mod figures;
mod fleeting;
mod guard;
mod icons;
mod join;
mod language;
mod layout;
mod monthly;
mod numbers;
mod offline;
mod pages;
mod paper;
mod plot;
mod problem;
mod replay;
mod text_size;

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

pub use app::App;
pub use config::{Config, ConfigError, Tls};
use guard::{guard, wants_json};
pub use join::{Joining, LARGEST_ROSTER, RosterKeyFile};
use problem::Problem;

/// An hour's curve with all repetitions stays well below this.
const LARGEST_BODY: usize = 2 * 1024 * 1024;

/// Why the server cannot serve, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address is taken.
    #[error(
        "{0} is in use by another program, perhaps another Dorsal. Stop that one, or choose another port, for example \
         --listen 127.0.0.1:8081"
    )]
    InUse(SocketAddr),
    /// The address cannot be listened on.
    #[error("cannot listen on {0}: {1}. Choose another address with --listen")]
    Listen(SocketAddr, std::io::Error),
    /// Certificate or key cannot be used.
    #[error(
        "cannot use the certificate {0} with the key {1}: {2}. Both must be PEM files that belong together"
    )]
    Tls(String, String, std::io::Error),
    /// The web build is not inside this binary.
    #[error("this binary was built without its web pages. Build it with: cargo xtask build")]
    NoWeb,
    /// Serving failed.
    #[error("the server stopped: {0}")]
    Serve(std::io::Error),
}

/// All routes.
pub fn router(app: App) -> Router {
    use pages::{
        about, account, advice, avoid, calendar, camera, check, clinic, emergency, flare_up, guide, intake,
        join, language, learn, link, measure, operator, papers, programme, progress, session, settings,
        today,
    };
    Router::new()
        .route("/", get(guide::show))
        .route("/exercise/{slug}", get(pages::exercise::show))
        .route("/about", get(about::show))
        .route("/emergency", get(emergency::show))
        .route("/camera", get(camera::show))
        .route("/check", get(check::consent::show).post(check::consent::give))
        .route("/check/questions", get(check::questions::show).post(check::questions::answer))
        .route("/check/again", get(check::questions::again).post(check::questions::answer_again))
        .route("/advice", get(advice::show).post(advice::attest))
        .route("/intake", get(intake::show).post(intake::answer))
        .route("/programme", get(programme::show))
        .route("/today", get(today::show).post(today::tell))
        .route("/session", get(session::programme))
        .route("/session/{slug}", get(session::one))
        .route("/progress", get(progress::show))
        .route("/figure/{version}/{slug}", get(figures::serve))
        .route("/progress/{number}", get(progress::one).post(progress::correct))
        .route("/progress/{number}/{place}", get(progress::again).post(progress::let_go))
        .route("/progress/{number}/{place}/{run}", get(progress::frames))
        .route("/letter.pdf", get(papers::letter))
        .route("/sheet.pdf", get(papers::sheet))
        .route("/measure/{id}", get(measure::show).post(measure::answer))
        .route("/measure/{id}/answered", get(measure::answered))
        .route("/learn", get(learn::list))
        .route("/learn/{id}", get(learn::show).post(learn::read))
        .route("/avoid", get(avoid::show))
        .route("/flare-up", get(flare_up::show).post(flare_up::tell))
        .route("/settings", get(settings::show))
        .route("/settings/text", post(settings::choose_text))
        .route("/settings/country", post(settings::choose_country))
        .route("/settings/sponsor", post(settings::leave_sponsor))
        .route("/settings/reminders", get(settings::reminders::show).post(settings::reminders::save))
        .route("/settings/reminders.ics", get(calendar::download))
        .route("/settings/calendar", post(settings::reminders::address))
        .route("/settings/movements", get(settings::movements::show).post(settings::movements::save))
        .route("/settings/record", get(settings::record::show))
        .route("/settings/record.json", get(settings::record::data))
        .route("/settings/record.html", get(settings::record::page))
        .route("/settings/link", post(settings::record::link))
        .route("/settings/withdraw", get(settings::record::ask).post(settings::record::withdraw))
        .route("/settings/erase", get(settings::erase::show).post(settings::erase::answer))
        .route("/calendar/{file}", get(calendar::subscribed))
        .route("/join", get(join::show))
        .route("/join/begin", post(join::begin))
        .route("/join/letter.pdf", get(join::offer))
        .route("/join/{sponsor}/letter.pdf", get(join::look))
        .route("/account", get(account::show))
        .route("/account/new", get(account::enter::new).post(account::enter::create))
        .route("/account/sign-in", get(account::enter::sign_in).post(account::enter::enter))
        .route("/account/recover", get(account::enter::lost).post(account::enter::recover))
        .route("/account/sign-out", post(account::leave::sign_out))
        .route("/account/along", post(account::leave::along))
        .route("/account/password", post(account::keys::password))
        .route("/account/codes", post(account::keys::codes))
        .route("/account/delete", get(account::leave::ask).post(account::leave::delete))
        .route("/account/passkey/ask", post(account::passkeys::ask))
        .route("/account/passkey/answer", post(account::passkeys::answer))
        .route("/account/passkey/remove", post(account::passkeys::remove))
        .route("/invitation/{token}", get(account::invitation::show).post(account::invitation::accept))
        .route("/sponsor", get(pages::sponsor::show))
        .route("/operator", get(operator::show))
        .route("/operator/invite", post(operator::invite))
        .route("/operator/take-back", post(operator::take_back))
        .route("/operator/remove", post(operator::remove))
        .route("/operator/sponsors", get(operator::sponsors::list))
        .route("/operator/sponsors/new", get(operator::sponsors::new).post(operator::sponsors::add))
        .route("/operator/sponsors/{sponsor}", get(operator::sponsors::show).post(operator::sponsors::save))
        .route("/operator/sponsors/{sponsor}/invite", post(operator::sponsors::invite))
        .route("/clinic", get(clinic::show))
        .route("/clinic/answer", post(clinic::answer::answer))
        .route("/clinic/clear", post(clinic::answer::clear))
        .route("/clinic/enrol", post(clinic::answer::enrol))
        .route("/clinic/emergency", get(clinic::emergency::ask).post(clinic::emergency::open))
        .route("/language", post(language::choose))
        .route("/link/{token}", get(link::show).post(link::open))
        .route("/api/commands", post(api::command))
        .route("/api/recordings", post(api::recording).layer(DefaultBodyLimit::max(replay::LARGEST)))
        .route("/api/record", get(api::record))
        .route("/api/openapi.json", get(document::serve))
        .route("/manifest.webmanifest", get(offline::manifest))
        .route("/sw.js", get(offline::worker))
        .route("/offline/{build}/{language}", get(offline::shell))
        .route("/health", get(|| async { "ok\n" }))
        .fallback(not_found)
        .layer(CompressionLayer::new())
        // These are not compressed: some are asked for with each letter, and what compression takes depends on what is said.
        .route("/api/sponsors", get(join::found))
        .route("/join/{sponsor}", get(join::sponsor).post(join::check))
        .route("/fhir/CoverageEligibilityRequest/$submit", post(fhir::submit))
        // Assets are compressed at build time.
        .route("/assets/{version}/{*name}", get(assets::serve))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(30)))
        // This takes a file of its own measure, in the time that it takes.
        .route(
            "/operator/sponsors/{sponsor}/roster",
            post(operator::roster::take).layer(DefaultBodyLimit::disable()),
        )
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(app.clone(), binding::surface))
        .layer(from_fn_with_state(app.clone(), guard))
        .layer(axum::middleware::from_fn(log))
        .with_state(app)
}

async fn not_found(app: App, request: Request) -> Response {
    Problem::NotFound.respond(&app, wants_json(request.headers(), request.extensions()))
}

async fn wrong_method(app: App, request: Request) -> Response {
    Problem::WrongMethod.respond(&app, wants_json(request.headers(), request.extensions()))
}

/// One line a request: method, the route's pattern (never the address itself), status.
async fn log(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("(no route)", MatchedPath::as_str);
    tracing::debug!("{method} {route} {}", response.status().as_u16());
    response
}

/// Serves until the process is told to stop; `ready` is called once with the address that is listened on.
///
/// # Errors
/// [`Error`] says what to do.
pub async fn serve(app: App, ready: impl FnOnce(SocketAddr)) -> Result<(), Error> {
    if !assets::complete() {
        return Err(Error::NoWeb);
    }
    let listen = app.config.listen;
    let listener = std::net::TcpListener::bind(listen).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => Error::InUse(listen),
        _ => Error::Listen(listen, error),
    })?;
    let address = listener.local_addr().map_err(Error::Serve)?;
    listener.set_nonblocking(true).map_err(Error::Serve)?;
    let handle = axum_server::Handle::new();
    tokio::spawn({
        let handle = handle.clone();
        async move {
            shutdown().await;
            handle.graceful_shutdown(Some(Duration::from_secs(5)));
        }
    });
    let tls = app.config.tls.clone();
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    match tls {
        None => {
            let server = axum_server::from_tcp(listener).map_err(Error::Serve)?.handle(handle);
            ready(address);
            server.serve(service).await.map_err(Error::Serve)
        }
        Some(Tls { cert, key }) => {
            // Fails only when another provider was installed before, which serves as well.
            let _ = rustls::crypto::ring::default_provider().install_default();
            let config = axum_server::tls_rustls::RustlsConfig::from_pem_file(&cert, &key)
                .await
                .map_err(|error| Error::Tls(cert.display().to_string(), key.display().to_string(), error))?;
            let server = axum_server::from_tcp_rustls(listener, config).map_err(Error::Serve)?.handle(handle);
            ready(address);
            server.serve(service).await.map_err(Error::Serve)
        }
    }
}

async fn shutdown() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminated) = terminated {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
