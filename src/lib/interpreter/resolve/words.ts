/** How things are called in messages, and messages themselves. */
import type { Binding } from './module.ts';
import { type ResolveState, defOf } from './state.ts';

/** The name of what is said of a path that breaks where a trait is wanted. */
export const UNRESOLVED_TRAIT = 'unresolved-trait-path';

/** Crate names are lower case; a capital letter means a type that is not there. */
export const looksLikeCrate = (name: string): boolean => /^[a-z_]/.test(name);

export function describe(state: ResolveState, binding: Binding): string {
  if (binding.res.kind !== 'def') return binding.res.kind === 'error' ? 'unresolved item import' : 'import';
  if (binding.isImport) return `${kindWord(defOf(state, binding.res.def).kind)} import`;
  const def = defOf(state, binding.res.def);
  return kindWord(def.kind);
}

export function kindWord(kind: string): string {
  switch (kind) {
    case 'mod':
      return 'module';
    case 'fn':
      return 'function';
    case 'ctor':
      return 'tuple struct constructor';
    case 'const':
      return 'constant';
    case 'type-alias':
      return 'type alias';
    default:
      return kind;
  }
}
