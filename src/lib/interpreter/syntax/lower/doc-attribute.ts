/** `#[doc(…)]`: most of it is rustdoc's affair, and at most a warning here; some places and words are refused. */
import type { Span } from '../../source/index.ts';
import type { AttributeInput } from './attribute-input.ts';
import { type AttributeTarget, wordsFor } from './attribute-target.ts';
import { type LowerCx, reportFinding } from './cx.ts';

const UNSTABLE: ReadonlySet<string> = new Set(['auto_cfg', 'cfg', 'keyword', 'masked', 'notable_trait']);
/** What has no name that a search could find. */
const WITHOUT_ALIAS: ReadonlySet<AttributeTarget> = new Set<AttributeTarget>([
  'arm',
  'stmt-expr',
  'closure',
  'crate',
  'expr',
  'extern-block',
  'impl',
  'let',
  'trait-impl',
]);

export function checkDoc(cx: LowerCx, { args }: AttributeInput, span: Span, target: AttributeTarget): void {
  for (const [name, , value] of args) {
    if (UNSTABLE.has(name?.image ?? ''))
      reportFinding(cx, `\`#[doc(${name?.image ?? ''})]\` is unstable`, span, 'E0658');
    if (name?.image !== 'alias') continue;
    if (WITHOUT_ALIAS.has(target))
      reportFinding(cx, `\`#[doc(alias = "...")]\` isn't allowed on ${wordsFor(target)}`, span);
    else if (value?.image === '""')
      reportFinding(cx, '`#[doc(alias = "...")]` attribute cannot have empty value', span);
  }
}
