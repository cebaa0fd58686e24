/** Crates: the library's, under the names that it has in a program, and what to write where another is named. */
import { libraryRoot } from './lookup.ts';
import type { Module } from './module.ts';
import type { ResolveState } from './state.ts';

/** The crate that `name` names wherever a path may begin: `std` and `core`, and what `extern crate` at the root brought in. */
export function findCrate(state: ResolveState, name: string): Module | undefined {
  if (state.isLibrary) return name === 'std' || name === 'core' || name === 'alloc' ? state.root : undefined;
  if (name === 'std' || name === 'core') return libraryRoot(state);
  return state.externCrates.get(name);
}

/** The crate that `extern crate name;` means; undefined where there is none. */
export function externCrate(state: ResolveState, name: string): Module | undefined {
  if (name === 'self') return state.root;
  return name === 'std' || name === 'core' || name === 'alloc' ? libraryRoot(state) : undefined;
}

/** Crates that people reach for, and what the standard library has in their place. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['anyhow', '`Box<dyn std::error::Error>` holds any error too'],
  ['arrayvec', 'a `Vec` with `with_capacity`, or an array and a length, will do'],
  ['async_std', 'an executor can be written by hand, as small as a loop over `poll`'],
  ['bitflags', 'constants of an integer type with `|` and `&` will do'],
  ['bytes', 'a `Vec<u8>` and its slices will do'],
  ['chrono', '`std::time::Duration` and `Instant` measure time; dates have to be counted by hand'],
  ['clap', '`std::env::args()` gives the arguments'],
  ['crossbeam', '`std::thread::scope` and `std::sync::mpsc` do the same for most programs'],
  ['dashmap', 'a `Mutex<HashMap<_, _>>` will do'],
  ['either', 'an `enum` of two variants will do'],
  ['env_logger', '`eprintln!` writes to the standard error'],
  ['futures', 'an executor can be written by hand, as small as a loop over `poll`'],
  ['hashbrown', '`std::collections::HashMap` is the same map'],
  ['indexmap', 'a `Vec` of pairs, or a `BTreeMap`, keeps an order too'],
  ['itertools', 'the methods of `Iterator` and of slices do most of it'],
  ['lazy_static', '`std::sync::LazyLock` or `OnceLock` fill a static when it is first used'],
  ['libc', 'foreign functions are out of reach here; `std` has the safe ones'],
  ['log', '`eprintln!` writes to the standard error'],
  ['maplit', '`HashMap::from([(key, value)])` makes a map from a list'],
  ['nom', 'a parser over `chars()` or bytes can be written by hand'],
  ['num', 'write the types out, or a trait of your own with the operations that you need'],
  ['num_bigint', '`u128` is the largest integer; larger ones have to be vectors of digits'],
  ['num_traits', 'write the types out, or a trait of your own with the operations that you need'],
  ['once_cell', '`std::cell::OnceCell` and `std::sync::OnceLock` came from there'],
  ['parking_lot', '`std::sync` has `Mutex` and `RwLock`'],
  ['petgraph', 'a `Vec` of neighbours, with indices for nodes, will do'],
  ['phf', 'a `match`, or a `HashMap` filled at the start, will do'],
  ['proptest', 'a loop over values that you choose will do'],
  ['quickcheck', 'a loop over values that you choose will do'],
  ['rand', 'take a fixed list of numbers, or a small generator: `x = x * 6364136223846793005 + 1` with `wrapping_mul`'],
  ['rayon', '`std::thread::scope` with one thread for each chunk will do'],
  ['regex', '`str` has `find`, `split`, `matches` and `strip_prefix`, which take patterns of characters'],
  ['reqwest', 'the network is out of reach here; take the text as a constant'],
  ['semver', 'a tuple of three numbers compares as a version does'],
  ['serde', 'write the conversion by hand, as `Display` and `FromStr`'],
  ['serde_json', 'write the conversion by hand, as `Display` and `FromStr`'],
  ['smallvec', 'a `Vec` will do'],
  ['structopt', '`std::env::args()` gives the arguments'],
  ['strum', 'implement `Display` and `FromStr` for the enum'],
  ['syn', 'procedural macros are out of reach here; `macro_rules!` is at hand'],
  ['tempfile', 'files are out of reach here; take the text as a constant'],
  ['thiserror', 'implement `Display` and `std::error::Error` for the enum'],
  ['time', '`std::time::Duration` and `Instant` measure time'],
  ['tokio', 'an executor can be written by hand, as small as a loop over `poll`; threads are in `std::thread`'],
  ['toml', 'write the conversion by hand, as `Display` and `FromStr`'],
  ['tracing', '`eprintln!` writes to the standard error'],
  ['url', '`str::split` and `split_once` take a text apart'],
  ['uuid', 'a counter makes names that are different too'],
  ['wasm_bindgen', 'there is no page to speak to here'],
]);

/** What to write in place of the crate; of names that nobody knows, that only the library is here. */
export function crateHelp(name: string): readonly string[] {
  const instead = INSTEAD.get(name.replace(/^num_.*/u, (whole) => (INSTEAD.has(whole) ? whole : 'num')));
  const about = 'only the standard library and the modules of the program are at hand';
  return instead === undefined ? [about] : [`${about}: ${instead}`];
}
