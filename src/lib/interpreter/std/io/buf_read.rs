//! `BufRead`: bytes that are read lie ready, and come up to a line's end.

use crate::io::error::Result;
use crate::io::read::{append_to_string, Read};
use crate::iter::Iterator;
use crate::string::String;
use crate::vec::Vec;

#[all_items(lacking = "has_data_left")]
pub trait BufRead: Read {
    fn fill_buf(&mut self) -> Result<&[u8]>;
    fn consume(&mut self, amt: usize);

    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {
        read_until(self, byte, Some(buf))
    }

    fn skip_until(&mut self, byte: u8) -> Result<usize> {
        read_until(self, byte, None)
    }

    fn read_line(&mut self, buf: &mut String) -> Result<usize> {
        append_to_string(buf, |bytes| read_until(self, b'\n', Some(bytes)))
    }

    fn split(self, byte: u8) -> Split<Self>
    where
        Self: Sized,
    {
        Split { buf: self, delim: byte }
    }

    fn lines(self) -> Lines<Self>
    where
        Self: Sized,
    {
        Lines { buf: self }
    }
}

fn read_until<R: BufRead + ?Sized>(reader: &mut R, delim: u8, buf: Option<&mut Vec<u8>>) -> Result<usize> {
    let mut buf = buf;
    let mut count = 0;
    loop {
        let (is_done, used) = {
            let available = match reader.fill_buf() {
                Ok(available) => available,
                Err(error) if error.is_interrupted() => continue,
                Err(error) => return Err(error),
            };
            let end = available.iter().position(|byte| *byte == delim);
            let used = match end {
                Some(at) => at + 1,
                None => available.len(),
            };
            if let Some(buf) = &mut buf {
                buf.extend_from_slice(&available[..used])
            }
            (end.is_some(), used)
        };
        reader.consume(used);
        count += used;
        if is_done || used == 0 {
            return Ok(count);
        }
    }
}

#[derive(Debug)]
#[all_items]
pub struct Lines<B> {
    pub(crate) buf: B,
}

impl<B: BufRead> Iterator for Lines<B> {
    type Item = Result<String>;

    fn next(&mut self) -> Option<Result<String>> {
        let mut line = String::new();
        match self.buf.read_line(&mut line) {
            Err(error) => Some(Err(error)),
            Ok(0) => None,
            Ok(_) => {
                if line.ends_with('\n') {
                    line.pop();
                    if line.ends_with('\r') {
                        line.pop();
                    }
                }
                Some(Ok(line))
            }
        }
    }
}

#[derive(Debug)]
#[all_items]
pub struct Split<B> {
    buf: B,
    delim: u8,
}

impl<B: BufRead> Iterator for Split<B> {
    type Item = Result<Vec<u8>>;

    fn next(&mut self) -> Option<Result<Vec<u8>>> {
        let mut part = Vec::new();
        match self.buf.read_until(self.delim, &mut part) {
            Err(error) => Some(Err(error)),
            Ok(0) => None,
            Ok(_) => {
                if part.last() == Some(&self.delim) {
                    part.pop();
                }
                Some(Ok(part))
            }
        }
    }
}
