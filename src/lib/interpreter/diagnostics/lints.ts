/** The lints that we compute. */

/** How severe a lint is where nothing in the source says otherwise. */
export type LintLevel = 'allow' | 'warn' | 'deny';

/**
 * The lints that we compute, each exactly as rustc does, with rustc's default level (`unsafe_op_in_unsafe_fn`: of edition
 * 2024; in earlier ones it is `allow`, which for us comes to the same).
 */
export const computedLints = {
  arithmetic_overflow: 'deny',
  bindings_with_variant_name: 'deny',
  dangerous_implicit_autorefs: 'deny',
  deref_nullptr: 'deny',
  elided_lifetimes_in_associated_constant: 'deny',
  enum_intrinsics_non_enums: 'deny',
  ill_formed_attribute_input: 'deny',
  invalid_macro_export_arguments: 'deny',
  invalid_reference_casting: 'deny',
  invalid_type_param_default: 'deny',
  mutable_transmutes: 'deny',
  no_mangle_const_items: 'deny',
  overflowing_literals: 'deny',
  semicolon_in_expressions_from_macros: 'deny',
  unconditional_panic: 'deny',
  undropped_manually_drops: 'deny',
  unknown_crate_types: 'deny',
  unsafe_code: 'allow',
  unsafe_op_in_unsafe_fn: 'warn',
  useless_deprecated: 'deny',
} satisfies Readonly<Record<string, LintLevel>>;

export type Lint = keyof typeof computedLints;

export const isComputed = (name: string): name is Lint => Object.hasOwn(computedLints, name);
