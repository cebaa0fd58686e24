/** Attributes: reading them, taking out what `cfg` takes out, and refusing those that rustc refuses. */
import { isSince, type Span, spanOf } from '../../source/index.ts';
import type { Attribute } from '../ast.ts';
import { closers, closing } from '../lex/delimiters.ts';
import { contextual, punctuation as p, type Token } from '../lex/tokens.ts';
import type { AttributeInput } from './attribute-input.ts';
import { isName } from './attribute-input.ts';
import { type AttributeRule, isStability, isToolAttribute, isUnstable, ruleFor } from './attribute-rules.ts';
import { type AttributeTarget, isItemTarget, wordsFor } from './attribute-target.ts';
import { argumentsOf, inputOf, readPath } from './attribute-tokens.ts';
import { evaluate, isEnabled } from './cfg.ts';
import { unsupported } from '../../diagnostics/index.ts';
import { type LowerCx, reportFinding, reportSyntax, reportUnsupported, spanOfToken } from './cx.ts';
import { checkDoc } from './doc-attribute.ts';
import { noteLint, noteLintLevels } from './lint-levels.ts';

export interface LoweredAttrs {
  readonly attrs: readonly Attribute[];
  /** False where a `#[cfg]` or `#[test]` takes the thing out of this build. */
  readonly isKept: boolean;
}

const noAttrs: LoweredAttrs = { attrs: [], isKept: true };

/** `scope` and `target`: what the attributes stand on. */
export function lowerAttrs(cx: LowerCx, tokens: readonly Token[], scope: Span, target: AttributeTarget): LoweredAttrs {
  if (tokens.length === 0) return noAttrs;
  const attrs: Attribute[] = [];
  const { length } = cx.findings;
  let isKept = true;
  for (const token of tokens) {
    if (token.literal?.kind === 'str') {
      const doc = { span: spanOfToken(cx, token), inner: token.tokenType === contextual.innerAttr, path: 'doc' };
      attrs.push({ ...doc, value: token.literal.value, args: [] });
      if (target === 'param')
        reportFinding(cx, 'documentation comments cannot be applied to a function parameter', doc.span);
      continue;
    }
    const site: AttributeSite = {
      span: spanOfToken(cx, token),
      target,
      scope,
      inner: token.tokenType === contextual.innerAttr,
      isUnsafe: false,
      isConditional: false,
    };
    isKept = lowerAttr(cx, site, token.inner ?? [], attrs) && isKept;
  }
  for (const { span } of attrs.filter(({ path }) => path === 'deprecated').slice(1))
    reportFinding(cx, 'multiple `deprecated` attributes', span);
  // What is left out is not looked at, and neither are its other attributes.
  if (!isKept) {
    cx.findings.length = length;
    return { attrs, isKept };
  }
  noteLintLevels(cx, attrs, scope, target === 'crate' ? 'crate' : isItemTarget(target) ? 'item' : 'part');
  return { attrs, isKept };
}

interface AttributeSite {
  /** From `#` to `]`; within `cfg_attr`, of what stands there. */
  readonly span: Span;
  readonly target: AttributeTarget;
  readonly scope: Span;
  readonly inner: boolean;
  /** Written `unsafe(…)`. */
  readonly isUnsafe: boolean;
  /** Given by a `cfg_attr`. */
  readonly isConditional: boolean;
}

/** Adds the attribute to `attrs`; false where it takes its item out of the build. */
function lowerAttr(cx: LowerCx, site: AttributeSite, tokens: readonly Token[], attrs: Attribute[]): boolean {
  const { span, inner } = site;
  const head = readPath(tokens, 0);
  if (head.path === '') {
    reportSyntax(
      cx,
      `expected identifier, found \`${tokens[0]?.image ?? ']'}\``,
      tokens[0] === undefined ? span : spanOfToken(cx, tokens[0]),
    );
    return true;
  }
  if (head.path === 'unsafe' && tokens[head.next]?.tokenType === p['('] && !site.isUnsafe)
    return lowerAttr(cx, { ...site, isUnsafe: true }, tokens.slice(head.next + 1, -1), attrs);
  if (!checkShape(cx, tokens, head.next)) return true;
  const input = inputOf(tokens, head.next);
  if (head.path === 'cfg') return isKeptBy(cx, site, input);
  if (head.path === 'cfg_attr') return lowerConditional(cx, site, input, tokens, attrs);
  const known = TEST_MACRO.test(head.path) ? 'test' : head.path;
  if (!checkAttribute(cx, site, known, tokens, input)) return true;
  if (known === 'test') {
    if (!cx.isTest) return false;
  } else if (known === 'derive') checkDerive(cx, tokens, head.next, span);
  const value = input.value?.literal;
  const args = input.args.flatMap((arg) => argumentOf(cx, arg));
  attrs.push({ span, inner, path: known, value: value?.kind === 'str' ? value.value : undefined, args });
  return true;
}

const TEST_MACRO = /^(?:::)?(?:core|std)::prelude::(?:v1|rust_20\d\d)::test$/u;

function argumentOf(cx: LowerCx, arg: readonly Token[]): Attribute['args'] {
  const first = arg[0];
  const last = arg.at(-1);
  if (first === undefined || last === undefined) return [];
  const name = readPath(arg, 0);
  const next = arg[name.next];
  const text = next?.tokenType === p['='] ? arg[name.next + 1]?.literal : first.literal;
  return [
    {
      name: name.path === '' ? first.image : name.path,
      value: text?.kind === 'str' ? text.value : undefined,
      inside: next === undefined ? undefined : cx.text.slice(next.startOffset, last.endOffset + 1),
      span: spanOf(cx.file, first.startOffset, last.endOffset + 1),
    },
  ];
}

// ---------------------------------------------------------------- conditions

function isKeptBy(cx: LowerCx, { span }: AttributeSite, input: AttributeInput): boolean {
  if (input.kind === 'list') return isEnabled(cx, input.args, { span, name: 'cfg' });
  reportFinding(cx, 'malformed `cfg` attribute input', span, 'E0539');
  return true;
}

function lowerConditional(
  cx: LowerCx,
  site: AttributeSite,
  input: AttributeInput,
  tokens: readonly Token[],
  attrs: Attribute[],
): boolean {
  const [condition, ...more] = input.args;
  const cfg = { span: site.span, name: 'cfg_attr' };
  if (condition === undefined) {
    reportFinding(cx, 'malformed `cfg_attr` attribute input', site.span, 'E0539');
    return true;
  }
  const isOn = evaluate(cx, condition, cfg);
  // Without a comma the list is not even one.
  if (more.length === 0 && tokens.at(-2)?.tokenType !== p[',']) {
    const head = condition[0];
    if (condition.length === 1 && isName(head))
      reportSyntax(
        cx,
        'expected one of `(`, `,`, `::`, or `=`, found `<eof>`',
        head === undefined ? site.span : spanOfToken(cx, head),
      );
    else if (cx.findings.at(-1)?.span !== site.span)
      reportSyntax(cx, 'expected `,`, found end of `cfg_attr` input', site.span);
    return true;
  }
  let isKept = true;
  if (isOn)
    for (const attr of more) {
      const [first] = attr;
      const last = attr.at(-1);
      const span =
        first === undefined || last === undefined ? site.span : spanOf(cx.file, first.startOffset, last.endOffset + 1);
      isKept = lowerAttr(cx, { ...site, span, isConditional: true }, attr, attrs) && isKept;
    }
  return isKept;
}

// ---------------------------------------------------------------- what is refused

/** Macros of the library that give texts, whatever files and variables there are around the program. */
const VALUE_MACROS: ReadonlySet<string> = new Set(['concat', 'file', 'module_path', 'stringify']);

/** All macros that are called in the tokens are such. */
const isKnownText = (tokens: readonly Token[]): boolean =>
  tokens.every(
    (token, index) =>
      (tokens[index + 1]?.image !== '!' || VALUE_MACROS.has(token.image)) &&
      (token.inner === undefined || isKnownText(token.inner)),
  );

/** Behind its path, an attribute has nothing, `= value`, or one delimited group. */
function checkShape(cx: LowerCx, tokens: readonly Token[], start: number): boolean {
  const next = tokens[start];
  if (next === undefined || next.tokenType === p['=']) return true;
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (index < start) continue;
    if (closers.has(token.tokenType)) depth++;
    else if (closing.has(token.tokenType)) depth--;
    if (depth > 0) continue;
    const isWhole = index > start && index === tokens.length - 1;
    const stray = index === start ? token : tokens[index + 1];
    if (!isWhole && stray !== undefined) {
      reportSyntax(
        cx,
        `expected one of \`(\`, \`::\`, \`=\`, or \`]\`, found \`${stray.image}\``,
        spanOfToken(cx, stray),
      );
    }
    return isWhole;
  }
  return true;
}

/** False where nothing of the attribute is to be looked at any more. */
function checkAttribute(
  cx: LowerCx,
  site: AttributeSite,
  name: string,
  tokens: readonly Token[],
  input: AttributeInput,
): boolean {
  const { span, target } = site;
  if (isToolAttribute(name)) {
    if (site.inner) reportFinding(cx, 'custom inner attributes are unstable', span, 'E0658');
    else refuseOnExpr(cx, site);
    if (input.kind === 'value' && input.value?.literal === undefined)
      reportFinding(cx, 'attribute value must be a literal', span);
    return true;
  }
  const rule = ruleFor(name);
  if (site.isUnsafe && rule?.isUnsafe !== true) reportFinding(cx, `\`${name}\` is not an unsafe attribute`, span);
  if (rule === undefined) return checkUnruled(cx, site, name, tokens);
  if (!site.isUnsafe && rule.isUnsafe === true && isSince(cx.edition, '2024') && !cx.isLibrary)
    reportFinding(cx, 'unsafe attribute used without unsafe', span);
  if (target === 'param' && ruleFor(name)?.input !== ruleFor('allow')?.input)
    reportFinding(
      cx,
      'allow, cfg, cfg_attr, deny, expect, forbid, and warn are the only allowed built-in attributes in function parameters',
      span,
    );
  if (!checkPlace(cx, site, name, rule)) return false;
  if (rule.outside !== undefined) {
    reportUnsupported(cx, `the attribute \`${site.inner ? '#!' : '#'}[${name}]\``, span, rule.outside);
    return true;
  }
  return checkInput(cx, site, name, rule, tokens, input);
}

/** Attributes that are none of the compiler's own may not stand on expressions. */
function refuseOnExpr(cx: LowerCx, { span, target }: Pick<AttributeSite, 'span' | 'target'>): void {
  if (target === 'expr') reportFinding(cx, 'attributes on expressions are experimental', span, 'E0658');
}

/** Names that the compiler does not know, and those that stable code may not use. */
function checkUnruled(
  cx: LowerCx,
  { span, target, inner }: AttributeSite,
  name: string,
  tokens: readonly Token[],
): boolean {
  if (cx.isLibrary) return true;
  if (isStability(name)) {
    reportFinding(cx, 'stability attributes may not be used outside of the standard library', span, 'E0734');
    return false;
  }
  if (isUnstable(name)) {
    reportFinding(cx, `the attribute \`${name}\` is unstable`, span, 'E0658');
    return name !== 'bench';
  }
  refuseOnExpr(cx, { span, target });
  // On items an import may have brought the name in; `default` belongs to a derive.
  if (name === 'default' && tokens.length > 1)
    reportFinding(cx, '`#[default]` attribute does not accept a value', span);
  const isLookedUp = isItemTarget(target) && !inner && target !== 'macro-def' && target !== 'macro-call';
  if (isLookedUp || (name === 'default' && (target === 'variant' || target === 'field'))) return true;
  const [first] = tokens;
  const at = first === undefined || inner ? span : spanOfToken(cx, first);
  if (name.includes('::'))
    reportFinding(cx, `cannot find module or crate \`${name.split('::')[0] ?? ''}\` in this scope`, at, 'E0433');
  else reportFinding(cx, `cannot find attribute \`${name}\` in this scope`, at);
  return false;
}

/** False where the attribute makes no sense where it stands. */
function checkPlace(
  cx: LowerCx,
  { span, target, scope, inner }: AttributeSite,
  name: string,
  rule: AttributeRule,
): boolean {
  const isAllowed = rule.on?.has(target) !== false && rule.notOn?.has(target) !== true;
  if (name === 'track_caller' && target === 'closure')
    reportFinding(cx, '`#[track_caller]` on closures is currently unstable', span, 'E0658');
  if (name === 'repr' && target === 'crate') reportFinding(cx, '`repr` attribute cannot be used at crate level', span);
  if (name.startsWith('proc_macro') && target === 'fn') {
    reportFinding(cx, `the \`#[${name}]\` attribute is only usable with crates of the \`proc-macro\` crate type`, span);
    return false;
  }
  if (name === 'deprecated' && USELESS_DEPRECATED.has(target))
    noteLint(cx, 'useless_deprecated', 'this `#[deprecated]` annotation has no effect', span);
  if (name === 'no_mangle' && target === 'const')
    noteLint(cx, 'no_mangle_const_items', 'const items should never be `#[no_mangle]`', scope);
  if (name === 'inline' && target === 'macro-def')
    reportFinding(cx, 'attribute should be applied to function or closure', span, 'E0518');
  if (isAllowed) return true;
  if (name === 'derive' || name === 'test') {
    if (inner && target !== 'crate') reportFinding(cx, 'inner macro attributes are unstable', span, 'E0658');
    refuseOnExpr(cx, { span, target });
    if (inner && target === 'expr')
      reportFinding(cx, `expected non-macro inner attribute, found attribute macro \`${name}\``, span);
    else if (target === 'crate') reportFinding(cx, `\`${name}\` attribute cannot be used at crate level`, span);
    else if (isItemTarget(target) || ['let', 'expr', 'stmt-expr', 'closure'].includes(target)) {
      if (name === 'derive')
        reportFinding(cx, '`derive` may only be applied to `struct`s, `enum`s and `union`s', span, 'E0774');
      else reportFinding(cx, 'the `#[test]` attribute may only be used on a free function', span);
    } else reportFinding(cx, `expected non-macro attribute, found attribute macro \`${name}\``, span);
    return false;
  }
  reportFinding(cx, `\`${inner ? '#!' : '#'}[${name}]\` attribute cannot be used on ${wordsFor(target)}`, span);
  return false;
}

const USELESS_DEPRECATED: ReadonlySet<AttributeTarget> = new Set<AttributeTarget>([
  'impl-method',
  'trait-impl',
  'extern-crate',
  'extern-block',
  'param',
  'type-param',
  'lifetime-param',
  'const-param',
  'field-init',
  'field-pat',
]);

function checkInput(
  cx: LowerCx,
  { span, target, isConditional }: AttributeSite,
  name: string,
  rule: AttributeRule,
  tokens: readonly Token[],
  input: AttributeInput,
): boolean {
  const open = tokens[readPath(tokens, 0).next];
  if (input.kind === 'list' && open !== undefined && open.tokenType !== p['(']) {
    reportFinding(cx, 'wrong meta list delimiters', spanOfToken(cx, open));
    return false;
  }
  if (input.kind === 'value' && input.value?.literal === undefined) {
    const isCall = tokens.at(-1)?.inner !== undefined || tokens.some((token) => token.image === '!');
    if (input.value === undefined) reportSyntax(cx, 'expected expression, found `]`', span);
    else if (!isCall && name !== 'path')
      reportFinding(cx, 'attribute value must be a literal', spanOfToken(cx, input.value));
    else if (name === 'path') reportFinding(cx, 'malformed `path` attribute input', span);
    // Whether one of the program's macros is in scope for its attributes has rules of its own.
    else if (!isKnownText(tokens)) cx.findings.push(unsupported('a macro that writes an attribute', span));
    return isCall;
  }
  if (input.kind === 'value' && tokens.at(-1) !== input.value) {
    const last = tokens.at(-1);
    reportFinding(cx, 'attribute value must be a literal', last === undefined ? span : spanOfToken(cx, last));
    return false;
  }
  const wasFine = cx.diagnostics.length;
  input.args.forEach((arg) => checkArgument(cx, arg));
  if (cx.diagnostics.length > wasFine) return false;
  if (isConditional && target === 'crate' && (name === 'crate_type' || name === 'crate_name'))
    reportFinding(cx, `\`${name}\` within an \`#![cfg_attr]\` attribute is forbidden`, span);
  const text = input.value?.literal?.kind === 'str' ? input.value.literal.value : '';
  const odd = /[^\p{Alphabetic}\d_]/u.exec(text)?.[0];
  if (name === 'crate_name' && target === 'crate' && odd !== undefined)
    reportFinding(cx, `invalid character '${odd}' in crate name: \`${text}\``, span);
  if (name === 'doc') checkDoc(cx, input, span, target);
  if (name === 'macro_use' && input.kind !== 'word' && target === 'mod')
    reportFinding(cx, 'arguments to `macro_use` are not allowed here', span);
  if ((name === 'export_name' || name === 'link_section') && text.includes('\0'))
    reportFinding(cx, `\`${name}\` may not contain null characters`, span, 'E0648');
  // What is not a crate's is only noticed there.
  if (CRATE_ONLY.has(name) && target !== 'crate') return true;
  const found = rule.input(input);
  if (found === undefined) {
    if (name === 'repr') checkReprPlace(cx, input, target);
    // A higher limit changes nothing but for what comes to the usual one (`compile/session.ts`).
    if (name === 'recursion_limit' && !(Number(text) >= 128))
      reportUnsupported(cx, 'a recursion limit below 128', span);
    return true;
  }
  if (found.lint === undefined) reportFinding(cx, `malformed \`${name}\` attribute input`, span, found.code);
  else noteLint(cx, found.lint, `this form of the attribute \`${name}\` is not valid`, span);
  return false;
}

/** Of structs, enums and unions the type checker says which hint is theirs. */
function checkReprPlace(cx: LowerCx, { args }: AttributeInput, target: AttributeTarget): void {
  if (['struct', 'enum', 'union', 'macro-call'].includes(target)) return;
  for (const [first] of args) {
    if (first === undefined) continue;
    const kinds = /^[iu](?:8|16|32|64|128|size)$/u.test(first.image)
      ? 'an enum'
      : first.image === 'packed'
        ? 'a struct or union'
        : 'a struct, enum, or union';
    reportFinding(cx, `attribute should be applied to ${kinds}`, spanOfToken(cx, first), 'E0517');
  }
}

const CRATE_ONLY: ReadonlySet<string> = new Set([
  'crate_name',
  'crate_type',
  'feature',
  'no_builtins',
  'recursion_limit',
  'type_length_limit',
  'windows_subsystem',
]);

/** `derive` takes paths between parentheses. */
function checkDerive(cx: LowerCx, tokens: readonly Token[], open: number, span: Span): void {
  for (const arg of argumentsOf(tokens, open)) {
    const [first] = arg;
    const next = arg[readPath(arg, 0).next];
    if (first?.literal !== undefined)
      reportFinding(cx, 'expected path to a trait, found literal', spanOfToken(cx, first), 'E0777');
    else if (next !== undefined)
      reportFinding(
        cx,
        `traits in \`#[derive(...)]\` don't accept ${next.tokenType === p['='] ? 'values' : 'arguments'}`,
        first === undefined ? span : spanOfToken(cx, next),
      );
  }
}

/** In an attribute that rustc knows, an argument is `path`, `path = literal`, `path(…)` or a literal. */
function checkArgument(cx: LowerCx, arg: readonly Token[]): void {
  const [first] = arg;
  if (first === undefined || first.literal !== undefined) return;
  const { path, next } = readPath(arg, 0);
  const name = first.tokenType === p['::'] ? arg[1] : first;
  if (path === '' || !(isName(name) || path === 'unsafe')) {
    const shown = /^[a-z]/.test(first.image) ? `keyword \`${first.image}\`` : `\`${first.image}\``;
    reportSyntax(cx, `expected identifier, found ${shown}`, spanOfToken(cx, first));
    return;
  }
  const stray = arg[next];
  if (stray !== undefined && stray.tokenType !== p['='] && stray.tokenType !== p['('])
    reportSyntax(
      cx,
      `expected one of \`(\`, \`,\`, \`::\`, or \`=\`, found \`${stray.image}\``,
      spanOfToken(cx, stray),
    );
}
