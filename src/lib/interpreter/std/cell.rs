//! Cells: change through a shared reference.

use crate::cmp::Ordering;
use crate::fmt::{self, Debug, Display};
use crate::marker::{PhantomData, Unsize};
use crate::mem;
use crate::ops::{CoerceUnsized, Deref, DerefMut};
use crate::panicking;
use crate::ptr::{self, NonNull};

/// What is inside may change while it is shared.
#[lang = "UnsafeCell"]
#[repr(transparent)]
#[all_items(lacking = "as_mut_unchecked as_ref_unchecked replace")]
pub struct UnsafeCell<T: ?Sized> {
    value: T,
}

impl<T: ?Sized> !Sync for UnsafeCell<T> {}

impl<T: CoerceUnsized<U>, U> CoerceUnsized<UnsafeCell<U>> for UnsafeCell<T> {}

impl<T> UnsafeCell<T> {
    pub const fn new(value: T) -> UnsafeCell<T> {
        UnsafeCell { value }
    }

    pub const fn into_inner(self) -> T {
        self.value
    }
}

impl<T: ?Sized> UnsafeCell<T> {
    pub const fn from_mut(value: &mut T) -> &mut UnsafeCell<T> {
        unsafe { &mut *(value as *mut T as *mut UnsafeCell<T>) }
    }

    pub const fn raw_get(this: *const UnsafeCell<T>) -> *mut T {
        this as *const T as *mut T
    }

    pub const fn get(&self) -> *mut T {
        &raw const self.value as *mut T
    }

    pub const fn get_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: ?Sized> fmt::Debug for UnsafeCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnsafeCell").finish_non_exhaustive()
    }
}
impl<T: Default> Default for UnsafeCell<T> {
    fn default() -> UnsafeCell<T> {
        UnsafeCell::new(T::default())
    }
}

#[view(cell, value = "value.value")]
#[repr(transparent)]
#[all_items(lacking = "get_cloned", fields = "value")]
pub struct Cell<T: ?Sized> {
    value: UnsafeCell<T>,
}

impl<T: ?Sized> !Sync for Cell<T> {}

impl<T: CoerceUnsized<U>, U> CoerceUnsized<Cell<U>> for Cell<T> {}

impl<T> Cell<T> {
    pub const fn new(value: T) -> Cell<T> {
        Cell { value: UnsafeCell::new(value) }
    }

    #[const_conditional]
    pub fn set(&self, val: T) {
        self.replace(val);
    }

    pub fn swap(&self, other: &Cell<T>) {
        if ptr::eq(self, other) {
            return;
        }
        unsafe { ptr::swap(self.value.get(), other.value.get()) }
    }

    pub const fn replace(&self, val: T) -> T {
        unsafe { mem::replace(&mut *self.value.get(), val) }
    }

    pub const fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> Cell<T> {
    pub const fn from_mut(t: &mut T) -> &Cell<T> {
        unsafe { &*(t as *mut T as *const Cell<T>) }
    }
}

impl<T> Cell<[T]> {
    pub const fn as_slice_of_cells(&self) -> &[Cell<T>] {
        unsafe { &*(self as *const Cell<[T]> as *const [Cell<T>]) }
    }
}

impl<T, const N: usize> Cell<[T; N]> {
    pub const fn as_array_of_cells(&self) -> &[Cell<T>; N] {
        unsafe { &*(self as *const Cell<[T; N]> as *const [Cell<T>; N]) }
    }
}

impl<T: Copy> Cell<T> {
    pub const fn get(&self) -> T {
        unsafe { *self.value.get() }
    }

    pub fn update(&self, f: impl FnOnce(T) -> T) {
        self.set(f(self.get()))
    }
}

impl<T: ?Sized> Cell<T> {
    pub const fn as_ptr(&self) -> *mut T {
        self.value.get()
    }

    pub const fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }
}

impl<T: Default> Cell<T> {
    #[const_conditional]
    pub fn take(&self) -> T {
        self.replace(T::default())
    }
}

impl<T: Copy> Clone for Cell<T> {
    fn clone(&self) -> Cell<T> {
        Cell::new(self.get())
    }
}

impl<T: Default> Default for Cell<T> {
    fn default() -> Cell<T> {
        Cell::new(T::default())
    }
}

impl<T: PartialEq + Copy> PartialEq for Cell<T> {
    fn eq(&self, other: &Cell<T>) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq + Copy> Eq for Cell<T> {}

impl<T: PartialOrd + Copy> PartialOrd for Cell<T> {
    fn partial_cmp(&self, other: &Cell<T>) -> Option<Ordering> {
        self.get().partial_cmp(&other.get())
    }
}

impl<T: Ord + Copy> Ord for Cell<T> {
    fn cmp(&self, other: &Cell<T>) -> Ordering {
        self.get().cmp(&other.get())
    }
}

impl<T> From<T> for Cell<T> {
    fn from(t: T) -> Cell<T> {
        Cell::new(t)
    }
}

impl<T: Copy + Debug> Debug for Cell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cell").field("value", &self.get()).finish()
    }
}

/// `borrow`: how many share it; -1 while one changes it.
#[view(refcell, value = "value.value", borrow = "borrow.value.value")]
#[all_items(lacking = "try_borrow_unguarded undo_leak", fields = "borrow value")]
pub struct RefCell<T: ?Sized> {
    borrow: Cell<isize>,
    value: UnsafeCell<T>,
}

impl<T: ?Sized> !Sync for RefCell<T> {}

#[all_items]
pub struct BorrowError {
    private: (),
}

#[all_items]
pub struct BorrowMutError {
    private: (),
}

impl Debug for BorrowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BorrowError")
    }
}

impl Display for BorrowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("RefCell already mutably borrowed")
    }
}

impl Debug for BorrowMutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BorrowMutError")
    }
}

impl Display for BorrowMutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("RefCell already borrowed")
    }
}

impl<T> RefCell<T> {
    pub const fn new(value: T) -> RefCell<T> {
        RefCell { borrow: Cell::new(0), value: UnsafeCell::new(value) }
    }

    pub const fn into_inner(self) -> T {
        self.value.into_inner()
    }

    #[track_caller]
    #[const_unstable]
    pub fn replace(&self, t: T) -> T {
        mem::replace(&mut *self.borrow_mut(), t)
    }

    #[track_caller]
    pub fn replace_with<F: FnOnce(&mut T) -> T>(&self, f: F) -> T {
        let value = &mut *self.borrow_mut();
        let new = f(value);
        mem::replace(value, new)
    }

    #[const_unstable]
    pub fn swap(&self, other: &RefCell<T>) {
        mem::swap(&mut *borrow_to_swap(self), &mut *borrow_other_to_swap(other))
    }

    #[panics_at = "core/src/cell.rs:1431:14"]
    pub fn take(&self) -> T
    where
        T: Default,
    {
        self.replace(T::default())
    }
}

#[panics_at = "core/src/cell.rs:1080:30"]
fn borrow_to_swap<T>(cell: &RefCell<T>) -> RefMut<'_, T> {
    cell.borrow_mut()
}

#[panics_at = "core/src/cell.rs:1080:56"]
fn borrow_other_to_swap<T>(cell: &RefCell<T>) -> RefMut<'_, T> {
    cell.borrow_mut()
}

impl<T: ?Sized> RefCell<T> {
    #[track_caller]
    #[const_unstable]
    pub fn borrow(&self) -> Ref<'_, T> {
        match self.try_borrow() {
            Ok(borrowed) => borrowed,
            Err(_) => panicking::panic_display_str("RefCell already mutably borrowed"),
        }
    }

    #[const_unstable]
    pub fn try_borrow(&self) -> Result<Ref<'_, T>, BorrowError> {
        let count = self.borrow.get();
        if count < 0 {
            return Err(BorrowError { private: () });
        }
        self.borrow.set(count + 1);
        unsafe { Ok(Ref { value: NonNull::new_unchecked(self.value.get()), borrow: BorrowRef { borrow: &self.borrow }, marker: PhantomData }) }
    }

    #[const_unstable]
    pub unsafe fn try_borrow_unguarded(&self) -> Result<&T, BorrowError> {
        if self.borrow.get() < 0 {
            return Err(BorrowError { private: () });
        }
        unsafe { Ok(&*self.value.get()) }
    }

    #[track_caller]
    #[const_unstable]
    pub fn borrow_mut(&self) -> RefMut<'_, T> {
        match self.try_borrow_mut() {
            Ok(borrowed) => borrowed,
            Err(_) => panicking::panic_display_str("RefCell already borrowed"),
        }
    }

    #[const_unstable]
    pub fn try_borrow_mut(&self) -> Result<RefMut<'_, T>, BorrowMutError> {
        if self.borrow.get() != 0 {
            return Err(BorrowMutError { private: () });
        }
        self.borrow.set(-1);
        unsafe { Ok(RefMut { value: NonNull::new_unchecked(self.value.get()), borrow: BorrowRefMut { borrow: &self.borrow }, marker: PhantomData }) }
    }

    #[const_unstable]
    pub fn as_ptr(&self) -> *mut T {
        self.value.get()
    }

    #[const_unstable]
    pub fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }
}

impl<T: Clone> Clone for RefCell<T> {
    #[track_caller]
    fn clone(&self) -> RefCell<T> {
        RefCell::new((*self.borrow()).clone())
    }

    #[track_caller]
    fn clone_from(&mut self, source: &RefCell<T>) {
        self.get_mut().clone_from(&source.borrow())
    }
}

impl<T: Default> Default for RefCell<T> {
    fn default() -> RefCell<T> {
        RefCell::new(T::default())
    }
}

/// Borrows, each with the place where the real library makes it.
macro_rules! borrows {
    ($($name:ident: $place:literal)+) => {$(
        #[panics_at = $place]
        fn $name<T: ?Sized>(cell: &RefCell<T>) -> Ref<'_, T> {
            cell.borrow()
        }
    )+};
}

borrows! {
    borrow_to_eq: "core/src/cell.rs:1479:15"
    borrow_other_to_eq: "core/src/cell.rs:1479:34"
    borrow_to_partial_cmp: "core/src/cell.rs:1493:14"
    borrow_other_to_partial_cmp: "core/src/cell.rs:1493:43"
    borrow_to_lt: "core/src/cell.rs:1501:15"
    borrow_other_to_lt: "core/src/cell.rs:1501:33"
    borrow_to_le: "core/src/cell.rs:1509:15"
    borrow_other_to_le: "core/src/cell.rs:1509:34"
    borrow_to_gt: "core/src/cell.rs:1517:15"
    borrow_other_to_gt: "core/src/cell.rs:1517:33"
    borrow_to_ge: "core/src/cell.rs:1525:15"
    borrow_other_to_ge: "core/src/cell.rs:1525:34"
    borrow_to_cmp: "core/src/cell.rs:1536:14"
    borrow_other_to_cmp: "core/src/cell.rs:1536:35"
}

impl<T: ?Sized + PartialEq> PartialEq for RefCell<T> {
    fn eq(&self, other: &RefCell<T>) -> bool {
        *borrow_to_eq(self) == *borrow_other_to_eq(other)
    }
}

impl<T: ?Sized + Eq> Eq for RefCell<T> {}

impl<T: ?Sized + PartialOrd> PartialOrd for RefCell<T> {
    fn partial_cmp(&self, other: &RefCell<T>) -> Option<Ordering> {
        (*borrow_to_partial_cmp(self)).partial_cmp(&*borrow_other_to_partial_cmp(other))
    }

    fn lt(&self, other: &RefCell<T>) -> bool {
        *borrow_to_lt(self) < *borrow_other_to_lt(other)
    }

    fn le(&self, other: &RefCell<T>) -> bool {
        *borrow_to_le(self) <= *borrow_other_to_le(other)
    }

    fn gt(&self, other: &RefCell<T>) -> bool {
        *borrow_to_gt(self) > *borrow_other_to_gt(other)
    }

    fn ge(&self, other: &RefCell<T>) -> bool {
        *borrow_to_ge(self) >= *borrow_other_to_ge(other)
    }
}

impl<T: ?Sized + Ord> Ord for RefCell<T> {
    fn cmp(&self, other: &RefCell<T>) -> Ordering {
        (*borrow_to_cmp(self)).cmp(&*borrow_other_to_cmp(other))
    }
}

impl<T> From<T> for RefCell<T> {
    fn from(t: T) -> RefCell<T> {
        RefCell::new(t)
    }
}

impl<T: CoerceUnsized<U>, U> CoerceUnsized<RefCell<U>> for RefCell<T> {}

impl<T: ?Sized + Debug> Debug for RefCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RefCell");
        match self.try_borrow() {
            Ok(borrow) => {
                d.field("value", &borrow);
            }
            Err(_) => {
                d.field("value", &Placeholder);
            }
        }
        d.finish()
    }
}

/// What `{:?}` shows of a value that is being changed.
struct Placeholder;

impl Debug for Placeholder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<borrowed>")
    }
}

struct BorrowRef<'b> {
    borrow: &'b Cell<isize>,
}

impl Drop for BorrowRef<'_> {
    fn drop(&mut self) {
        self.borrow.set(self.borrow.get() - 1)
    }
}

struct BorrowRefMut<'b> {
    borrow: &'b Cell<isize>,
}

impl Drop for BorrowRefMut<'_> {
    fn drop(&mut self) {
        self.borrow.set(self.borrow.get() + 1)
    }
}

#[view(ref, ptr = "value.pointer")]
#[all_items(lacking = "leak try_map", fields = "borrow value")]
pub struct Ref<'b, T: ?Sized + 'b> {
    value: NonNull<T>,
    borrow: BorrowRef<'b>,
    marker: PhantomData<&'b T>,
}

impl<'b, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ref<'b, U>> for Ref<'b, T> {}

impl<'b, T: ?Sized> Ref<'b, T> {
    #[const_unstable]
    pub fn clone(orig: &Ref<'b, T>) -> Ref<'b, T> {
        let cell = orig.borrow.borrow;
        cell.set(cell.get() + 1);
        Ref { value: orig.value, borrow: BorrowRef { borrow: cell }, marker: PhantomData }
    }

    pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(orig: Ref<'b, T>, f: F) -> Ref<'b, U> {
        let value = unsafe { NonNull::from_ref(f(&*orig.value.pointer)) };
        Ref { value, borrow: orig.borrow, marker: PhantomData }
    }

    pub fn filter_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(orig: Ref<'b, T>, f: F) -> Result<Ref<'b, U>, Ref<'b, T>> {
        match f(unsafe { &*orig.value.pointer }) {
            Some(value) => Ok(Ref { value: NonNull::from_ref(value), borrow: orig.borrow, marker: PhantomData }),
            None => Err(orig),
        }
    }

    pub fn map_split<U: ?Sized, V: ?Sized, F: FnOnce(&T) -> (&U, &V)>(orig: Ref<'b, T>, f: F) -> (Ref<'b, U>, Ref<'b, V>) {
        let (one, other) = f(unsafe { &*orig.value.pointer });
        let (one, other) = (NonNull::from_ref(one), NonNull::from_ref(other));
        let cell = orig.borrow.borrow;
        cell.set(cell.get() + 1);
        (
            Ref { value: one, borrow: BorrowRef { borrow: cell }, marker: PhantomData },
            Ref { value: other, borrow: orig.borrow, marker: PhantomData },
        )
    }
}

impl<T: ?Sized> Deref for Ref<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.value.pointer }
    }
}

impl<T: ?Sized + Display> Display for Ref<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + Debug> Debug for Ref<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(&**self, f)
    }
}

#[view(ref, ptr = "value.pointer")]
#[all_items(lacking = "leak try_map", fields = "borrow marker value")]
pub struct RefMut<'b, T: ?Sized + 'b> {
    value: NonNull<T>,
    borrow: BorrowRefMut<'b>,
    marker: PhantomData<&'b mut T>,
}

impl<'b, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<RefMut<'b, U>> for RefMut<'b, T> {}

impl<'b, T: ?Sized> RefMut<'b, T> {
    pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(orig: RefMut<'b, T>, f: F) -> RefMut<'b, U> {
        let value = unsafe { NonNull::from_mut(f(&mut *orig.value.as_ptr())) };
        RefMut { value, borrow: orig.borrow, marker: PhantomData }
    }

    pub fn filter_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(
        orig: RefMut<'b, T>,
        f: F,
    ) -> Result<RefMut<'b, U>, RefMut<'b, T>> {
        match f(unsafe { &mut *orig.value.as_ptr() }) {
            Some(value) => Ok(RefMut { value: NonNull::from_mut(value), borrow: orig.borrow, marker: PhantomData }),
            None => Err(orig),
        }
    }

    pub fn map_split<U: ?Sized, V: ?Sized, F: FnOnce(&mut T) -> (&mut U, &mut V)>(
        orig: RefMut<'b, T>,
        f: F,
    ) -> (RefMut<'b, U>, RefMut<'b, V>) {
        let (one, other) = f(unsafe { &mut *orig.value.as_ptr() });
        let (one, other) = (NonNull::from_mut(one), NonNull::from_mut(other));
        let cell = orig.borrow.borrow;
        cell.set(cell.get() - 1);
        (
            RefMut { value: one, borrow: BorrowRefMut { borrow: cell }, marker: PhantomData },
            RefMut { value: other, borrow: orig.borrow, marker: PhantomData },
        )
    }
}

impl<T: ?Sized> Deref for RefMut<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.value.pointer }
    }
}

impl<T: ?Sized> DerefMut for RefMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.value.as_ptr() }
    }
}

impl<T: ?Sized + Display> Display for RefMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + Debug> Debug for RefMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(&**self, f)
    }
}

/// Filled once.
#[all_items(lacking = "get_mut_or_init get_mut_or_try_init get_or_try_init try_insert")]
pub struct OnceCell<T> {
    inner: UnsafeCell<Option<T>>,
}

impl<T: Clone> Clone for OnceCell<T> {
    fn clone(&self) -> OnceCell<T> {
        let res = OnceCell::new();
        if let Some(value) = self.get() {
            let _ = res.set(value.clone());
        }
        res
    }
}

impl<T> OnceCell<T> {
    pub const fn new() -> OnceCell<T> {
        OnceCell { inner: UnsafeCell::new(None) }
    }

    pub fn get(&self) -> Option<&T> {
        unsafe { (*self.inner.get()).as_ref() }
    }

    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.inner.get_mut().as_mut()
    }

    pub fn set(&self, value: T) -> Result<(), T> {
        if self.get().is_some() {
            return Err(value);
        }
        unsafe { *self.inner.get() = Some(value) }
        Ok(())
    }

    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        if self.get().is_none() {
            let value = f();
            if self.set(value).is_err() {
                refuse_second_value()
            }
        }
        match self.get() {
            Some(value) => value,
            None => panicking::panic_str("internal error: entered unreachable code"),
        }
    }

    pub const fn into_inner(self) -> Option<T> {
        self.inner.into_inner()
    }

    pub fn take(&mut self) -> Option<T> {
        self.inner.get_mut().take()
    }
}

impl<T> Default for OnceCell<T> {
    fn default() -> OnceCell<T> {
        OnceCell::new()
    }
}

enum LazyState<T, F> {
    Uninit(F),
    Init(T),
    Poisoned,
}

/// A value that is computed when it is first looked at.
#[all_items(lacking = "into_inner")]
pub struct LazyCell<T, F = fn() -> T> {
    state: UnsafeCell<LazyState<T, F>>,
}

#[panics_at = "core/src/cell/once.rs:300:66"]
fn refuse_second_value() -> ! {
    crate::panicking::panic_str("reentrant init")
}

#[panics_at = "core/src/cell/lazy.rs:372:5"]
fn refuse_poisoned() -> ! {
    crate::panicking::panic_str("LazyCell instance has previously been poisoned")
}

impl<T, F: FnOnce() -> T> LazyCell<T, F> {
    pub const fn new(f: F) -> LazyCell<T, F> {
        LazyCell { state: UnsafeCell::new(LazyState::Uninit(f)) }
    }

    #[track_caller]
    pub fn force(this: &LazyCell<T, F>) -> &T {
        unsafe {
            if let LazyState::Init(value) = &*this.state.get() {
                return value;
            }
            match mem::replace(&mut *this.state.get(), LazyState::Poisoned) {
                LazyState::Uninit(f) => {
                    let value = f();
                    *this.state.get() = LazyState::Init(value)
                }
                _ => refuse_poisoned(),
            }
            match &*this.state.get() {
                LazyState::Init(value) => value,
                _ => refuse_poisoned(),
            }
        }
    }

    #[track_caller]
    pub fn force_mut(this: &mut LazyCell<T, F>) -> &mut T {
        LazyCell::force(this);
        match this.state.get_mut() {
            LazyState::Init(value) => value,
            _ => refuse_poisoned(),
        }
    }
}

impl<T, F> LazyCell<T, F> {
    pub fn get(this: &LazyCell<T, F>) -> Option<&T> {
        match unsafe { &*this.state.get() } {
            LazyState::Init(value) => Some(value),
            _ => None,
        }
    }

    pub fn get_mut(this: &mut LazyCell<T, F>) -> Option<&mut T> {
        match this.state.get_mut() {
            LazyState::Init(value) => Some(value),
            _ => None,
        }
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyCell<T, F> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        LazyCell::force(self)
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyCell<T, F> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        LazyCell::force_mut(self)
    }
}

impl<T: Default> Default for LazyCell<T> {
    fn default() -> LazyCell<T> {
        LazyCell::new(T::default)
    }
}

impl<T: Debug, F> Debug for LazyCell<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("LazyCell");
        match LazyCell::get(self) {
            Some(value) => tuple.field(value),
            None => tuple.field(&format_args!("<uninit>")),
        };
        tuple.finish()
    }
}
