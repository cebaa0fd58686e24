//! Addresses of hosts.

use crate::cmp::Ordering;
use crate::fmt::{self, Arguments, Debug, Display, Formatter};

#[derive(Copy, Clone, Eq, PartialEq, Hash, PartialOrd, Ord)]
#[all_items(lacking = "as_octets is_benchmarking is_documentation is_global parse_ascii")]
pub enum IpAddr {
    V4(Ipv4Addr),
    V6(Ipv6Addr),
}

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[all_items(lacking = "as_octets is_benchmarking is_global is_reserved is_shared parse_ascii")]
pub struct Ipv4Addr {
    octets: [u8; 4],
}

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[all_items(lacking = "as_octets is_benchmarking is_documentation is_global is_ipv4_mapped is_unicast is_unicast_global multicast_scope parse_ascii")]
pub struct Ipv6Addr {
    octets: [u8; 16],
}

/// As one text, whatever width is asked for.
pub(crate) fn padded(f: &mut Formatter<'_>, text: Arguments<'_>) -> fmt::Result {
    f.pad(&fmt::format(text))
}

impl IpAddr {
    pub const fn is_unspecified(&self) -> bool {
        match self {
            IpAddr::V4(ip) => ip.is_unspecified(),
            IpAddr::V6(ip) => ip.is_unspecified(),
        }
    }

    pub const fn is_loopback(&self) -> bool {
        match self {
            IpAddr::V4(ip) => ip.is_loopback(),
            IpAddr::V6(ip) => ip.is_loopback(),
        }
    }

    pub const fn is_multicast(&self) -> bool {
        match self {
            IpAddr::V4(ip) => ip.is_multicast(),
            IpAddr::V6(ip) => ip.is_multicast(),
        }
    }

    pub const fn is_ipv4(&self) -> bool {
        matches!(self, IpAddr::V4(_))
    }

    pub const fn is_ipv6(&self) -> bool {
        matches!(self, IpAddr::V6(_))
    }

    pub const fn to_canonical(&self) -> IpAddr {
        match self {
            IpAddr::V4(_) => *self,
            IpAddr::V6(v6) => v6.to_canonical(),
        }
    }
}

impl Ipv4Addr {
    pub const BITS: u32 = 32;
    pub const LOCALHOST: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 1);
    pub const UNSPECIFIED: Ipv4Addr = Ipv4Addr::new(0, 0, 0, 0);
    pub const BROADCAST: Ipv4Addr = Ipv4Addr::new(255, 255, 255, 255);

    pub const fn new(a: u8, b: u8, c: u8, d: u8) -> Ipv4Addr {
        Ipv4Addr { octets: [a, b, c, d] }
    }

    pub const fn to_bits(self) -> u32 {
        u32::from_be_bytes(self.octets)
    }

    pub const fn from_bits(bits: u32) -> Ipv4Addr {
        Ipv4Addr { octets: bits.to_be_bytes() }
    }

    pub const fn octets(&self) -> [u8; 4] {
        self.octets
    }

    pub const fn from_octets(octets: [u8; 4]) -> Ipv4Addr {
        Ipv4Addr { octets }
    }

    pub const fn is_unspecified(&self) -> bool {
        self.to_bits() == 0
    }

    pub const fn is_loopback(&self) -> bool {
        self.octets[0] == 127
    }

    pub const fn is_private(&self) -> bool {
        match self.octets {
            [10, _, _, _] => true,
            [172, b, _, _] if b >= 16 && b <= 31 => true,
            [192, 168, _, _] => true,
            _ => false,
        }
    }

    pub const fn is_link_local(&self) -> bool {
        matches!(self.octets, [169, 254, _, _])
    }

    pub const fn is_multicast(&self) -> bool {
        self.octets[0] >= 224 && self.octets[0] <= 239
    }

    pub const fn is_broadcast(&self) -> bool {
        self.to_bits() == u32::MAX
    }

    pub const fn is_documentation(&self) -> bool {
        matches!(self.octets, [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _])
    }

    pub const fn to_ipv6_compatible(&self) -> Ipv6Addr {
        let [a, b, c, d] = self.octets;
        Ipv6Addr { octets: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, a, b, c, d] }
    }

    pub const fn to_ipv6_mapped(&self) -> Ipv6Addr {
        let [a, b, c, d] = self.octets;
        Ipv6Addr { octets: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, a, b, c, d] }
    }
}

impl Ipv6Addr {
    pub const BITS: u32 = 128;
    pub const LOCALHOST: Ipv6Addr = Ipv6Addr::new(0, 0, 0, 0, 0, 0, 0, 1);
    pub const UNSPECIFIED: Ipv6Addr = Ipv6Addr::new(0, 0, 0, 0, 0, 0, 0, 0);

    pub const fn new(a: u16, b: u16, c: u16, d: u16, e: u16, f: u16, g: u16, h: u16) -> Ipv6Addr {
        let segments = [a, b, c, d, e, f, g, h];
        let mut octets = [0; 16];
        let mut index = 0;
        while index < 8 {
            octets[2 * index] = (segments[index] >> 8) as u8;
            octets[2 * index + 1] = segments[index] as u8;
            index += 1;
        }
        Ipv6Addr { octets }
    }

    pub const fn from_segments(segments: [u16; 8]) -> Ipv6Addr {
        let [a, b, c, d, e, f, g, h] = segments;
        Ipv6Addr::new(a, b, c, d, e, f, g, h)
    }

    pub const fn to_bits(self) -> u128 {
        u128::from_be_bytes(self.octets)
    }

    pub const fn from_bits(bits: u128) -> Ipv6Addr {
        Ipv6Addr { octets: bits.to_be_bytes() }
    }

    pub const fn segments(&self) -> [u16; 8] {
        let mut segments = [0; 8];
        let mut index = 0;
        while index < 8 {
            segments[index] = (self.octets[2 * index] as u16) << 8 | self.octets[2 * index + 1] as u16;
            index += 1;
        }
        segments
    }

    pub const fn octets(&self) -> [u8; 16] {
        self.octets
    }

    pub const fn from_octets(octets: [u8; 16]) -> Ipv6Addr {
        Ipv6Addr { octets }
    }

    pub const fn is_unspecified(&self) -> bool {
        self.to_bits() == 0
    }

    pub const fn is_loopback(&self) -> bool {
        self.to_bits() == 1
    }

    pub const fn is_multicast(&self) -> bool {
        self.octets[0] == 0xff
    }

    pub const fn is_unique_local(&self) -> bool {
        self.octets[0] & 0xfe == 0xfc
    }

    pub const fn is_unicast_link_local(&self) -> bool {
        self.octets[0] == 0xfe && self.octets[1] & 0xc0 == 0x80
    }

    pub const fn to_ipv4(&self) -> Option<Ipv4Addr> {
        match self.segments() {
            [0, 0, 0, 0, 0, 0 | 0xffff, ab, cd] => {
                let [a, b] = ab.to_be_bytes();
                let [c, d] = cd.to_be_bytes();
                Some(Ipv4Addr::new(a, b, c, d))
            }
            _ => None,
        }
    }

    pub const fn to_ipv4_mapped(&self) -> Option<Ipv4Addr> {
        match self.octets {
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d] => Some(Ipv4Addr::new(a, b, c, d)),
            _ => None,
        }
    }

    pub const fn to_canonical(&self) -> IpAddr {
        match self.to_ipv4_mapped() {
            Some(mapped) => IpAddr::V4(mapped),
            None => IpAddr::V6(*self),
        }
    }
}

impl Display for IpAddr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            IpAddr::V4(ip) => Display::fmt(ip, f),
            IpAddr::V6(ip) => Display::fmt(ip, f),
        }
    }
}

impl Display for Ipv4Addr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let [a, b, c, d] = self.octets;
        padded(f, format_args!("{a}.{b}.{c}.{d}"))
    }
}

/// The longest run of zeros, the first of equals: where it begins and ends.
fn longest_zeros(segments: &[u16; 8]) -> (usize, usize) {
    let mut longest = (0, 0);
    let mut start = 0;
    for index in 0..8 {
        if segments[index] != 0 {
            start = index + 1
        } else if index + 1 - start > longest.1 - longest.0 {
            longest = (start, index + 1)
        }
    }
    longest
}

struct Joined<'a>(&'a [u16]);

impl Display for Joined<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, segment) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(":")?;
            }
            write!(f, "{segment:x}")?;
        }
        Ok(())
    }
}

impl Display for Ipv6Addr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(ipv4) = self.to_ipv4_mapped() {
            return padded(f, format_args!("::ffff:{ipv4}"));
        }
        let segments = self.segments();
        let (start, end) = longest_zeros(&segments);
        if end - start > 1 {
            padded(f, format_args!("{}::{}", Joined(&segments[..start]), Joined(&segments[end..])))
        } else {
            padded(f, format_args!("{}", Joined(&segments)))
        }
    }
}

macro_rules! debug_as_display {
    ($($ty:ty;)*) => {
        $(
            impl Debug for $ty {
                fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                    Display::fmt(self, f)
                }
            }
        )*
    };
}

debug_as_display! {
    IpAddr;
    Ipv4Addr;
    Ipv6Addr;
}

macro_rules! compares {
    ($($variant:ident $ty:ty;)*) => {
        $(
            impl From<$ty> for IpAddr {
                fn from(ip: $ty) -> IpAddr {
                    IpAddr::$variant(ip)
                }
            }

            impl PartialEq<$ty> for IpAddr {
                fn eq(&self, other: &$ty) -> bool {
                    *self == IpAddr::$variant(*other)
                }
            }

            impl PartialEq<IpAddr> for $ty {
                fn eq(&self, other: &IpAddr) -> bool {
                    IpAddr::$variant(*self) == *other
                }
            }

            impl PartialOrd<$ty> for IpAddr {
                fn partial_cmp(&self, other: &$ty) -> Option<Ordering> {
                    self.partial_cmp(&IpAddr::$variant(*other))
                }
            }

            impl PartialOrd<IpAddr> for $ty {
                fn partial_cmp(&self, other: &IpAddr) -> Option<Ordering> {
                    IpAddr::$variant(*self).partial_cmp(other)
                }
            }
        )*
    };
}

compares! {
    V4 Ipv4Addr;
    V6 Ipv6Addr;
}

impl From<[u8; 4]> for Ipv4Addr {
    fn from(octets: [u8; 4]) -> Ipv4Addr {
        Ipv4Addr { octets }
    }
}

impl From<u32> for Ipv4Addr {
    fn from(ip: u32) -> Ipv4Addr {
        Ipv4Addr::from_bits(ip)
    }
}

impl From<Ipv4Addr> for u32 {
    fn from(ip: Ipv4Addr) -> u32 {
        ip.to_bits()
    }
}

impl From<[u8; 16]> for Ipv6Addr {
    fn from(octets: [u8; 16]) -> Ipv6Addr {
        Ipv6Addr { octets }
    }
}

impl From<[u16; 8]> for Ipv6Addr {
    fn from(segments: [u16; 8]) -> Ipv6Addr {
        let [a, b, c, d, e, f, g, h] = segments;
        Ipv6Addr::new(a, b, c, d, e, f, g, h)
    }
}

impl From<u128> for Ipv6Addr {
    fn from(ip: u128) -> Ipv6Addr {
        Ipv6Addr::from_bits(ip)
    }
}

impl From<Ipv6Addr> for u128 {
    fn from(ip: Ipv6Addr) -> u128 {
        ip.to_bits()
    }
}

impl From<[u8; 4]> for IpAddr {
    fn from(octets: [u8; 4]) -> IpAddr {
        IpAddr::V4(Ipv4Addr::from(octets))
    }
}

impl From<[u8; 16]> for IpAddr {
    fn from(octets: [u8; 16]) -> IpAddr {
        IpAddr::V6(Ipv6Addr::from(octets))
    }
}

impl From<[u16; 8]> for IpAddr {
    fn from(segments: [u16; 8]) -> IpAddr {
        IpAddr::V6(Ipv6Addr::from(segments))
    }
}
