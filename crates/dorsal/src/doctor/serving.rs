//! How it is served: addresses, encryption, proxies.

use std::net::IpAddr;

use server::Config;

use super::Finding;

/// What is weak in it.
pub fn look(config: &Config) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Err(error) = config.clone().check() {
        found.push(Finding::dangerous("not-served", "dorsal serve refuses these options", error.to_string()));
    }
    if let Some(url) = config.public_url.as_ref().filter(|url| url.starts_with("http://") && !is_here(url)) {
        found.push(Finding::dangerous(
            "public-without-https",
            format!("browsers reach this server by {url}: whoever is on the way reads and changes everything"),
            "Put a reverse proxy with TLS in front, or give --tls-cert and --tls-key, and name https in --public-url",
        ));
    }
    for proxy in &config.trusted_proxies {
        if proxy.is_unspecified() || proxy.is_multicast() {
            found.push(Finding::dangerous(
                "proxy-is-no-machine",
                format!(
                    "{proxy} is the address of no single machine, so --trusted-proxy trusts nobody by it"
                ),
                "Name the address from which the proxy connects",
            ));
        } else if config.tls.is_none() && !is_near(*proxy) {
            found.push(Finding::dangerous(
                "proxy-far-away",
                format!("the proxy {proxy} is not in a network of your own, and nothing is encrypted between it and this server"),
                "Put it on the same machine or network, or give --tls-cert and --tls-key as well",
            ));
        }
    }
    if !config.trusted_proxies.is_empty() && config.public_url.is_none() {
        found.push(Finding::advice(
            "proxy-without-a-name",
            "a proxy is trusted to say who asks, and there is no --public-url that would be its own",
            "Give --public-url with the address of the proxy, or leave --trusted-proxy out",
        ));
    }
    found
}

/// A name of this machine itself.
fn is_here(url: &str) -> bool {
    let host = url.trim_start_matches("http://");
    ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|name| host.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')))
}

/// An address that is not reached over the networks of others.
fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.is_private() || v4.is_loopback() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_unique_local() || v6.is_loopback() || v6.is_unicast_link_local(),
    }
}
