//! An address with a port.

use crate::fmt::{self, Debug, Display, Formatter};
use crate::io;
use crate::iter::Iterator;
use crate::net::ip_addr::{padded, IpAddr, Ipv4Addr, Ipv6Addr};
use crate::option;
use crate::string::String;
use crate::vec;

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[all_items(lacking = "parse_ascii")]
pub enum SocketAddr {
    V4(SocketAddrV4),
    V6(SocketAddrV6),
}

#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[all_items(lacking = "parse_ascii")]
pub struct SocketAddrV4 {
    ip: Ipv4Addr,
    port: u16,
}

#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[all_items(lacking = "parse_ascii")]
pub struct SocketAddrV6 {
    ip: Ipv6Addr,
    port: u16,
    flowinfo: u32,
    scope_id: u32,
}

impl SocketAddr {
    pub const fn new(ip: IpAddr, port: u16) -> SocketAddr {
        match ip {
            IpAddr::V4(a) => SocketAddr::V4(SocketAddrV4::new(a, port)),
            IpAddr::V6(a) => SocketAddr::V6(SocketAddrV6::new(a, port, 0, 0)),
        }
    }

    pub const fn ip(&self) -> IpAddr {
        match self {
            SocketAddr::V4(a) => IpAddr::V4(a.ip),
            SocketAddr::V6(a) => IpAddr::V6(a.ip),
        }
    }

    pub const fn set_ip(&mut self, new_ip: IpAddr) {
        *self = SocketAddr::new(new_ip, self.port())
    }

    pub const fn port(&self) -> u16 {
        match self {
            SocketAddr::V4(a) => a.port,
            SocketAddr::V6(a) => a.port,
        }
    }

    pub const fn set_port(&mut self, new_port: u16) {
        match self {
            SocketAddr::V4(a) => a.port = new_port,
            SocketAddr::V6(a) => a.port = new_port,
        }
    }

    pub const fn is_ipv4(&self) -> bool {
        matches!(self, SocketAddr::V4(_))
    }

    pub const fn is_ipv6(&self) -> bool {
        matches!(self, SocketAddr::V6(_))
    }
}

impl SocketAddrV4 {
    pub const fn new(ip: Ipv4Addr, port: u16) -> SocketAddrV4 {
        SocketAddrV4 { ip, port }
    }

    pub const fn ip(&self) -> &Ipv4Addr {
        &self.ip
    }

    pub const fn set_ip(&mut self, new_ip: Ipv4Addr) {
        self.ip = new_ip;
    }

    pub const fn port(&self) -> u16 {
        self.port
    }

    pub const fn set_port(&mut self, new_port: u16) {
        self.port = new_port;
    }
}

impl SocketAddrV6 {
    pub const fn new(ip: Ipv6Addr, port: u16, flowinfo: u32, scope_id: u32) -> SocketAddrV6 {
        SocketAddrV6 { ip, port, flowinfo, scope_id }
    }

    pub const fn ip(&self) -> &Ipv6Addr {
        &self.ip
    }

    pub const fn set_ip(&mut self, new_ip: Ipv6Addr) {
        self.ip = new_ip;
    }

    pub const fn port(&self) -> u16 {
        self.port
    }

    pub const fn set_port(&mut self, new_port: u16) {
        self.port = new_port;
    }

    pub const fn flowinfo(&self) -> u32 {
        self.flowinfo
    }

    pub const fn set_flowinfo(&mut self, new_flowinfo: u32) {
        self.flowinfo = new_flowinfo;
    }

    pub const fn scope_id(&self) -> u32 {
        self.scope_id
    }

    pub const fn set_scope_id(&mut self, new_scope_id: u32) {
        self.scope_id = new_scope_id;
    }
}

impl Display for SocketAddrV4 {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        padded(f, format_args!("{}:{}", self.ip, self.port))
    }
}

impl Display for SocketAddrV6 {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.scope_id {
            0 => padded(f, format_args!("[{}]:{}", self.ip, self.port)),
            scope_id => padded(f, format_args!("[{}%{}]:{}", self.ip, scope_id, self.port)),
        }
    }
}

impl Display for SocketAddr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            SocketAddr::V4(a) => Display::fmt(a, f),
            SocketAddr::V6(a) => Display::fmt(a, f),
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
    SocketAddr;
    SocketAddrV4;
    SocketAddrV6;
}

impl From<SocketAddrV4> for SocketAddr {
    fn from(sock4: SocketAddrV4) -> SocketAddr {
        SocketAddr::V4(sock4)
    }
}

impl From<SocketAddrV6> for SocketAddr {
    fn from(sock6: SocketAddrV6) -> SocketAddr {
        SocketAddr::V6(sock6)
    }
}

impl<I: Into<IpAddr>> From<(I, u16)> for SocketAddr {
    fn from(pieces: (I, u16)) -> SocketAddr {
        SocketAddr::new(pieces.0.into(), pieces.1)
    }
}

#[all_items]
pub trait ToSocketAddrs {
    type Iter: Iterator<Item = SocketAddr>;

    fn to_socket_addrs(&self) -> io::Result<Self::Iter>;
}

impl ToSocketAddrs for SocketAddr {
    type Iter = option::IntoIter<SocketAddr>;

    fn to_socket_addrs(&self) -> io::Result<option::IntoIter<SocketAddr>> {
        Ok(Some(*self).into_iter())
    }
}

impl ToSocketAddrs for (IpAddr, u16) {
    type Iter = option::IntoIter<SocketAddr>;

    fn to_socket_addrs(&self) -> io::Result<option::IntoIter<SocketAddr>> {
        SocketAddr::new(self.0, self.1).to_socket_addrs()
    }
}

impl ToSocketAddrs for str {
    type Iter = vec::IntoIter<SocketAddr>;

    #[intrinsic = "unsupported"]
    fn to_socket_addrs(&self) -> io::Result<vec::IntoIter<SocketAddr>>;
}

impl ToSocketAddrs for String {
    type Iter = vec::IntoIter<SocketAddr>;

    #[intrinsic = "unsupported"]
    fn to_socket_addrs(&self) -> io::Result<vec::IntoIter<SocketAddr>>;
}

impl ToSocketAddrs for (&str, u16) {
    type Iter = vec::IntoIter<SocketAddr>;

    #[intrinsic = "unsupported"]
    fn to_socket_addrs(&self) -> io::Result<vec::IntoIter<SocketAddr>>;
}

impl<T: ToSocketAddrs + ?Sized> ToSocketAddrs for &T {
    type Iter = T::Iter;

    fn to_socket_addrs(&self) -> io::Result<T::Iter> {
        (**self).to_socket_addrs()
    }
}
