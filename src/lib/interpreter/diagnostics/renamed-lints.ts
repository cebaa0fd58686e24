/** Names of lints that rustc 1.95 knows no more under this name, as its `renamed_and_removed_lints` has them. */

const renamed = new Map(
  Object.entries({
    async_idents: 'keyword_idents_2018',
    bare_trait_object: 'bare_trait_objects',
    disjoint_capture_migration: 'rust_2021_incompatible_closure_captures',
    elided_named_lifetimes: 'mismatched_lifetime_syntaxes',
    exceeding_bitshifts: 'arithmetic_overflow',
    non_fmt_panic: 'non_fmt_panics',
    or_patterns_back_compat: 'rust_2021_incompatible_or_patterns',
    repr_transparent_external_private_fields: 'repr_transparent_non_zst_fields',
    single_use_lifetime: 'single_use_lifetimes',
    static_mut_ref: 'static_mut_refs',
    temporary_cstring_as_ptr: 'dangling_pointers_from_temporaries',
    unstable_name_collision: 'unstable_name_collisions',
    unused_doc_comment: 'unused_doc_comments',
    unused_tuple_struct_fields: 'dead_code',
  }),
);

const removed: ReadonlySet<string> = new Set(
  `bad_repr box_pointers byte_slice_in_packed_struct_with_derive cenum_impl_drop_cast
    coinductive_overlap_in_coherence const_err const_eval_mutable_ptr_in_final_value deprecated_attr
    drop_with_repr_extern duplicate_matcher_binding_name extra_requirement_in_impl fat_ptr_transmutes
    hr_lifetime_in_assoc_type illegal_floating_point_constant_pattern illegal_struct_or_enum_constant_pattern
    implied_bounds_entailment inaccessible_extern_crate indirect_structural_match
    intra_doc_link_resolution_failure invalid_alignment lifetime_underscore missing_fragment_specifier
    mutable_borrow_reservation_conflict nested_impl_trait nontrivial_structural_match overlapping_inherent_impls
    parenthesized_params_in_types_and_modules plugin_as_library pointer_structural_match private_in_public
    private_no_mangle_fns private_no_mangle_statics raw_pointer_derive raw_pointer_deriving
    resolve_trait_on_defaulted_unit safe_extern_statics safe_packed_borrows super_or_self_in_global_path
    suspicious_auto_trait_impls transmute_from_fn_item_types unaligned_references undefined_naked_function_abi
    unknown_features unsigned_negation unsupported_fn_ptr_calling_conventions wasm_c_abi
    where_clauses_object_safety writes_through_immutable_pointer`.split(/\s+/u),
);

/** What the lint is called now; the name itself where it was not renamed. */
export const presentName = (name: string): string => renamed.get(name) ?? name;

export const isRemovedLint = (name: string): boolean => removed.has(name);
