//! Memory by size and alignment.

use crate::error::Error;
use crate::fmt::{self, Debug, Display, Formatter};
use crate::intrinsics::{alloc_bytes, dealloc_bytes, wait_forever};
use crate::mem;
use crate::ptr::{self, NonNull};

#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct Layout {
    size: usize,
    align: usize,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LayoutError;

impl Display for LayoutError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("invalid parameters to Layout::from_size_align")
    }
}

impl Error for LayoutError {}

impl Debug for Layout {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Layout")
            .field("size", &self.size)
            .field("align", &format_args!("{} (1 << {})", self.align, self.align.trailing_zeros()))
            .finish()
    }
}

/// So many bytes up to the next multiple of `align`.
const fn rounded_up(size: usize, align: usize) -> usize {
    (size + align - 1) & !(align - 1)
}

impl Layout {
    pub const fn from_size_align(size: usize, align: usize) -> Result<Layout, LayoutError> {
        if align.is_power_of_two() && align <= 1 << 63 && size <= (1 << 63) - align {
            Ok(Layout { size, align })
        } else {
            Err(LayoutError)
        }
    }

    pub const unsafe fn from_size_align_unchecked(size: usize, align: usize) -> Layout {
        Layout { size, align }
    }

    pub const fn size(&self) -> usize {
        self.size
    }

    pub const fn align(&self) -> usize {
        self.align
    }

    pub const fn new<T>() -> Layout {
        Layout { size: mem::size_of::<T>(), align: mem::align_of::<T>() }
    }

    pub const fn for_value<T: ?Sized>(t: &T) -> Layout {
        Layout { size: mem::size_of_val(t), align: mem::align_of_val(t) }
    }

    pub const fn align_to(&self, align: usize) -> Result<Layout, LayoutError> {
        Layout::from_size_align(self.size, if align > self.align { align } else { self.align })
    }

    pub const fn pad_to_align(&self) -> Layout {
        Layout { size: rounded_up(self.size, self.align), align: self.align }
    }

    pub const fn extend(&self, next: Layout) -> Result<(Layout, usize), LayoutError> {
        let align = if next.align > self.align { next.align } else { self.align };
        let offset = rounded_up(self.size, next.align);
        match offset.checked_add(next.size) {
            Some(size) => match Layout::from_size_align(size, align) {
                Ok(layout) => Ok((layout, offset)),
                Err(error) => Err(error),
            },
            None => Err(LayoutError),
        }
    }

    pub const fn array<T>(n: usize) -> Result<Layout, LayoutError> {
        match mem::size_of::<T>().checked_mul(n) {
            Some(size) => Layout::from_size_align(size, mem::align_of::<T>()),
            None => Err(LayoutError),
        }
    }
}

/// Undefined behaviour when it is reached.
#[intrinsic]
fn refuse_no_bytes();

pub unsafe fn alloc(layout: Layout) -> *mut u8 {
    if layout.size == 0 {
        refuse_no_bytes()
    }
    unsafe { alloc_bytes(layout.size, layout.align) }
}

pub unsafe fn alloc_zeroed(layout: Layout) -> *mut u8 {
    unsafe {
        let ptr = alloc(layout);
        ptr::write_bytes(ptr, 0, layout.size);
        ptr
    }
}

pub unsafe fn dealloc(ptr: *mut u8, layout: Layout) {
    unsafe { dealloc_bytes(ptr, layout.size, layout.align) }
}

pub unsafe fn realloc(ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
    unsafe {
        let fresh = alloc(Layout { size: new_size, align: layout.align });
        ptr::copy_nonoverlapping(ptr, fresh, if new_size < layout.size { new_size } else { layout.size });
        dealloc(ptr, layout);
        fresh
    }
}

/// Memory here never runs out before the run does.
#[const_unstable]
pub fn handle_alloc_error(layout: Layout) -> ! {
    wait_forever("the report of an allocation that failed");
    loop {}
}
