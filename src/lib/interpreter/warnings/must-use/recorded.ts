/** Which items of the real library are `#[must_use]`: recorded from rustc by `tests/tools/record-must-use.ts`. */

/** A line for each owner: its key, and the names of its functions. */
export const mustUseFns = (): string => `
*const add addr align_offset as_ref_unchecked byte_add byte_offset byte_sub is_aligned offset sub with_addr wrapping_add wrapping_byte_add wrapping_byte_offset wrapping_byte_sub wrapping_offset wrapping_sub
*mut add addr align_offset as_mut_unchecked as_ref_unchecked byte_add byte_offset byte_sub is_aligned offset sub with_addr wrapping_add wrapping_byte_add wrapping_byte_offset wrapping_byte_sub wrapping_offset wrapping_sub
any type_name type_name_of_val
any::TypeId of
arc::Arc as_ptr assume_init downgrade into_raw new_uninit new_uninit_slice new_zeroed new_zeroed_slice pin ptr_eq strong_count weak_count
arc::Weak as_ptr into_raw new ptr_eq strong_count upgrade weak_count
arith::Add add
arith::BitAnd bitand
arith::BitOr bitor
arith::BitXor bitxor
arith::Div div
arith::Mul mul
arith::Neg neg
arith::Not not
arith::Rem rem
arith::Shl shl
arith::Shr shr
arith::Sub sub
array map
atomic::AtomicBool new
atomic::AtomicI16 new
atomic::AtomicI32 new
atomic::AtomicI64 new
atomic::AtomicI8 new
atomic::AtomicIsize new
atomic::AtomicU16 new
atomic::AtomicU32 new
atomic::AtomicU64 new
atomic::AtomicU8 new
atomic::AtomicUsize new
barrier::Barrier new
barrier::BarrierWaitResult is_leader
binary_heap::BinaryHeap as_slice capacity into_sorted_vec into_vec is_empty len new peek with_capacity
borrow::ToOwned to_owned
boxed::Box from_raw into_raw new new_uninit new_uninit_slice new_zeroed new_zeroed_slice pin
btree_map::BTreeMap is_empty len new
btree_map::OccupiedEntry get into_mut key
btree_set::BTreeSet first is_disjoint is_empty is_subset is_superset last len new
buf_writer::WriterPanicked into_inner
c_str::CStr as_ptr count_bytes from_bytes_with_nul_unchecked from_ptr into_c_string to_bytes to_bytes_with_nul to_string_lossy
c_string::CString as_bytes as_bytes_with_nul as_c_str from_raw from_vec_unchecked from_vec_with_nul_unchecked into_boxed_c_str into_bytes into_bytes_with_nul into_raw
c_string::FromVecWithNulError as_bytes into_bytes
c_string::IntoStringError into_cstring utf8_error
c_string::NulError into_vec nul_position
cell::OnceCell new
cell::Ref clone
char escape_debug escape_default escape_unicode from_digit from_u32 from_u32_unchecked is_alphabetic is_alphanumeric is_ascii is_ascii_alphabetic is_ascii_alphanumeric is_ascii_control is_ascii_digit is_ascii_graphic is_ascii_hexdigit is_ascii_lowercase is_ascii_punctuation is_ascii_uppercase is_ascii_whitespace is_control is_lowercase is_numeric is_uppercase is_whitespace len_utf16 len_utf8 to_ascii_lowercase to_ascii_uppercase to_digit to_lowercase to_uppercase
chunks::ChunksExact remainder
clone::Clone clone
cmp max max_by min min_by
cmp::Ord clamp cmp max min
cmp::Ordering is_eq is_ge is_gt is_le is_lt is_ne reverse then then_with
cmp::PartialEq eq ne
cmp::PartialOrd ge gt le lt partial_cmp
condvar::Condvar new
condvar::WaitTimeoutResult timed_out
convert::From from
convert::Into into
decode::DecodeUtf16Error unpaired_surrogate
drain::Drain as_slice
env var_os
error::Error from_raw_os_error get_mut get_ref into_inner kind last_os_error raw_os_error
float abs acos acosh asin asinh atan atan2 atanh cbrt ceil clamp copysign cos cosh div_euclid exp exp2 exp_m1 floor fract from_be_bytes from_bits from_le_bytes from_ne_bytes hypot is_finite is_infinite is_nan is_normal is_sign_negative is_sign_positive is_subnormal ln ln_1p log log10 log2 max min mul_add powf powi recip rem_euclid round round_ties_even signum sin sinh sqrt tan tanh to_be_bytes to_bits to_degrees to_le_bytes to_ne_bytes to_radians total_cmp trunc
fmt format
fmt::Arguments as_str
fmt::Formatter align alternate fill precision sign_aware_zero_pad sign_minus sign_plus width
fs::File options
fs::OpenOptions new
hash::DefaultHasher new
hash::Hasher finish
hash::RandomState new
hash_map::HashMap new with_capacity
hash_set::HashSet new with_capacity
int abs abs_diff borrowing_sub carrying_add carrying_mul carrying_mul_add cast_signed cast_unsigned checked_abs checked_add checked_add_signed checked_add_unsigned checked_div checked_div_euclid checked_ilog checked_ilog10 checked_ilog2 checked_isqrt checked_mul checked_neg checked_next_multiple_of checked_next_power_of_two checked_pow checked_rem checked_rem_euclid checked_shl checked_shr checked_sub checked_sub_signed checked_sub_unsigned count_ones count_zeros div_ceil div_euclid escape_ascii from_be from_be_bytes from_le from_le_bytes from_ne_bytes ilog ilog10 ilog2 is_ascii is_ascii_alphabetic is_ascii_alphanumeric is_ascii_control is_ascii_digit is_ascii_graphic is_ascii_hexdigit is_ascii_lowercase is_ascii_punctuation is_ascii_uppercase is_ascii_whitespace is_multiple_of is_negative is_positive is_power_of_two isqrt leading_ones leading_zeros midpoint next_multiple_of next_power_of_two overflowing_abs overflowing_add overflowing_add_signed overflowing_add_unsigned overflowing_div overflowing_div_euclid overflowing_mul overflowing_neg overflowing_pow overflowing_rem overflowing_rem_euclid overflowing_shl overflowing_shr overflowing_sub overflowing_sub_signed overflowing_sub_unsigned pow rem_euclid reverse_bits rotate_left rotate_right saturating_abs saturating_add saturating_add_signed saturating_add_unsigned saturating_div saturating_mul saturating_neg saturating_pow saturating_sub saturating_sub_signed saturating_sub_unsigned signum strict_abs strict_add strict_add_signed strict_add_unsigned strict_div strict_div_euclid strict_mul strict_neg strict_pow strict_rem strict_rem_euclid strict_shl strict_shr strict_sub strict_sub_signed strict_sub_unsigned swap_bytes to_ascii_lowercase to_ascii_uppercase to_be to_be_bytes to_le to_le_bytes to_ne_bytes trailing_ones trailing_zeros unbounded_shl unbounded_shr unchecked_add unchecked_mul unchecked_neg unchecked_sub unsigned_abs wrapping_abs wrapping_add wrapping_add_signed wrapping_add_unsigned wrapping_div wrapping_div_euclid wrapping_mul wrapping_neg wrapping_pow wrapping_rem wrapping_rem_euclid wrapping_shl wrapping_shr wrapping_sub wrapping_sub_signed wrapping_sub_unsigned
ip_addr::IpAddr is_ipv4 is_ipv6 is_loopback is_multicast is_unspecified to_canonical
ip_addr::Ipv4Addr from_bits from_octets is_broadcast is_documentation is_link_local is_loopback is_multicast is_private is_unspecified new octets to_bits to_ipv6_compatible to_ipv6_mapped
ip_addr::Ipv6Addr from_bits from_octets from_segments is_loopback is_multicast is_unicast_link_local is_unique_local is_unspecified new octets segments to_bits to_canonical to_ipv4 to_ipv4_mapped
iter::CharIndices as_str offset
iter::Chars as_str
iter::Iter as_slice
iter::IterMut as_slice into_slice
iter::Iterator collect
layout alloc alloc_zeroed realloc
layout::Layout align for_value from_size_align_unchecked new pad_to_align size
linked_list::LinkedList back front front_mut is_empty len new push_back_mut push_front_mut
lossy::Utf8Chunk invalid valid
maybe_uninit::MaybeUninit new uninit zeroed
mem align_of align_of_val needs_drop replace size_of size_of_val transmute_copy zeroed
mem::ManuallyDrop new take
mpsc channel sync_channel
nonzero::NonZero abs cast_signed cast_unsigned checked_abs checked_add checked_mul checked_next_power_of_two checked_pow count_ones div_ceil ilog10 ilog2 is_negative is_positive is_power_of_two isqrt leading_zeros midpoint overflowing_abs saturating_abs saturating_add saturating_mul saturating_pow trailing_zeros unsigned_abs wrapping_abs
once::Once new
once_lock::OnceLock new
ops::Deref deref
option::Option as_mut_slice as_slice cloned copied insert is_none is_some map_or
os_str::OsStr is_ascii is_empty len to_ascii_lowercase to_ascii_uppercase to_os_string to_str to_string_lossy
os_str::OsString as_os_str capacity new with_capacity
panic take_hook
panic::Location caller column file line
panic::PanicHookInfo location payload payload_as_str
parse::ParseIntError kind
parse::Utf8Error error_len valid_up_to
path is_separator
path::Component as_os_str
path::Components as_path
path::Path as_os_str display ends_with exists extension file_name file_stem has_root is_absolute is_dir is_file is_relative join parent starts_with to_path_buf to_str to_string_lossy with_file_name
path::PathBuf as_path capacity into_os_string new
pieces::ChunksExactMut into_remainder
pieces::RChunksExact remainder
pieces::RChunksExactMut into_remainder
pin::Pin get_mut get_ref get_unchecked_mut into_ref map_unchecked_mut
ptr addr_eq dangling dangling_mut eq from_mut from_ref null null_mut
ptr::NonNull add as_mut as_ptr as_ref byte_add byte_sub cast dangling is_aligned is_empty len offset slice_from_raw_parts sub
range::Bound cloned
raw with_exposed_provenance with_exposed_provenance_mut without_provenance without_provenance_mut
rc::Rc downgrade into_raw new_uninit new_uninit_slice new_zeroed new_zeroed_slice pin
rc::Weak as_ptr into_raw new ptr_eq strong_count upgrade weak_count
result::Result is_err is_err_and is_ok is_ok_and map_or
saturating::Saturating abs count_ones count_zeros from_be from_le is_negative is_positive is_power_of_two leading_zeros pow reverse_bits rotate_left rotate_right signum swap_bytes to_be to_le trailing_zeros
slice as_array as_chunks as_chunks_mut as_chunks_unchecked as_chunks_unchecked_mut as_mut_array as_mut_ptr as_mut_ptr_range as_ptr as_ptr_range as_rchunks as_rchunks_mut contains element_offset ends_with eq_ignore_ascii_case escape_ascii first first_mut from_mut from_raw_parts from_raw_parts_mut from_ref get get_mut get_unchecked get_unchecked_mut is_ascii is_empty is_sorted is_sorted_by is_sorted_by_key last last_mut len partition_point split_at split_at_checked split_at_mut split_at_mut_checked split_at_mut_unchecked split_at_unchecked split_first split_first_mut split_last split_last_mut starts_with to_ascii_lowercase to_ascii_uppercase
socket_addr::SocketAddr ip is_ipv4 is_ipv6 new port
socket_addr::SocketAddrV4 ip new port
socket_addr::SocketAddrV6 flowinfo ip new port scope_id
stdio stderr stdin stdout
stdio::Stdin lines
str as_bytes as_bytes_mut as_mut_ptr as_ptr encode_utf16 eq_ignore_ascii_case escape_debug escape_default escape_unicode from_boxed_utf8_unchecked from_utf8_unchecked from_utf8_unchecked_mut into_boxed_bytes into_string is_ascii is_char_boundary is_empty len repeat slice_unchecked split_ascii_whitespace split_at split_at_checked split_at_mut split_at_mut_checked split_whitespace to_ascii_lowercase to_ascii_uppercase to_lowercase to_uppercase trim trim_ascii trim_ascii_end trim_ascii_start trim_end trim_left trim_right trim_start
string::FromUtf8Error as_bytes into_bytes utf8_error
string::String as_bytes as_mut_str as_str capacity from_utf16_lossy from_utf8_lossy from_utf8_unchecked into_boxed_str into_bytes into_raw_parts is_empty len new split_off with_capacity
thread current panicking
thread::JoinHandle thread
thread::ScopedJoinHandle thread
thread::Thread id name
time::Duration abs_diff as_micros as_millis as_nanos as_secs as_secs_f32 as_secs_f64 checked_add checked_div checked_mul checked_sub div_duration_f32 div_duration_f64 div_f32 div_f64 from_hours from_micros from_millis from_mins from_nanos from_nanos_u128 from_secs from_secs_f32 from_secs_f64 is_zero mul_f32 mul_f64 new saturating_add saturating_mul saturating_sub subsec_micros subsec_millis subsec_nanos
util empty repeat sink
vec::Vec insert_mut into_raw_parts new push_mut split_off with_capacity
vec_deque::VecDeque insert_mut new push_back_mut push_front_mut split_off with_capacity
wrapping::Wrapping reverse_bits
`;

export const mustUseTypes = (): string => `
adapters::Chain
adapters::Cloned
adapters::Copied
adapters::Cycle
adapters::Enumerate
adapters::Filter
adapters::FilterMap
adapters::Fuse
adapters::Inspect
adapters::Map
adapters::MapWhile
adapters::Peekable
adapters::Rev
adapters::Scan
adapters::Skip
adapters::SkipWhile
adapters::StepBy
adapters::Take
adapters::TakeWhile
adapters::Zip
arrays::ArrayWindows
ascii::EscapeDefault
binary_heap::Iter
boxed::Box
btree_map::ExtractIf
btree_map::IntoKeys
btree_map::IntoValues
btree_map::Iter
btree_map::IterMut
btree_map::Keys
btree_map::Range
btree_map::RangeMut
btree_map::Values
btree_map::ValuesMut
btree_set::Difference
btree_set::ExtractIf
btree_set::Intersection
btree_set::Iter
btree_set::Range
btree_set::SymmetricDifference
btree_set::Union
builders::DebugList
builders::DebugMap
builders::DebugSet
builders::DebugStruct
builders::DebugTuple
chunks::Chunks
chunks::ChunksExact
chunks::ChunksMut
chunks::RChunks
chunks::Windows
env::Args
escape::EscapeAscii
extract_if::ExtractIf
flatten::FlatMap
flatten::Flatten
hash_set::Difference
hash_set::ExtractIf
hash_set::Intersection
hash_set::SymmetricDifference
hash_set::Union
iter::Bytes
iter::CharIndices
iter::Chars
iter::ExtractIf
iter::Iter
iter::IterMut
iter::Lines
linked_list::ExtractIf
linked_list::Iter
linked_list::IterMut
lossy::Utf8Chunks
ops::ControlFlow
path::Ancestors
path::Components
path::Iter
pieces::ChunksExactMut
pieces::RChunksExact
pieces::RChunksExactMut
pieces::RChunksMut
result::Result
runs::ChunkBy
runs::ChunkByMut
rwlock::RwLockReadGuard
sources::Empty
split::RSplit
split::RSplitMut
split::RSplitN
split::RSplitNMut
split::Split
split::SplitInclusive
split::SplitInclusiveMut
split::SplitMut
split::SplitN
split::SplitNMut
stdio::StderrLock
stdio::StdinLock
stdio::StdoutLock
tcp::Incoming
thread::Builder
`;
