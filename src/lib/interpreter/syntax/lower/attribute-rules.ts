/**
 * The attributes that rustc 1.95 knows: what each takes, where it may stand, and which are unstable. Recorded from the
 * compiler, attribute by target; where no targets are given, a wrong place is at most a warning.
 */
import type { AttributeTarget } from './attribute-target.ts';
import {
  anything,
  deprecated,
  feature,
  ignore,
  inline,
  type InputRule,
  limit,
  listOnly,
  macroExport,
  macroUse,
  path,
  shouldPanic,
  targetFeature,
  test,
  textOnly,
  used,
  windowsSubsystem,
  wordOnly,
  wordOrText,
} from './attribute-input.ts';

export interface AttributeRule {
  readonly input: InputRule;
  /** Where it may stand; undefined where it may stand anywhere but in `notOn`. */
  readonly on?: ReadonlySet<AttributeTarget>;
  readonly notOn?: ReadonlySet<AttributeTarget>;
  /** Since edition 2024 it is written `unsafe(…)`. */
  readonly isUnsafe?: true;
  /** What it does is outside the language: why, or what to write instead. */
  readonly outside?: string;
}

const on = (...targets: readonly AttributeTarget[]): ReadonlySet<AttributeTarget> => new Set(targets);
const FUNCTIONS: readonly AttributeTarget[] = ['fn', 'method', 'required', 'provided', 'impl-method'];
const BODIES: readonly AttributeTarget[] = ['fn', 'method', 'provided', 'impl-method'];
/** Here rustc only ever warned, and still does. */
const LENIENT: readonly AttributeTarget[] = ['macro-call', 'macro-def', 'field', 'arm'];
const ADTS: readonly AttributeTarget[] = ['struct', 'enum', 'union'];
const lintLevel: AttributeRule = { input: listOnly(undefined) };

const RULES: ReadonlyMap<string, AttributeRule> = new Map<string, AttributeRule>([
  ['allow', lintLevel],
  ['expect', lintLevel],
  ['warn', lintLevel],
  ['deny', lintLevel],
  ['forbid', lintLevel],
  ['automatically_derived', { input: wordOnly, notOn: on('crate') }],
  ['cold', { input: wordOnly }],
  ['crate_name', { input: textOnly }],
  ['crate_type', { input: textOnly }],
  ['debugger_visualizer', { input: anything, outside: 'leave it out: it speaks to other tools' }],
  ['collapse_debuginfo', { input: anything, on: on('macro-def'), outside: 'leave it out: it speaks to other tools' }],
  ['deprecated', { input: deprecated }],
  ['derive', { input: listOnly(undefined), on: on(...ADTS) }],
  ['doc', { input: anything }],
  ['export_name', { input: textOnly, on: on(...BODIES, ...LENIENT, 'static'), isUnsafe: true }],
  ['feature', { input: feature }],
  ['global_allocator', { input: anything, outside: 'the machine has one allocator of its own' }],
  ['ignore', { input: ignore }],
  ['inline', { input: inline, on: on(...FUNCTIONS, ...LENIENT, 'foreign-fn', 'closure', 'assoc-const') }],
  ['instruction_set', { input: anything, outside: 'leave it out: the machine has one instruction set' }],
  ['link', { input: anything, outside: 'there are no foreign libraries here' }],
  ['link_name', { input: textOnly }],
  ['link_ordinal', { input: anything, on: on('macro-call'), outside: 'there are no foreign libraries here' }],
  ['link_section', { input: textOnly, isUnsafe: true }],
  ['macro_export', { input: macroExport, notOn: on('crate') }],
  ['macro_use', { input: macroUse }],
  ['must_use', { input: wordOrText }],
  ['naked', { input: anything, outside: 'there is no machine code here' }],
  ['no_builtins', { input: wordOnly }],
  ['no_implicit_prelude', { input: wordOnly, outside: 'leave it out, and hide names by your own' }],
  ['no_link', { input: wordOnly, on: on('extern-crate', 'macro-def', 'field', 'arm') }],
  ['no_main', { input: wordOnly, outside: 'a program begins with `fn main()` here' }],
  ['no_mangle', { input: wordOnly, notOn: on('closure'), isUnsafe: true }],
  ['no_std', { input: wordOnly, outside: 'leave it out: the standard library is always there' }],
  ['non_exhaustive', { input: wordOnly, on: on('struct', 'enum', 'variant', ...LENIENT) }],
  ['panic_handler', { input: anything, outside: 'leave it out: the standard library has one' }],
  ['path', { input: path, notOn: on('crate') }],
  ['proc_macro', { input: wordOnly, on: on('macro-call') }],
  ['proc_macro_attribute', { input: wordOnly, on: on('macro-call') }],
  ['proc_macro_derive', { input: listOnly('E0539'), on: on('macro-call') }],
  ['recursion_limit', { input: limit }],
  ['reexport_test_harness_main', { input: textOnly }],
  ['repr', { input: listOnly('E0539') }],
  ['should_panic', { input: shouldPanic }],
  [
    'target_feature',
    {
      input: targetFeature,
      on: on('fn', 'method', 'let', ...LENIENT),
      outside: 'leave it out: the machine has no such features',
    },
  ],
  ['test', { input: test, on: on('fn', 'macro-call') }],
  ['track_caller', { input: wordOnly, on: on(...FUNCTIONS, ...LENIENT, 'foreign-fn', 'closure') }],
  ['type_length_limit', { input: limit }],
  ['used', { input: used, on: on('static', 'macro-call') }],
  ['windows_subsystem', { input: windowsSubsystem }],
]);

export const ruleFor = (name: string): AttributeRule | undefined => RULES.get(name);

/** Built-in attributes and attribute macros of which stable rustc says that they are unstable (E0658). */
const UNSTABLE: ReadonlySet<string> = new Set(
  `allow_internal_unsafe allow_internal_unstable bench cfg_eval cfi_encoding compiler_builtins coroutine coverage
  custom_mir define_opaque deprecated_safe derive_const ffi_const ffi_pure fundamental lang linkage marker may_dangle
  must_not_suspend needs_allocator no_core non_exhaustive_omitted_patterns omit_gdb_pretty_printer_section optimize
  patchable_function_entry prelude_import profiler_runtime register_tool sanitize test_case thread_local`.split(/\s+/u),
);
export const isUnstable = (name: string): boolean => UNSTABLE.has(name) || name.startsWith('rustc_');

/** Of the standard library alone (E0734). */
const STABILITY: ReadonlySet<string> = new Set(['stable', 'unstable', 'rustc_const_stable', 'rustc_const_unstable']);
export const isStability = (name: string): boolean => STABILITY.has(name);

/** Tools whose attributes are theirs to understand: `#[rustfmt::skip]`. */
const TOOLS: ReadonlySet<string> = new Set(['clippy', 'diagnostic', 'miri', 'rust_analyzer', 'rustfmt']);
export const isToolAttribute = (path: string): boolean => TOOLS.has(/^(\w+)::/u.exec(path)?.[1] ?? '');

/** The compiler knows the attribute by itself; other names are looked up where it stands. */
export const isBuiltIn = (path: string): boolean =>
  RULES.has(path) || isUnstable(path) || isStability(path) || path === 'cfg' || path === 'cfg_attr';
