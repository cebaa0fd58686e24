/** The rules' sentences, for the screen: what RULES.md says, word for word (a test holds the two together). */
const RULES: Readonly<Record<string, string>> = {
  M1: 'A place is used only while it and all its parts hold values: a use of a type that is not `Copy` moves the value out, on every way through the program that the use lies on.',
  M2: 'A variable is used only after every way to the use has given it a value, and it is given its value as a whole.',
  M3: 'A variable that is not declared `mut` is given a value at most once.',
  M4: 'Nothing is moved out from behind a reference or a raw pointer; a copy may be taken.',
  M5: 'Nothing is moved out of an array or slice by index, nor out of a slice by pattern.',
  M6: 'Nothing is moved out of a value whose type has its own `Drop`.',
  L1: 'A region in the type of a local holds every point at which the local is live: where a later use may read its value, or a later drop may look at it.',
  L2: "A region's value is the least set that meets its liveness and every `'a: 'b` that types, calls, assignments and reborrows ask for.",
  L3: 'A loan is in scope at the points of its region that can be reached from the borrow before what it was reached through is overwritten or ends; behind shared references and raw pointers there is nothing to watch.',
  L4: 'Two places conflict unless their paths part at different fields, different variants or different constant indexes, or one lies behind a pointer that the access does not follow; a reborrow keeps alive each reference that it goes through, up to the first shared one.',
  L5: 'While a shared loan is in scope its place is only read and lent shared; while a mutable loan is in scope its place is not accessed at all; a two-phase loan is shared until its reference is first used.',
  L6: 'A place is not moved while a loan of it, or of a part of it, is in scope.',
  L7: 'A place is not assigned while a loan of it, or of a part of it that does not lie behind a pointer, is in scope.',
  L8: 'A variable or temporary does not end, and is not dropped, while a loan of it is in scope; every local ends with its function.',
  L9: 'Only a place that is declared `mut` or reached through `&mut` is assigned or lent mutably.',
  L10: 'What a match looks at, or an index is applied to, stays as it is until the guard, or the index, has been evaluated.',
  L11: 'A body requires of the regions in its signature nothing but what the where clauses and the parameter types say.',
  L12: 'A type parameter outlives a region only if a bound says so.',
};

/** The sentence of rule `id` (`L5`), or undefined for an unknown id. */
export const ruleText = (id: string): string | undefined => RULES[id];
