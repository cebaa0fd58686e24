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
    static_mut_ref: 'static_mut_refs',
    temporary_cstring_as_ptr: 'dangling_pointers_from_temporaries',
    unstable_name_collision: 'unstable_name_collisions',
    unused_doc_comment: 'unused_doc_comments',
    unused_tuple_struct_fields: 'dead_code',
  }),
);

const removed: ReadonlySet<string> = new Set(
  `const_err deprecated_attr drop_with_repr_extern fat_ptr_transmutes illegal_floating_point_constant_pattern
    intra_doc_link_resolution_failure lifetime_underscore overlapping_inherent_impls pointer_structural_match private_in_public
    raw_pointer_derive safe_extern_statics super_or_self_in_global_path transmute_from_fn_item_types unknown_features
    unsigned_negation`.split(/\s+/u),
);

/** What the lint is called now; the name itself where it was not renamed. */
export const presentName = (name: string): string => renamed.get(name) ?? name;

export const isRemovedLint = (name: string): boolean => removed.has(name);
