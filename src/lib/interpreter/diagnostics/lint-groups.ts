/** The lint groups of rustc 1.95 whose lints it warns of: a level for the group is one for each of its lints. */

const groups: Readonly<Record<string, string>> = {
  bad_style: 'non_camel_case_types non_snake_case non_upper_case_globals',
  nonstandard_style: 'non_camel_case_types non_snake_case non_upper_case_globals',
  let_underscore: 'let_underscore_drop let_underscore_lock',
  rust_2018_idioms:
    'bare_trait_objects unused_extern_crates ellipsis_inclusive_range_patterns elided_lifetimes_in_paths explicit_outlives_requirements',
  unused: `unused_imports unused_variables unused_visibilities unused_assignments dead_code unused_mut unreachable_code
    unreachable_patterns unused_must_use unused_unsafe path_statements unused_attributes unused_macros unused_macro_rules
    unused_allocation unused_doc_comments unused_extern_crates unused_features unused_labels unused_parens unused_braces
    redundant_semicolons map_unit_fn`,
};

/** All lints that would warn. */
export const WARNINGS = 'warnings';

/** Whether a level for `name` is one for `lint`: it is the lint itself, or a group that it is in. */
export const isAbout = (name: string, lint: string): boolean =>
  name === lint || (Object.hasOwn(groups, name) && membersOf(name).includes(lint));

/** The lints of a group; none where it is none of these. */
export const membersOf = (group: string): readonly string[] =>
  Object.hasOwn(groups, group) ? (groups[group] ?? '').split(/\s+/u) : [];
