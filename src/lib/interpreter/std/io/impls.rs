//! Memory as readers and writers, and whatever is behind a reference or a box.

use crate::boxed::Box;
use crate::cmp::min;
use crate::collections::VecDeque;
use crate::fmt::Arguments;
use crate::io::buf_read::BufRead;
use crate::io::cursor::{Seek, SeekFrom};
use crate::io::error::Result;
use crate::io::read::{not_utf8, too_short, Read};
use crate::io::write::{write_zero, Write};
use crate::mem::take;
use crate::str;
use crate::string::String;
use crate::vec::Vec;

/// What forwards everything to what it leads to.
macro_rules! forward {
    ($($param:ident $ty:ty;)*) => {
        $(
            impl<$param: Read + ?Sized> Read for $ty {
                fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
                    (**self).read(buf)
                }

                fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
                    (**self).read_to_end(buf)
                }

                fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {
                    (**self).read_to_string(buf)
                }

                fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {
                    (**self).read_exact(buf)
                }
            }

            impl<$param: BufRead + ?Sized> BufRead for $ty {
                fn fill_buf(&mut self) -> Result<&[u8]> {
                    (**self).fill_buf()
                }

                fn consume(&mut self, amt: usize) {
                    (**self).consume(amt)
                }

                fn read_line(&mut self, buf: &mut String) -> Result<usize> {
                    (**self).read_line(buf)
                }
            }

            impl<$param: Write + ?Sized> Write for $ty {
                fn write(&mut self, buf: &[u8]) -> Result<usize> {
                    (**self).write(buf)
                }

                fn flush(&mut self) -> Result<()> {
                    (**self).flush()
                }

                fn write_all(&mut self, buf: &[u8]) -> Result<()> {
                    (**self).write_all(buf)
                }

                fn write_fmt(&mut self, fmt: Arguments<'_>) -> Result<()> {
                    (**self).write_fmt(fmt)
                }
            }

            impl<$param: Seek + ?Sized> Seek for $ty {
                fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
                    (**self).seek(pos)
                }

                fn stream_position(&mut self) -> Result<u64> {
                    (**self).stream_position()
                }
            }
        )*
    };
}

forward! {
    T &mut T;
    T Box<T>;
}

impl Read for &[u8] {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let count = min(buf.len(), self.len());
        let (now, rest) = self.split_at(count);
        buf[..count].copy_from_slice(now);
        *self = rest;
        Ok(count)
    }

    fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {
        if buf.len() > self.len() {
            *self = &self[self.len()..];
            return Err(too_short());
        }
        let (now, rest) = self.split_at(buf.len());
        buf.copy_from_slice(now);
        *self = rest;
        Ok(())
    }

    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        let count = self.len();
        buf.extend_from_slice(self);
        *self = &self[count..];
        Ok(count)
    }

    fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {
        match str::from_utf8(self) {
            Ok(text) => {
                let count = text.len();
                buf.push_str(text);
                *self = &self[count..];
                Ok(count)
            }
            Err(_) => Err(not_utf8()),
        }
    }
}

impl BufRead for &[u8] {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(*self)
    }

    fn consume(&mut self, amt: usize) {
        *self = &self[amt..]
    }
}

impl Write for &mut [u8] {
    fn write(&mut self, data: &[u8]) -> Result<usize> {
        let count = min(data.len(), self.len());
        let (now, rest) = take(self).split_at_mut(count);
        now.copy_from_slice(&data[..count]);
        *self = rest;
        Ok(count)
    }

    fn write_all(&mut self, data: &[u8]) -> Result<()> {
        if self.write(data)? < data.len() { Err(write_zero()) } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Write for Vec<u8> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.extend_from_slice(buf);
        Ok(buf.len())
    }

    fn write_all(&mut self, buf: &[u8]) -> Result<()> {
        self.extend_from_slice(buf);
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Read for VecDeque<u8> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let (mut front, _) = self.as_slices();
        let count = front.read(buf)?;
        self.drain(..count);
        Ok(count)
    }
}

impl Write for VecDeque<u8> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.extend(buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
