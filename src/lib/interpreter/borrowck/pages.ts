/** A page for each fault: a tiny program that has it, why Rust refuses, and how to mend it. Keyed by the diagnostic's name. */
export interface Page {
  readonly title: string;
  /** A whole program that is refused for this reason alone. */
  readonly program: string;
  readonly why: string;
  readonly instead: string;
}

const main = (...lines: readonly string[]): string => ['fn main() {', ...lines.map((line) => `    ${line}`), '}', ''].join('\n');

export const PAGES: Readonly<Record<string, Page>> = {
  'use-after-move': {
    title: 'Use after a move',
    program: main('let s = String::from("a");', 'let t = s;', 'println!("{t}");', 'println!("{s}");'),
    why: 'A `String` owns memory on the heap. `let t = s` hands that memory over: were `s` still usable, both would free it at the end.',
    instead: 'Borrow with `&s` if `t` need not own the text, or make a second text with `s.clone()`.',
  },
  'use-before-init': {
    title: 'Use before a value was given',
    program: main('let x: i32;', 'println!("{x}");'),
    why: 'A variable has no value until it is given one; what would be read is whatever the memory held before.',
    instead: 'Give it a value on every way that leads to the use.',
  },
  'assign-twice': {
    title: 'A second value for an immutable variable',
    program: main('let x = 1;', 'println!("{x}");', 'x = 2;', 'println!("{x}");'),
    why: 'Without `mut`, a name stands for one value as long as it lives, and a reader may rely on that.',
    instead: 'Write `let mut x`, or make a new variable with `let x = 2`.',
  },
  'cannot-mutate': {
    title: 'A change through something immutable',
    program: main('let s = String::from("a");', 's.push(\'b\');'),
    why: 'A place may be changed only if its variable is declared `mut`, or if it is reached through a `&mut` reference.',
    instead: 'Declare the variable with `mut`, or take `&mut` instead of `&`.',
  },
  'borrow-conflict': {
    title: 'Two borrows that exclude each other',
    program: main('let mut v = vec![1];', 'let first = &v[0];', 'v.push(2);', 'println!("{first}");'),
    why: 'While a mutable borrow is needed, nobody else may look: `push` may move the elements to new memory, and `first` would point at what was freed.',
    instead: 'Finish with one borrow before the other begins, or copy the value out.',
  },
  'use-while-borrowed': {
    title: 'Use of a value while it is mutably borrowed',
    program: main('let mut n = 1;', 'let r = &mut n;', 'let m = n;', '*r = 2;', 'println!("{m}");'),
    why: 'A mutable reference is the only way to its value as long as it is needed.',
    instead: 'Read through the reference, or after its last use.',
  },
  'move-while-borrowed': {
    title: 'A move of a borrowed value',
    program: main('let s = String::from("a");', 'let r = &s;', 'drop(s);', 'println!("{r}");'),
    why: 'The reference would point at a value that is no longer there.',
    instead: 'Move after the last use of the reference.',
  },
  'assign-while-borrowed': {
    title: 'Assignment to a borrowed place',
    program: main('let mut x = 5;', 'let r = &x;', 'x = 6;', 'println!("{r}");'),
    why: 'Whoever holds a shared reference may rely on the value staying as it is.',
    instead: 'Assign after the last use of the reference, or copy the value first.',
  },
  'change-in-guard': {
    title: 'A change while a match is being decided',
    program: main('let mut x = Some(1);', 'match x {', '    None => {}', '    Some(_) if { x = None; false } => {}', '    Some(_) => {}', '}'),
    why: 'The arms are chosen by what the value was; a guard that changes it could make none of them fit.',
    instead: 'Make the change in the arm.',
  },
  'does-not-live-long-enough': {
    title: 'A reference that outlives its variable',
    program: main('let r;', '{', '    let x = 5;', '    r = &x;', '}', 'println!("{r}");'),
    why: '`x` ends with its block; after that the reference would point at memory that may hold anything.',
    instead: 'Declare the variable outside the block, or keep the value itself.',
  },
  'temporary-dropped-while-borrowed': {
    title: 'A reference into a temporary',
    program: main('let r = String::from("a").as_str();', 'println!("{r}");'),
    why: 'A value without a name ends with its statement, here at the `;`, and its memory is freed.',
    instead: 'Give the value a name first: `let s = String::from("a"); let r = s.as_str();`.',
  },
  'returns-reference-to-local': {
    title: 'A returned reference to a local',
    program: ['fn dangle() -> &\'static String {', '    let s = String::from("a");', '    &s', '}', '', 'fn main() {', '    println!("{}", dangle());', '}', ''].join('\n'),
    why: 'The variables of a function end when it returns; the caller would get a reference to freed memory.',
    instead: 'Return the value itself.',
  },
  'borrow-across-drop': {
    title: 'A borrow of a part that a destructor needs',
    program: [
      'struct S<\'a> { data: &\'a mut i32 }', '', 'impl<\'a> Drop for S<\'a> {', '    fn drop(&mut self) { *self.data += 1; }', '}', '',
      'fn f<\'a>(s: S<\'a>) -> &\'a mut i32 {', '    &mut *s.data', '}', '', 'fn main() {', '    let mut n = 1;', '    *f(S { data: &mut n }) = 2;', '}', '',
    ].join('\n'),
    why: 'When the value ends, its `drop` gets it whole and exclusively; a borrow of a part may not still be in use then.',
    instead: 'Let the borrow end before the value does, or give the part up in a method that takes `self`.',
  },
  'move-out-of-borrow': {
    title: 'A move from behind a reference',
    program: main('let v = vec![String::from("a")];', 'let s = v[0];', 'println!("{s}");'),
    why: 'A reference lends; taking the value away would leave its owner with a hole.',
    instead: 'Borrow with `&`, clone, or swap another value in with `std::mem::replace`.',
  },
  'move-out-of-array': {
    title: 'A move of one array element',
    program: main('let a = [String::from("a")];', 'let s = a[0];', 'println!("{s}");'),
    why: 'Which element was taken would only be known at run time, so nobody could tell which ones to drop.',
    instead: 'Take the array apart with a pattern, borrow the element, or clone it.',
  },
  'move-out-of-drop': {
    title: 'A move out of a type with its own `Drop`',
    program: ['struct D { name: String }', '', 'impl Drop for D {', '    fn drop(&mut self) {}', '}', '', ...main('let d = D { name: String::from("a") };', 'let s = d.name;', 'println!("{s}");').split('\n')].join('\n'),
    why: 'Its `drop` runs on the whole value and would find a part missing.',
    instead: 'Borrow the field, clone it, or take it with `std::mem::take`.',
  },
  'escapes-body': {
    title: 'Borrowed data that escapes its function',
    program: ['fn keep(s: &\'static str) {', '    println!("{s}");', '}', '', 'fn f(s: &str) {', '    keep(s);', '}', '', 'fn main() {', '    f("a");', '}', ''].join('\n'),
    why: 'The parameter is lent for the call only; what is passed on here may be kept for longer.',
    instead: 'Ask for the longer lifetime in the signature, or pass an owned value.',
  },
  'explicit-lifetime-required': {
    title: 'A parameter without the lifetime that is promised',
    program: ['fn pick<\'a>(x: &\'a str, y: &str) -> &\'a str {', '    println!("{x}");', '    y', '}', '', 'fn main() {', '    println!("{}", pick("a", "b"));', '}', ''].join('\n'),
    why: 'The result is said to live as long as `x`, but what is returned was lent by `y`, of which nothing is said.',
    instead: 'Give the parameter the same lifetime: `y: &\'a str`.',
  },
  'lifetime-too-short': {
    title: 'A lifetime that may be too short',
    program: ['fn pick<\'a, \'b>(x: &\'a str, y: &\'b str) -> &\'a str {', '    println!("{x}");', '    y', '}', '', 'fn main() {', '    println!("{}", pick("a", "b"));', '}', ''].join('\n'),
    why: 'A signature is all that a caller sees. It says nothing of one lifetime outliving the other, so the body may not need it.',
    instead: 'Use one lifetime for both, or add the bound `\'b: \'a`.',
  },
  'type-may-not-live-long-enough': {
    title: 'A type parameter that may hold short-lived references',
    program: ['fn keep<T: \'static>(_: T) {}', '', 'fn f<T>(t: T) {', '    keep(t);', '}', '', 'fn main() {', '    f(1);', '}', ''].join('\n'),
    why: 'A caller may choose a type with references in it; nothing says how long they live.',
    instead: 'Add the bound to the parameter.',
  },
};
