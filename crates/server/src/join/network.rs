//! From which network somebody asks.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::app::App;
use crate::config::Config;

/// A network, as attempts are counted by: of IPv4 the first 24 bits, because no smaller block is routed by itself, so that who has many addresses
/// mostly has them within one; of IPv6 the first 48, because that is the most that one line is given (RFC 6177), and no more lines share
/// it than addresses share the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl Network {
    /// The one of an address.
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V4(v4) => Ipv4Addr::from_bits(v4.to_bits() & !0xff).into(),
            IpAddr::V6(v6) => std::net::Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 80)).into(),
        })
    }
}

impl FromRequestParts<App> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        // Without a connection there is a test: all of it is one network.
        let peer = peer.unwrap_or(Ipv4Addr::UNSPECIFIED.into());
        Ok(Self::of(client(&app.config, peer, &parts.headers)))
    }
}

/// The address of the client: the peer's, unless that is a proxy of ours; then the last one that the proxies have added and that is not
/// theirs. What stands before it was written by the client, and proves nothing.
fn client(config: &Config, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let mut client = peer;
    let forwarded = headers.get_all("x-forwarded-for");
    let lines: Vec<&str> = forwarded.iter().filter_map(|line| line.to_str().ok()).collect();
    let mut hops = lines.iter().flat_map(|line| line.split(',')).rev();
    while config.is_proxy(client) {
        match hops.next().and_then(|hop| address(hop.trim())) {
            Some(before) => client = before,
            None => break,
        }
    }
    client
}

/// An address, as proxies write it: some add the port.
fn address(text: &str) -> Option<IpAddr> {
    let with_port = || text.parse::<SocketAddr>().map(|address| address.ip());
    let in_brackets = || text.trim_start_matches('[').trim_end_matches(']').parse();
    text.parse().or_else(|_| with_port()).or_else(|_| in_brackets()).ok()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;
    use crate::config::tests::config;

    #[test]
    fn a_client_is_known_by_what_the_proxies_say_and_not_by_what_it_says() {
        let proxied = config("0.0.0.0:8080", false, Some("https://care.example"), &["10.0.0.1", "10.0.0.2"]);
        let beside = config("127.0.0.1:8080", false, Some("https://care.example"), &[]);
        let open = config("0.0.0.0:8443", true, None, &[]);
        let check = |config: &Config, peer: &str, forwarded: &[&'static str], expected: &str| {
            let mut headers = HeaderMap::new();
            for line in forwarded {
                headers.append("x-forwarded-for", HeaderValue::from_static(line));
            }
            let found = client(config, peer.parse().unwrap(), &headers);
            assert_eq!(found, expected.parse::<IpAddr>().unwrap(), "{peer} {forwarded:?}");
        };
        check(&proxied, "10.0.0.1", &["203.0.113.7"], "203.0.113.7");
        check(&proxied, "10.0.0.1", &["1.2.3.4, 203.0.113.7"], "203.0.113.7");
        check(&proxied, "10.0.0.1", &["1.2.3.4", "203.0.113.7, 10.0.0.2"], "203.0.113.7");
        check(&proxied, "::ffff:10.0.0.1", &["203.0.113.7:4711"], "203.0.113.7");
        check(&proxied, "10.0.0.1", &["[2001:db8::1]:443"], "2001:db8::1");
        check(&proxied, "10.0.0.1", &["203.0.113.7, nonsense"], "10.0.0.1");
        check(&proxied, "10.0.0.1", &[], "10.0.0.1");
        check(&proxied, "203.0.113.9", &["203.0.113.7"], "203.0.113.9");
        check(&beside, "127.0.0.1", &["1.2.3.4, 203.0.113.7"], "203.0.113.7");
        check(&open, "203.0.113.9", &["1.2.3.4"], "203.0.113.9");
        check(&open, "127.0.0.1", &["1.2.3.4"], "127.0.0.1");
    }

    #[test]
    fn neighbours_are_one_network() {
        let same =
            |one: &str, other: &str| Network::of(one.parse().unwrap()) == Network::of(other.parse().unwrap());
        assert!(same("203.0.113.7", "203.0.113.250") && !same("203.0.113.7", "203.0.114.7"));
        assert!(same("2001:db8:1:1::1", "2001:db8:1:ffff::9") && !same("2001:db8:1::1", "2001:db8:2::1"));
        assert!(same("::ffff:203.0.113.7", "203.0.113.9"));
    }
}
