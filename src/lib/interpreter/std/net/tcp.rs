//! Sockets: declared only.

use crate::fmt::{self, Debug, Formatter};
use crate::io::{self, Read, Write};
use crate::iter::Iterator;
use crate::net::socket_addr::{SocketAddr, ToSocketAddrs};
use crate::time::Duration;

/// It is closed when it is dropped.
struct Descriptor(i32);

impl Drop for Descriptor {
    fn drop(&mut self) {}
}

#[all_items(lacking = "into_incoming only_v6 set_only_v6 set_ttl take_error try_clone ttl")]
pub struct TcpListener(Descriptor);
#[all_items(lacking = "connect_timeout linger nodelay peek read_timeout set_linger set_nonblocking set_ttl set_write_timeout take_error ttl write_timeout")]
pub struct TcpStream(Descriptor);
#[all_items(lacking = "broadcast connect join_multicast_v4 join_multicast_v6 leave_multicast_v4 leave_multicast_v6 local_addr multicast_loop_v4 multicast_loop_v6 multicast_ttl_v4 peek peek_from peer_addr read_timeout recv send set_broadcast set_multicast_loop_v4 set_multicast_loop_v6 set_multicast_ttl_v4 set_nonblocking set_read_timeout set_ttl set_write_timeout take_error try_clone ttl write_timeout")]
pub struct UdpSocket(Descriptor);

#[derive(Debug)]
#[all_items]
pub struct Incoming<'a> {
    listener: &'a TcpListener,
}

#[derive(Copy, Clone, PartialEq, Eq, Debug)]
#[all_items]
pub enum Shutdown {
    Read,
    Write,
    Both,
}

macro_rules! says_nothing {
    ($($ty:ty;)*) => {
        $(
            impl Debug for $ty {
                #[intrinsic = "unsupported"]
                fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result;
            }
        )*
    };
}

says_nothing! {
    TcpListener;
    TcpStream;
    UdpSocket;
}

impl TcpListener {
    #[intrinsic = "unsupported"]
    pub fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<TcpListener>;

    #[intrinsic = "unsupported"]
    pub fn local_addr(&self) -> io::Result<SocketAddr>;

    #[intrinsic = "unsupported"]
    pub fn accept(&self) -> io::Result<(TcpStream, SocketAddr)>;

    pub fn incoming(&self) -> Incoming<'_> {
        Incoming { listener: self }
    }

    #[intrinsic = "unsupported"]
    pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()>;
}

impl<'a> Iterator for Incoming<'a> {
    type Item = io::Result<TcpStream>;

    fn next(&mut self) -> Option<io::Result<TcpStream>> {
        Some(self.listener.accept().map(|(stream, _)| stream))
    }
}

impl TcpStream {
    #[intrinsic = "unsupported"]
    pub fn connect<A: ToSocketAddrs>(addr: A) -> io::Result<TcpStream>;

    #[intrinsic = "unsupported"]
    pub fn peer_addr(&self) -> io::Result<SocketAddr>;

    #[intrinsic = "unsupported"]
    pub fn local_addr(&self) -> io::Result<SocketAddr>;

    #[intrinsic = "unsupported"]
    pub fn shutdown(&self, how: Shutdown) -> io::Result<()>;

    #[intrinsic = "unsupported"]
    pub fn try_clone(&self) -> io::Result<TcpStream>;

    #[intrinsic = "unsupported"]
    pub fn set_read_timeout(&self, dur: Option<Duration>) -> io::Result<()>;

    #[intrinsic = "unsupported"]
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()>;
}

macro_rules! stream {
    ($($ty:ty;)*) => {
        $(
            impl Read for $ty {
                #[intrinsic = "unsupported"]
                fn read(&mut self, buf: &mut [u8]) -> io::Result<usize>;
            }

            impl Write for $ty {
                #[intrinsic = "unsupported"]
                fn write(&mut self, buf: &[u8]) -> io::Result<usize>;

                #[intrinsic = "unsupported"]
                fn flush(&mut self) -> io::Result<()>;
            }
        )*
    };
}

stream! {
    TcpStream;
    &TcpStream;
}

impl UdpSocket {
    #[intrinsic = "unsupported"]
    pub fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<UdpSocket>;

    #[intrinsic = "unsupported"]
    pub fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)>;

    #[intrinsic = "unsupported"]
    pub fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], addr: A) -> io::Result<usize>;
}
