//! The file system: there is none here yet, and what asks it is declared only.

use crate::fmt::{self, Debug, Formatter};
use crate::io::{self, Read, Seek, SeekFrom, Write};
use crate::path::Path;
use crate::string::String;
use crate::vec::Vec;

#[all_items(lacking = "create_buffered lock lock_shared metadata open_buffered set_modified set_permissions set_times sync_data try_lock try_lock_shared unlock")]
pub struct File {
    inner: Descriptor,
}

/// It is closed when it is dropped.
struct Descriptor(i32);

#[derive(Clone, Debug)]
#[all_items]
pub struct OpenOptions {
    read: bool,
    write: bool,
    append: bool,
    truncate: bool,
    create: bool,
    create_new: bool,
}

impl File {
    #[intrinsic = "unsupported"]
    pub fn open<P: AsRef<Path>>(path: P) -> io::Result<File>;

    #[intrinsic = "unsupported"]
    pub fn create<P: AsRef<Path>>(path: P) -> io::Result<File>;

    #[intrinsic = "unsupported"]
    pub fn create_new<P: AsRef<Path>>(path: P) -> io::Result<File>;

    pub fn options() -> OpenOptions {
        OpenOptions::new()
    }

    #[intrinsic = "unsupported"]
    pub fn sync_all(&self) -> io::Result<()>;

    #[intrinsic = "unsupported"]
    pub fn set_len(&self, size: u64) -> io::Result<()>;

    #[intrinsic = "unsupported"]
    pub fn try_clone(&self) -> io::Result<File>;
}

impl Drop for Descriptor {
    fn drop(&mut self) {}
}

impl Debug for File {
    #[intrinsic = "unsupported"]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result;
}

macro_rules! file {
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

            impl Seek for $ty {
                #[intrinsic = "unsupported"]
                fn seek(&mut self, pos: SeekFrom) -> io::Result<u64>;
            }
        )*
    };
}

file! {
    File;
    &File;
}

impl OpenOptions {
    pub fn new() -> OpenOptions {
        OpenOptions { read: false, write: false, append: false, truncate: false, create: false, create_new: false }
    }

    pub fn read(&mut self, read: bool) -> &mut OpenOptions {
        self.read = read;
        self
    }

    pub fn write(&mut self, write: bool) -> &mut OpenOptions {
        self.write = write;
        self
    }

    pub fn append(&mut self, append: bool) -> &mut OpenOptions {
        self.append = append;
        self
    }

    pub fn truncate(&mut self, truncate: bool) -> &mut OpenOptions {
        self.truncate = truncate;
        self
    }

    pub fn create(&mut self, create: bool) -> &mut OpenOptions {
        self.create = create;
        self
    }

    pub fn create_new(&mut self, create_new: bool) -> &mut OpenOptions {
        self.create_new = create_new;
        self
    }

    #[intrinsic = "unsupported"]
    pub fn open<P: AsRef<Path>>(&self, path: P) -> io::Result<File>;
}

#[intrinsic = "unsupported"]
pub fn read<P: AsRef<Path>>(path: P) -> io::Result<Vec<u8>>;

#[intrinsic = "unsupported"]
pub fn read_to_string<P: AsRef<Path>>(path: P) -> io::Result<String>;

#[intrinsic = "unsupported"]
pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> io::Result<()>;

#[intrinsic = "unsupported"]
pub fn remove_file<P: AsRef<Path>>(path: P) -> io::Result<()>;

#[intrinsic = "unsupported"]
pub fn rename<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<()>;

#[intrinsic = "unsupported"]
pub fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<u64>;

#[intrinsic = "unsupported"]
pub fn create_dir<P: AsRef<Path>>(path: P) -> io::Result<()>;

#[intrinsic = "unsupported"]
pub fn create_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()>;

#[intrinsic = "unsupported"]
pub fn remove_dir<P: AsRef<Path>>(path: P) -> io::Result<()>;

#[intrinsic = "unsupported"]
pub fn remove_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()>;

#[intrinsic = "unsupported"]
pub fn exists<P: AsRef<Path>>(path: P) -> io::Result<bool>;
