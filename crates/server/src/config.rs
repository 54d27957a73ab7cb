//! Where the server listens and by which names it goes.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use crate::join::Joining;

/// The certificate and its key, as PEM files.
#[derive(Debug, Clone)]
pub struct Tls {
    /// The chain, the server's own certificate first.
    pub cert: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// How to serve.
#[derive(Debug, Clone)]
pub struct Config {
    /// The address to listen on.
    pub listen: SocketAddr,
    /// Set when the server speaks TLS itself.
    pub tls: Option<Tls>,
    /// The origin by which browsers reach this server, for example `https://care.example`; no path.
    pub public_url: Option<String>,
    /// The proxies in front of this server.
    pub trusted_proxies: Vec<IpAddr>,
    /// How joining is offered.
    pub joining: Joining,
}

/// Why a configuration cannot be used, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Open to a network without encryption.
    #[error(
        "refusing to listen on {0}: other machines could reach it without encryption, and browsers give no camera to such \
         a page. Either listen on 127.0.0.1 (the default), or give --tls-cert and --tls-key, or put a reverse proxy with \
         TLS in front and give its --public-url (https://...) and --trusted-proxy address"
    )]
    OpenWithoutTls(SocketAddr),
    /// A reverse proxy was named by half.
    #[error(
        "refusing to listen on {0} behind a proxy that is not named: give --trusted-proxy with the proxy's address, so that \
         requests from anywhere else are turned away"
    )]
    NoTrustedProxy(SocketAddr),
    /// A public address that is not an origin.
    #[error(
        "--public-url must be an origin such as https://care.example, without a path and without the usual port; got {0}"
    )]
    PublicUrl(String),
}

impl Config {
    /// Checks what belongs together.
    ///
    /// # Errors
    /// [`ConfigError`] says what to change.
    pub fn check(self) -> Result<Self, ConfigError> {
        if let Some(url) = &self.public_url {
            let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
            let name_only = |rest: &str| {
                !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric() || "-.:[]".contains(c))
            };
            // Browsers leave a scheme's own port out of Host and Origin, so an address with it would match nothing.
            let own_port = url.starts_with("https://") && url.ends_with(":443")
                || url.starts_with("http://") && url.ends_with(":80");
            if own_port || !rest.is_some_and(name_only) {
                return Err(ConfigError::PublicUrl(url.clone()));
            }
        }
        if !self.listen.ip().is_loopback() {
            let https = self.public_url.as_ref().is_some_and(|url| url.starts_with("https://"));
            match (&self.tls, https) {
                (Some(_), _) => {}
                (None, true) if self.trusted_proxies.is_empty() => {
                    return Err(ConfigError::NoTrustedProxy(self.listen));
                }
                (None, true) => {}
                (None, false) => return Err(ConfigError::OpenWithoutTls(self.listen)),
            }
        }
        Ok(self)
    }

    /// True when browsers reach this server by https.
    pub fn https(&self) -> bool {
        match &self.public_url {
            Some(url) => url.starts_with("https://"),
            None => self.tls.is_some(),
        }
    }

    /// The origin to print and to put into links.
    pub fn origin(&self) -> String {
        match &self.public_url {
            Some(url) => url.clone(),
            None => {
                let scheme = if self.tls.is_some() { "https" } else { "http" };
                format!("{scheme}://localhost:{}", self.listen.port())
            }
        }
    }

    fn public_host(&self) -> Option<&str> {
        self.public_url.as_ref()?.split("://").nth(1)
    }

    /// True where the names are the certificate's: a browser that came by another name has refused it already, so that
    /// no other site can point its own name here.
    fn named_by_certificate(&self) -> bool {
        self.tls.is_some() && self.public_url.is_none() && !self.listen.ip().is_loopback()
    }

    /// True for a Host header that this server goes by: its public name, or this machine's own names with its port.
    pub fn knows_host(&self, host: &str) -> bool {
        if self.named_by_certificate() {
            return !host.is_empty();
        }
        if self.public_host().is_some_and(|public| public.eq_ignore_ascii_case(host)) {
            return true;
        }
        let port = self.listen.port();
        ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| {
            host.eq_ignore_ascii_case(&format!("{name}:{port}"))
                || (port == 80 && host.eq_ignore_ascii_case(name))
        })
    }

    /// True for an Origin header of our own pages, in a request to this host.
    pub fn knows_origin(&self, origin: &str, host: &str) -> bool {
        if self.named_by_certificate() {
            return origin.strip_prefix("https://").is_some_and(|name| name.eq_ignore_ascii_case(host));
        }
        if self.public_url.as_ref().is_some_and(|url| url.eq_ignore_ascii_case(origin)) {
            return true;
        }
        let scheme = if self.tls.is_some() { "https://" } else { "http://" };
        origin
            .strip_prefix(scheme)
            .is_some_and(|host| self.public_host() != Some(host) && self.knows_host(host))
    }

    /// True when a connection from this address may be answered.
    pub fn admits(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.tls.is_some()
            || self.listen.ip().is_loopback()
            || peer.is_loopback()
            || self.is_named_proxy(peer)
    }

    fn is_named_proxy(&self, peer: IpAddr) -> bool {
        self.trusted_proxies.iter().any(|proxy| proxy.to_canonical() == peer.to_canonical())
    }

    /// True for a proxy that says for whom it asks: one that was named; and where the public address is not ours, what comes from this machine.
    pub fn is_proxy(&self, peer: IpAddr) -> bool {
        let stands_before = self.public_url.is_some() && self.tls.is_none();
        self.is_named_proxy(peer) || stands_before && peer.to_canonical().is_loopback()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn config(listen: &str, tls: bool, public_url: Option<&str>, proxies: &[&str]) -> Config {
        Config {
            listen: listen.parse().unwrap(),
            tls: tls.then(|| Tls { cert: "cert.pem".into(), key: "key.pem".into() }),
            public_url: public_url.map(str::to_owned),
            trusted_proxies: proxies.iter().map(|proxy| proxy.parse().unwrap()).collect(),
            joining: Joining {
                roster_keys: "key.rosters".into(),
                members_only: false,
                largest_roster: 1,
                limited: true,
            },
        }
    }

    #[test]
    fn beyond_loopback_needs_encryption() {
        let check = |listen, tls, url, proxies: &[&str]| config(listen, tls, url, proxies).check().is_ok();
        assert!(check("127.0.0.1:8080", false, None, &[]));
        assert!(check("[::1]:8080", false, None, &[]));
        assert!(!check("0.0.0.0:8080", false, None, &[]));
        assert!(!check("192.168.1.5:8080", false, None, &[]));
        assert!(!check("0.0.0.0:8080", false, Some("http://care.example"), &["10.0.0.1"]));
        assert!(!check("0.0.0.0:8080", false, Some("https://care.example"), &[]));
        assert!(check("0.0.0.0:8080", false, Some("https://care.example"), &["10.0.0.1"]));
        assert!(check("0.0.0.0:8443", true, None, &[]));
        assert!(check("0.0.0.0:8443", true, Some("https://care.example"), &[]));
        assert!(!check("127.0.0.1:8080", false, Some("https://care.example/path"), &[]));
        assert!(!check("127.0.0.1:8080", false, Some("care.example"), &[]));
    }

    #[test]
    fn only_our_own_names_are_known() {
        let local = config("127.0.0.1:8080", false, None, &[]);
        for host in ["localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST:8080"] {
            assert!(local.knows_host(host), "{host}");
        }
        for host in [
            "localhost",
            "localhost:81",
            "evil.example",
            "evil.example:8080",
            "localhost.evil.example:8080",
            "",
        ] {
            assert!(!local.knows_host(host), "{host}");
        }
        assert!(local.knows_origin("http://localhost:8080", "localhost:8080"));
        assert!(!local.knows_origin("https://localhost:8080", "localhost:8080"));
        assert!(!local.knows_origin("null", "localhost:8080"));
        let public = config("0.0.0.0:8080", false, Some("https://care.example"), &["10.0.0.1"]);
        assert!(public.knows_host("care.example"));
        assert!(public.knows_origin("https://care.example", "localhost:8080"));
        assert!(!public.knows_origin("http://care.example", "localhost:8080"));
        let certified = config("0.0.0.0:8443", true, None, &[]);
        assert!(certified.knows_host("nas.home:8443"));
        assert!(certified.knows_origin("https://nas.home:8443", "nas.home:8443"));
        assert!(!certified.knows_origin("https://evil.example", "nas.home:8443"));
        assert!(!certified.knows_origin("http://nas.home:8443", "nas.home:8443"));
        assert!(public.admits("10.0.0.1".parse().unwrap()));
        assert!(!public.admits("10.0.0.2".parse().unwrap()));
    }
}
