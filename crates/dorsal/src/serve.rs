//! `dorsal serve`.

use std::io::IsTerminal;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use library::Library;
use server::{App, Config, Joining, Tls};

use crate::content::Content;
use crate::first_link;
use crate::place::Place;
use crate::system;

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    pub place: Place,

    /// Address to listen on. Beyond this machine it needs TLS, its own or a proxy's.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080", value_parser = address)]
    listen: SocketAddr,

    /// Certificate chain (PEM).
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,

    /// Private key of the certificate (PEM).
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,

    /// Origin by which browsers reach this server, for example https://care.example.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,

    /// Address of the reverse proxy in front of this server; may be given several times.
    #[arg(long, value_name = "IP")]
    trusted_proxy: Vec<IpAddr>,

    /// Let only those begin whom an employer or a health plan on this server covers; without it everybody may use Dorsal by themselves.
    #[arg(long)]
    pub members_only: bool,

    /// Folder with content/ and words/ that adds to Dorsal's own library or takes the place of files in it. `dorsal library
    /// check DIR` says what is wrong with it. The commands on these records go by it, too.
    #[arg(long, value_name = "DIR")]
    pub library: Option<PathBuf>,
}

impl Arguments {
    /// How it is served, as it was said; nothing of it is checked.
    pub fn config(&self, roster_keys: PathBuf) -> Config {
        let tls = self.tls_cert.clone().zip(self.tls_key.clone()).map(|(cert, key)| Tls { cert, key });
        Config {
            listen: self.listen,
            tls,
            public_url: self.public_url.as_ref().map(|url| url.trim_end_matches('/').to_owned()),
            trusted_proxies: self.trusted_proxy.clone(),
            joining: Joining {
                roster_keys,
                members_only: self.members_only,
                largest_roster: server::LARGEST_ROSTER,
                limited: true,
            },
        }
    }
}

/// An address with its port; `localhost` is this machine.
fn address(text: &str) -> Result<SocketAddr, String> {
    let numeric = text.strip_prefix("localhost:").map(|port| format!("127.0.0.1:{port}"));
    numeric
        .as_deref()
        .unwrap_or(text)
        .parse()
        .map_err(|_| "give an address and a port, for example 127.0.0.1:8080".to_owned())
}

/// How often recordings of landmarks are erased whose time is over; nobody gets one to see after its time anyway.
const EXPIRE: Duration = Duration::from_secs(3600);

/// Erases them now and then.
async fn expire(app: App) {
    let mut due = tokio::time::interval(EXPIRE);
    loop {
        due.tick().await;
        if let Err(error) = app.records.expire_recordings().await {
            tracing::error!("recordings whose time is over could not be erased: {error}");
        }
        if let Err(error) = app.close_months().await {
            tracing::error!("the monthly figures could not be made, and will be tried again: {error}");
        }
    }
}

/// Runs it.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    let config = arguments.config(arguments.place.roster_keys_path()?);
    let config = config.check().map_err(|error| error.to_string())?;
    let content = Content::of(arguments.library);
    let folder = content.named();
    let library = Library::load_over(folder.as_deref()).map_err(|error| {
        format!("the library can't be served; mend this first (dorsal library check tells all):\n{error}")
    })?;
    if let Some(folder) = &folder {
        let left = library::check(Some(folder), system::source().now().date()).faults.len();
        if left > 0 {
            eprintln!(
                "dorsal: the library can be served, and {left} things in it want mending: dorsal library check"
            );
        }
    }
    let place = arguments.place;
    let opened = place.open_all(system::source()).await?;
    let _only_one = place.only_server()?;
    opened.ready().await?;
    content.note(&opened).await?;
    let app = App::new(config, library, opened.records);
    let origin = app.config.origin();
    let store = app.records.storage().clone();
    let expiring = tokio::spawn(expire(app.clone()));
    let (ready, first) = (app.clone(), place.first_link_path()?);
    // Only now is anything written: a start that fails leaves the database as it was.
    let served = server::serve(app.clone(), |_| {
        tokio::spawn(async move {
            // Only a convenience: a link can be told its address.
            if let Err(error) = store.note_origin(&origin).await {
                tracing::warn!("could not note the server's address: {error}");
            }
            eprintln!("Dorsal is ready: {origin}  (stop with Ctrl-C)");
            let link = match ready.first_run().await {
                Ok(link) => link,
                Err(error) => return tracing::warn!("could not make the first link: {error}"),
            };
            match first_link::told(link.as_deref(), &first, std::io::stderr().is_terminal()) {
                Ok(Some(said)) => eprintln!("{said}"),
                Ok(None) => {}
                Err(error) => tracing::warn!("could not keep the first link in {}: {error}", first.display()),
            }
        });
    })
    .await;
    expiring.abort();
    app.records.storage().close().await;
    served.map_err(|error| error.to_string())
}
