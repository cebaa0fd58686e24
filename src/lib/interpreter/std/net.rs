//! Addresses of the network. What sends or receives is declared only.

pub(crate) mod ip_addr;
pub(crate) mod parser;
pub(crate) mod socket_addr;
pub(crate) mod tcp;

pub use ip_addr::{IpAddr, Ipv4Addr, Ipv6Addr};
pub use parser::AddrParseError;
pub use socket_addr::{SocketAddr, SocketAddrV4, SocketAddrV6, ToSocketAddrs};
pub use tcp::{Incoming, Shutdown, TcpListener, TcpStream, UdpSocket};
