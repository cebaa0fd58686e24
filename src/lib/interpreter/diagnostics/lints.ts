/** The lints that we compute. */
import type { Edition } from '../source/index.ts';

/** How severe a lint is where nothing in the source says otherwise. */
export type LintLevel = 'allow' | 'warn' | 'deny';

/** The lints that we compute, each but those of `partLints` exactly as rustc does, with rustc's default level in edition 2024. */
const computedLints = {
  arithmetic_overflow: 'deny',
  bindings_with_variant_name: 'deny',
  dangerous_implicit_autorefs: 'deny',
  dead_code: 'warn',
  dependency_on_unit_never_type_fallback: 'deny',
  deref_nullptr: 'deny',
  dropping_copy_types: 'warn',
  dropping_references: 'warn',
  elided_lifetimes_in_associated_constant: 'deny',
  enum_intrinsics_non_enums: 'deny',
  for_loops_over_fallibles: 'warn',
  forbidden_lint_groups: 'warn',
  ill_formed_attribute_input: 'deny',
  invalid_atomic_ordering: 'deny',
  invalid_from_utf8_unchecked: 'deny',
  invalid_macro_export_arguments: 'deny',
  invalid_reference_casting: 'deny',
  invalid_type_param_default: 'deny',
  irrefutable_let_patterns: 'warn',
  let_underscore_lock: 'deny',
  mutable_transmutes: 'deny',
  never_type_fallback_flowing_into_unsafe: 'deny',
  no_mangle_const_items: 'deny',
  non_camel_case_types: 'warn',
  non_snake_case: 'warn',
  non_upper_case_globals: 'warn',
  overflowing_literals: 'deny',
  path_statements: 'warn',
  renamed_and_removed_lints: 'warn',
  redundant_semicolons: 'warn',
  semicolon_in_expressions_from_macros: 'deny',
  static_mut_refs: 'deny',
  unconditional_panic: 'deny',
  unconditional_recursion: 'warn',
  undropped_manually_drops: 'deny',
  unfulfilled_lint_expectations: 'warn',
  unknown_crate_types: 'deny',
  unknown_lints: 'warn',
  unreachable_code: 'warn',
  unreachable_patterns: 'warn',
  unsafe_code: 'allow',
  unsafe_op_in_unsafe_fn: 'warn',
  unused_assignments: 'warn',
  unused_braces: 'warn',
  unused_comparisons: 'warn',
  unused_imports: 'warn',
  unused_macros: 'warn',
  unused_must_use: 'warn',
  unused_labels: 'warn',
  unused_mut: 'warn',
  unused_parens: 'warn',
  unused_unsafe: 'warn',
  unused_variables: 'warn',
  useless_deprecated: 'deny',
  while_true: 'warn',
} satisfies Readonly<Record<string, LintLevel>>;

export type Lint = keyof typeof computedLints;

export const isComputed = (name: string): name is Lint => Object.hasOwn(computedLints, name);

/** What they find is so, and rustc may find more. */
const partLints: ReadonlySet<string> = new Set<Lint>([
  'redundant_semicolons',
  'unconditional_recursion',
  'unreachable_code',
  'unused_braces',
  'unused_macros',
]);

/** Where it finds nothing there is nothing. */
export const isWhollyComputed = (name: string): name is Lint => isComputed(name) && !partLints.has(name);

/** How severe what the lint finds is where nothing in the source says otherwise. */
export const defaultLevel = (lint: Lint, edition: Edition): LintLevel =>
  edition === '2024' ? computedLints[lint] : (earlierLevels[lint] ?? computedLints[lint]);

/** Of editions before 2024. */
const earlierLevels: Partial<Readonly<Record<Lint, LintLevel>>> = {
  static_mut_refs: 'warn',
  unsafe_op_in_unsafe_fn: 'allow',
};
