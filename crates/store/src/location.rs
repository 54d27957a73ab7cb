//! Where records are kept.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;

use crate::error::Error;

/// Where records are kept: a data folder, or a database on a PostgreSQL server. Shown without password.
#[derive(Clone)]
pub struct Location(pub(crate) Kind);

#[derive(Clone)]
pub(crate) enum Kind {
    Folder(PathBuf),
    Server(Box<PgConnectOptions>),
}

impl Location {
    /// A data folder, which need not exist yet.
    pub fn folder(dir: impl Into<PathBuf>) -> Self {
        Self(Kind::Folder(dir.into()))
    }

    /// A database of a PostgreSQL server, as `postgres://USER@HOST:PORT/DATABASE`. What the address leaves out comes
    /// from the environment (PGPASSWORD, PGUSER, ...), as with PostgreSQL's own programs.
    ///
    /// ```
    /// let location = store::Location::server("postgres://ana:secret@db.example/care").expect("an address");
    /// assert_eq!(location.to_string(), "postgres://ana@db.example:5432/care");
    /// assert!(store::Location::server("mysql://db.example/care").is_err());
    /// ```
    ///
    /// # Errors
    /// [`Error::Address`] when this is no such address.
    pub fn server(address: &str) -> Result<Self, Error> {
        let rest = ["postgres://", "postgresql://"].iter().find_map(|scheme| address.strip_prefix(scheme));
        let rest =
            rest.ok_or_else(|| Error::Address { reason: "it does not begin with postgres://".to_owned() })?;
        // A password with an unescaped / ? or # would be taken for the host, and be shown as such.
        let (_, after) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        if after.contains('@') {
            let reason = "special characters in user and password are written %2F for /, %3F for ?, %23 for #, %40 for @";
            return Err(Error::Address { reason: reason.to_owned() });
        }
        let options = PgConnectOptions::from_str(address).map_err(|error| match error {
            sqlx::Error::Configuration(error) => Error::Address { reason: error.to_string() },
            other => Error::Database(other),
        })?;
        Ok(Self(Kind::Server(Box::new(options.application_name("dorsal")))))
    }

    /// The data folder, if it is one.
    pub fn as_folder(&self) -> Option<&Path> {
        match &self.0 {
            Kind::Folder(dir) => Some(dir),
            Kind::Server(_) => None,
        }
    }

    /// True where records could travel to another machine without encryption.
    pub fn is_open_on_the_way(&self) -> bool {
        use sqlx::postgres::PgSslMode::{Require, VerifyCa, VerifyFull};
        match &self.0 {
            Kind::Folder(_) => false,
            Kind::Server(options) => {
                let host = options.get_host();
                let here = host == "localhost"
                    || host.starts_with('/')
                    || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
                let sealed = matches!(options.get_ssl_mode(), Require | VerifyCa | VerifyFull);
                options.get_socket().is_none() && !here && !sealed
            }
        }
    }

    /// How to name another place.
    pub(crate) fn elsewhere(&self) -> &'static str {
        match &self.0 {
            Kind::Folder(_) => "another folder with --data",
            Kind::Server(_) => "another database with --store",
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Folder(dir) => dir.display().fmt(f),
            Kind::Server(options) => {
                let (user, port) = (options.get_username(), options.get_port());
                let database = options.get_database().unwrap_or(user);
                match options.get_socket() {
                    Some(socket) => write!(f, "postgres://{user}@/{database}?host={}", socket.display()),
                    None => write!(f, "postgres://{user}@{}:{port}/{database}", options.get_host()),
                }
            }
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Location({self})")
    }
}
