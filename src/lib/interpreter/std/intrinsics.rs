//! What the library asks of the machine. Each is done in TypeScript; `INTRINSICS.md` says what it does.

use crate::any::Any;
use crate::panic::PanicHookInfo;

#[track_caller]
#[intrinsic = "num_add"]
pub fn num_add<T>(left: T, right: T) -> T;
#[track_caller]
#[intrinsic = "num_sub"]
pub fn num_sub<T>(left: T, right: T) -> T;
#[track_caller]
#[intrinsic = "num_mul"]
pub fn num_mul<T>(left: T, right: T) -> T;
#[track_caller]
#[intrinsic = "num_div"]
pub fn num_div<T>(left: T, right: T) -> T;
#[track_caller]
#[intrinsic = "num_rem"]
pub fn num_rem<T>(left: T, right: T) -> T;
#[intrinsic = "num_bitand"]
pub fn num_bitand<T>(left: T, right: T) -> T;
#[intrinsic = "num_bitor"]
pub fn num_bitor<T>(left: T, right: T) -> T;
#[intrinsic = "num_bitxor"]
pub fn num_bitxor<T>(left: T, right: T) -> T;
#[track_caller]
#[intrinsic = "num_shl"]
pub fn num_shl<T, U>(left: T, right: U) -> T;
#[track_caller]
#[intrinsic = "num_shr"]
pub fn num_shr<T, U>(left: T, right: U) -> T;
#[track_caller]
#[intrinsic = "num_neg"]
pub fn num_neg<T>(value: T) -> T;
#[intrinsic = "num_not"]
pub fn num_not<T>(value: T) -> T;
/// `as` between numbers.
#[intrinsic = "num_cast"]
pub const fn num_cast<T, U>(value: T) -> U;

/// The value itself one on (for `char`: past the surrogates); `at` keeps the new value, the old one is given.
#[track_caller]
#[intrinsic]
pub fn step_up<T>(at: &mut T) -> T;
/// The value itself one back; `at` keeps the new value, and it is given too.
#[track_caller]
#[intrinsic]
pub fn step_down<T>(at: &mut T) -> T;
/// How many steps lie between: `None` in Rust's terms is the greatest `usize`.
#[intrinsic]
pub fn steps_between<T>(start: &T, end: &T) -> usize;
/// `*start` `count` steps on; false and unchanged where there is no such value.
#[intrinsic]
pub fn step_forward<T>(at: &mut T, count: usize) -> bool;
#[intrinsic]
pub fn step_backward<T>(at: &mut T, count: usize) -> bool;
/// `*left < *right` of two integers or chars.
#[intrinsic]
pub fn scalar_lt<T>(left: &T, right: &T) -> bool;

/// Room for `count` values, uninitialised. For no bytes at all: an aligned pointer to nowhere.
#[intrinsic]
pub fn alloc_array<T>(count: usize) -> *mut T;
/// Moves the buffer of `old` values to a new one of `new`.
#[intrinsic]
pub unsafe fn realloc_array<T>(ptr: *mut T, old: usize, new: usize) -> *mut T;
#[intrinsic]
pub unsafe fn dealloc_array<T>(ptr: *mut T, count: usize);
/// Whether a clone of a value is the same bytes and nothing else happens: integers, floats, `bool`, `char`.
#[intrinsic]
pub const fn clones_as_bytes<T>() -> bool;
/// Writes `count` copies of such a value, one after another.
#[intrinsic]
pub unsafe fn fill_array<T>(ptr: *mut T, count: usize, value: &T);
/// The same pointer so many bytes further down, with the same length or vtable.
#[intrinsic]
pub unsafe fn ptr_down<T: ?Sized, U: ?Sized>(ptr: *const T, bytes: usize) -> *mut U;
/// The pointer `ptr` with the length or vtable of another.
#[intrinsic]
pub const fn with_metadata_of<T: ?Sized>(ptr: *const u8, other: *const T) -> *mut T;
/// Room for bytes alone.
#[intrinsic]
pub unsafe fn alloc_bytes(size: usize, align: usize) -> *mut u8;
/// Frees what `alloc_bytes` gave.
#[intrinsic]
pub unsafe fn dealloc_bytes(ptr: *mut u8, size: usize, align: usize);
/// Frees the memory of one value, whose size may be known only at run time.
#[intrinsic]
pub unsafe fn dealloc_value<T: ?Sized>(ptr: *mut T);

#[lang = "transmute"]
#[intrinsic]
pub const unsafe fn transmute<Src, Dst>(src: Src) -> Dst;

#[intrinsic]
pub const fn slice_from_raw<'a, T>(data: *const T, len: usize) -> &'a [T];
#[intrinsic]
pub const fn slice_from_raw_mut<'a, T>(data: *mut T, len: usize) -> &'a mut [T];
#[intrinsic]
pub const fn slice_ptr<T>(data: *const T, len: usize) -> *const [T];
#[intrinsic]
pub const fn slice_ptr_mut<T>(data: *mut T, len: usize) -> *mut [T];
/// The same bytes as text.
#[intrinsic]
pub const unsafe fn str_from_utf8<'a>(bytes: &'a [u8]) -> &'a str;
#[intrinsic]
pub const unsafe fn str_from_utf8_mut<'a>(bytes: &'a mut [u8]) -> &'a mut str;
/// Bytes `start..end` of a text, unchecked.
#[intrinsic]
pub const unsafe fn str_part<'a>(text: &'a str, start: usize, end: usize) -> &'a str;
/// Elements `start..end` of a slice, unchecked.
#[intrinsic]
pub const unsafe fn slice_part<'a, T>(slice: &'a [T], start: usize, end: usize) -> &'a [T];
#[intrinsic]
pub const unsafe fn slice_part_mut<'a, T>(slice: &'a mut [T], start: usize, end: usize) -> &'a mut [T];

/// The discriminant of an enum's value, as `as isize` gives it.
#[intrinsic]
pub const fn discriminant_value<T>(value: &T) -> isize;
/// The same in a type that holds every discriminant: variants are ordered by it.
#[intrinsic]
pub const fn discriminant_order<T>(value: &T) -> i128;

/// Writes text to the process's output (1) or error output (2).
#[intrinsic]
pub fn write_text(stream: i32, text: &str);
/// Writes bytes to the process's output (1) or error output (2).
#[intrinsic]
pub fn write_bytes(stream: i32, bytes: &[u8]);
/// The next line of the input with its end (nothing at the end of all input), in a buffer of just its length, which the caller frees.
#[intrinsic]
pub fn stdin_line() -> *mut [u8];

/// Reports a panic and begins to unwind. The message is one that stands in the program's text.
#[track_caller]
#[intrinsic]
pub fn panic_with(message: &str) -> !;
/// The same with a message that was put together.
#[track_caller]
#[intrinsic]
pub fn panic_formatted(message: &str) -> !;
/// The same with a value of the program's; `message` is what is reported of it.
#[track_caller]
#[intrinsic]
pub fn panic_payload(message: &str, payload: *mut (dyn Any + Send)) -> !;
/// The same without a report.
#[track_caller]
#[intrinsic]
pub fn panic_again(message: &str, payload: *mut (dyn Any + Send)) -> !;
/// What the panic under way carries: 0 a message of the program's text, 1 one that was put together, 2 a value.
#[intrinsic]
pub fn panic_kind() -> u8;
#[intrinsic]
pub fn panic_static_message() -> &'static str;
/// In a buffer of just its length, which the caller frees.
#[intrinsic]
pub fn panic_formatted_message() -> *mut [u8];
#[intrinsic]
pub fn panic_value() -> *mut (dyn Any + Send);
/// From here on the panic under way carries this value.
#[intrinsic]
pub fn panic_carries(payload: *mut (dyn Any + Send));
/// The panic under way is over: it was caught.
#[intrinsic]
pub fn panic_is_over();
#[intrinsic]
pub fn is_panicking() -> bool;
/// Where the panic under way happened.
#[intrinsic]
pub fn panic_file() -> &'static str;
#[intrinsic]
pub fn panic_line() -> u32;
#[intrinsic]
pub fn panic_column() -> u32;
/// Writes the message of a panic as it is written where no hook is set.
#[intrinsic]
pub fn report_panic(file: &str, line: u32, column: u32, message: &str);
/// Whether the program has set a hook, which is called instead.
#[intrinsic]
pub fn has_panic_hook() -> bool;
#[intrinsic]
pub fn panic_hook() -> *mut (dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static);
/// Calls `run` at each panic, which asks for the hook; without a hook, the machine reports panics again.
#[intrinsic]
pub fn set_panic_hook(hook: *mut (dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static), run: fn());
#[intrinsic]
pub fn forget_panic_hook();
/// `run` is called when `main` is over, before the process ends.
#[intrinsic]
pub fn at_exit(run: fn());
/// Whether something is; from now on it is not.
#[intrinsic]
pub fn runs_at_exit() -> bool;
#[intrinsic]
pub fn exit_process(code: i32) -> !;
#[intrinsic]
pub fn abort_process() -> !;

/// Digits of an integer's magnitude in `base`, to `to` (at least 128 bytes); gives their count.
#[intrinsic]
pub unsafe fn int_digits<T>(value: T, base: u32, upper: bool, to: *mut u8) -> usize;
/// Length in bytes of a float's magnitude as text. `mode` 0 `{}`, 1 `{:?}`, 2 `{:e}`, 3 `{:E}`; `precision` -1 for none.
#[intrinsic]
pub fn float_text_len<T>(value: T, mode: u32, precision: isize) -> usize;
#[intrinsic]
pub unsafe fn float_text<T>(value: T, mode: u32, precision: isize, to: *mut u8);

/// Whoever waits here waits for ever: the run ends and says so.
#[intrinsic]
pub fn wait_forever(what: &str);
/// Simulated time since the start of the run.
#[intrinsic]
pub fn clock_nanos() -> u64;
/// Simulated time goes on.
#[intrinsic]
pub fn pass_time(nanos: u64);
