//! Which addresses of the net are private: never reached but by an address that the reader typed in.
//!
//! From the registries of special-purpose addresses (RFC 6890 and the list of IANA): what is not globally reachable, what
//! is nobody's or everybody's, and the forms of IPv6 that hold an IPv4 address.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether `ip` is anything but an address of one host of the public net.
pub(super) fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_private_v4(ip),
        IpAddr::V6(ip) => is_private_v6(ip),
    }
}

/// A network: its first address, and how many bits of it count.
type Network<T> = (T, u32);

const V4: [Network<[u8; 4]>; 20] = [
    // This network, private use, shared address space (carrier-grade NAT), loopback.
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    // Link-local, where clouds tell their secrets.
    ([169, 254, 0, 0], 16),
    // Private use.
    ([172, 16, 0, 0], 12),
    ([192, 168, 0, 0], 16),
    // Protocol assignments, AS112, AMT, 6to4 relays.
    ([192, 0, 0, 0], 24),
    ([192, 31, 196, 0], 24),
    ([192, 52, 193, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 175, 48, 0], 24),
    // Documentation, measuring.
    ([192, 0, 2, 0], 24),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([233, 252, 0, 0], 24),
    // Multicast, reserved, broadcast.
    ([224, 0, 0, 0], 4),
    ([240, 0, 0, 0], 4),
    ([255, 255, 255, 255], 32),
];

/// Inside `2000::/3`, which is all that is given out. Outside lie loopback, unspecified, unique local, link-local, site-local,
/// multicast, discard-only and the local prefix of NAT64.
const V6: [Network<[u16; 2]>; 3] = [
    // Protocol assignments with Teredo, measuring and ORCHID; documentation.
    ([0x2001, 0], 23),
    ([0x2001, 0xDB8], 32),
    ([0x3FFF, 0], 20),
];

fn is_private_v4(ip: Ipv4Addr) -> bool {
    V4.iter().any(|&(first, bits)| (ip.to_bits() ^ Ipv4Addr::from(first).to_bits()).leading_zeros() >= bits)
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    if let Some(inside) = held(ip) {
        return is_private_v4(inside);
    }
    let join = |[high, low]: [u16; 2]| (u32::from(high) << 16) | u32::from(low);
    let [high, low, ..] = ip.segments();
    let start = join([high, low]);
    start >> 29 != 1 || V6.iter().any(|&(first, bits)| (start ^ join(first)).leading_zeros() >= bits)
}

/// The IPv4 address that an IPv6 address stands for.
fn held(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    match ip.segments() {
        // 6to4, 2002:ab:cd:: (RFC 3056).
        [0x2002, high, low, ..]
        // NAT64, 64:ff9b::a.b.c.d (RFC 6052).
        | [0x64, 0xFF9B, 0, 0, 0, 0, high, low]
        // Mapped ::ffff:a.b.c.d, compatible ::a.b.c.d, translated ::ffff:0:a.b.c.d.
        | [0, 0, 0, 0, 0, 0xFFFF | 0, high, low]
        | [0, 0, 0, 0, 0xFFFF, 0, high, low] => Some(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn private(ip: &str) -> bool {
        is_private(ip.parse().expect("an address"))
    }

    #[test]
    fn what_lies_in_nobodys_reach_is_private() {
        for ip in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.168.1.1",
            "192.88.99.1",
            "198.18.0.1",
            "198.19.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "febf::1",
            "fec0::1",
            "fc00::1",
            "fd12:3456::1",
            "ff02::1",
            "100::1",
            "64:ff9b:1::1",
            "2001::1",
            "2001:2::1",
            "2001:10::1",
            "2001:db8::1",
            "3fff::1",
            "5f00::1",
            "4000::1",
        ] {
            assert!(private(ip), "{ip}");
        }
    }

    #[test]
    fn an_ipv4_address_inside_an_ipv6_address_counts() {
        for ip in [
            "::ffff:127.0.0.1",
            "::ffff:10.1.2.3",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "::ffff:0:192.168.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2002:c0a8:101::1",
            "2002:a00:1::",
        ] {
            assert!(private(ip), "{ip}");
        }
        for ip in ["::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"] {
            assert!(!private(ip), "{ip}");
        }
    }

    #[test]
    fn the_public_net_is_public() {
        for ip in [
            "1.1.1.1",
            "8.8.8.8",
            "9.255.255.255",
            "11.0.0.1",
            "100.63.255.255",
            "100.128.0.1",
            "126.0.0.1",
            "128.0.0.1",
            "169.253.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "192.167.0.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "2001:200::1",
            "2001:4860:4860::8888",
            "2606:4700::1111",
            "2a00:1450::1",
            "3fff:1000::1",
        ] {
            assert!(!private(ip), "{ip}");
        }
    }
}
