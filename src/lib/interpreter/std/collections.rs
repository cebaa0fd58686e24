//! Maps, sets and queues. Simple inside (a table of slots, a sorted vector, a ring), with Rust's own signatures.

pub mod binary_heap;
pub mod btree_map;
pub mod btree_set;
pub mod hash_map;
pub mod hash_set;
pub mod linked_list;
pub(crate) mod try_reserve;
pub mod vec_deque;

pub use binary_heap::BinaryHeap;
pub use btree_map::BTreeMap;
pub use btree_set::BTreeSet;
pub use hash_map::HashMap;
pub use hash_set::HashSet;
pub use linked_list::LinkedList;
pub use try_reserve::TryReserveError;
pub use vec_deque::VecDeque;
