//! Addresses out of texts.

use crate::error::Error;
use crate::fmt::{self, Display, Formatter};
use crate::net::ip_addr::{IpAddr, Ipv4Addr, Ipv6Addr};
use crate::net::socket_addr::{SocketAddr, SocketAddrV4, SocketAddrV6};
use crate::str::FromStr;

#[derive(Debug, Clone, PartialEq, Eq)]
enum AddrKind {
    Ip,
    Ipv4,
    Ipv6,
    Socket,
    SocketV4,
    SocketV6,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[all_items]
pub struct AddrParseError(AddrKind);

impl Display for AddrParseError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            AddrKind::Ip => "invalid IP address syntax",
            AddrKind::Ipv4 => "invalid IPv4 address syntax",
            AddrKind::Ipv6 => "invalid IPv6 address syntax",
            AddrKind::Socket => "invalid socket address syntax",
            AddrKind::SocketV4 => "invalid IPv4 socket address syntax",
            AddrKind::SocketV6 => "invalid IPv6 socket address syntax",
        })
    }
}

impl Error for AddrParseError {}

/// What is left of the text. Each method takes what it looks for, or nothing at all.
#[derive(Clone, Copy)]
struct Parser<'a> {
    rest: &'a [u8],
}

impl<'a> Parser<'a> {
    fn attempt<T, F: FnOnce(&mut Parser<'a>) -> Option<T>>(&mut self, read: F) -> Option<T> {
        let before = *self;
        let found = read(self);
        if found.is_none() {
            *self = before
        }
        found
    }

    fn byte(&mut self, wanted: u8) -> Option<()> {
        match self.rest {
            [first, rest @ ..] if *first == wanted => {
                self.rest = rest;
                Some(())
            }
            _ => None,
        }
    }

    fn number(&mut self, radix: u32, most_digits: usize, most: u32, may_begin_with_zero: bool) -> Option<u32> {
        self.attempt(|p| {
            let mut value = 0;
            let mut digits = 0;
            let begins_with_zero = p.rest.first() == Some(&b'0');
            while let [first, rest @ ..] = p.rest {
                let Some(digit) = (*first as char).to_digit(radix) else { break };
                value = value * radix + digit;
                digits += 1;
                p.rest = rest;
                if digits > most_digits || value > most {
                    return None;
                }
            }
            if digits == 0 || (!may_begin_with_zero && begins_with_zero && digits > 1) { None } else { Some(value) }
        })
    }

    fn ipv4(&mut self) -> Option<Ipv4Addr> {
        self.attempt(|p| {
            let mut octets = [0; 4];
            for index in 0..4 {
                if index > 0 {
                    p.byte(b'.')?;
                }
                octets[index] = p.number(10, 3, 255, false)? as u8
            }
            Some(Ipv4Addr::from(octets))
        })
    }

    /// Segments one after another: how many there were, and whether the last two were an IPv4 address.
    fn segments(&mut self, out: &mut [u16]) -> (usize, bool) {
        let limit = out.len();
        for index in 0..limit {
            if index + 1 < limit {
                let ipv4 = self.attempt(|p| {
                    if index > 0 {
                        p.byte(b':')?;
                    }
                    p.ipv4()
                });
                if let Some(address) = ipv4 {
                    let [a, b, c, d] = address.octets();
                    out[index] = u16::from_be_bytes([a, b]);
                    out[index + 1] = u16::from_be_bytes([c, d]);
                    return (index + 2, true);
                }
            }
            let segment = self.attempt(|p| {
                if index > 0 {
                    p.byte(b':')?;
                }
                p.number(16, 4, 0xffff, true)
            });
            match segment {
                Some(value) => out[index] = value as u16,
                None => return (index, false),
            }
        }
        (limit, false)
    }

    fn ipv6(&mut self) -> Option<Ipv6Addr> {
        self.attempt(|p| {
            let mut head = [0; 8];
            let (head_size, ends_as_ipv4) = p.segments(&mut head);
            if head_size == 8 {
                return Some(Ipv6Addr::from(head));
            }
            if ends_as_ipv4 {
                return None;
            }
            p.byte(b':')?;
            p.byte(b':')?;
            let mut tail = [0; 7];
            let limit = 8 - (head_size + 1);
            let (tail_size, _) = p.segments(&mut tail[..limit]);
            head[8 - tail_size..8].copy_from_slice(&tail[..tail_size]);
            Some(Ipv6Addr::from(head))
        })
    }

    fn port(&mut self) -> Option<u16> {
        self.attempt(|p| {
            p.byte(b':')?;
            Some(p.number(10, 10, 65535, true)? as u16)
        })
    }

    fn socket_v4(&mut self) -> Option<SocketAddrV4> {
        self.attempt(|p| {
            let ip = p.ipv4()?;
            Some(SocketAddrV4::new(ip, p.port()?))
        })
    }

    fn socket_v6(&mut self) -> Option<SocketAddrV6> {
        self.attempt(|p| {
            p.byte(b'[')?;
            let ip = p.ipv6()?;
            let scope_id = p.attempt(|p| {
                p.byte(b'%')?;
                p.number(10, 10, u32::MAX, true)
            });
            p.byte(b']')?;
            Some(SocketAddrV6::new(ip, p.port()?, 0, scope_id.unwrap_or(0)))
        })
    }
}

/// The whole text has to be of the kind.
fn parse<T, F: FnOnce(&mut Parser<'_>) -> Option<T>>(text: &str, read: F, kind: AddrKind) -> Result<T, AddrParseError> {
    let mut parser = Parser { rest: text.as_bytes() };
    match read(&mut parser) {
        Some(found) if parser.rest.is_empty() => Ok(found),
        _ => Err(AddrParseError(kind)),
    }
}

impl FromStr for IpAddr {
    type Err = AddrParseError;

    fn from_str(s: &str) -> Result<IpAddr, AddrParseError> {
        parse(
            s,
            |p| match p.ipv4() {
                Some(ip) => Some(IpAddr::V4(ip)),
                None => p.ipv6().map(IpAddr::V6),
            },
            AddrKind::Ip,
        )
    }
}

impl FromStr for Ipv4Addr {
    type Err = AddrParseError;

    fn from_str(s: &str) -> Result<Ipv4Addr, AddrParseError> {
        parse(s, |p| p.ipv4(), AddrKind::Ipv4)
    }
}

impl FromStr for Ipv6Addr {
    type Err = AddrParseError;

    fn from_str(s: &str) -> Result<Ipv6Addr, AddrParseError> {
        parse(s, |p| p.ipv6(), AddrKind::Ipv6)
    }
}

impl FromStr for SocketAddr {
    type Err = AddrParseError;

    fn from_str(s: &str) -> Result<SocketAddr, AddrParseError> {
        parse(
            s,
            |p| match p.socket_v4() {
                Some(addr) => Some(SocketAddr::V4(addr)),
                None => p.socket_v6().map(SocketAddr::V6),
            },
            AddrKind::Socket,
        )
    }
}

impl FromStr for SocketAddrV4 {
    type Err = AddrParseError;

    fn from_str(s: &str) -> Result<SocketAddrV4, AddrParseError> {
        parse(s, |p| p.socket_v4(), AddrKind::SocketV4)
    }
}

impl FromStr for SocketAddrV6 {
    type Err = AddrParseError;

    fn from_str(s: &str) -> Result<SocketAddrV6, AddrParseError> {
        parse(s, |p| p.socket_v6(), AddrKind::SocketV6)
    }
}
