/** What expansion carries along: fresh ids, the source, findings. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { LineColumn, Span } from '../../source/index.ts';
import { type NodeId, nodeId, type Origin } from '../ast.ts';
import type { Edition } from '../lex/tokens.ts';

export interface ExpandCx {
  readonly edition: Edition;
  readonly source: string;
  /** Where a span begins in the whole program: `dbg!` prints it. */
  readonly placeOf: (span: Span) => LineColumn;
  readonly diagnostics: Diagnostic[];
  nextId: number;
}

export const freshId = (cx: ExpandCx): NodeId => nodeId(cx.nextId++);

/** Where made-up nodes belong: the span that they stand for, and why they exist. */
export interface Site {
  readonly cx: ExpandCx;
  readonly span: Span;
  readonly origin: Origin;
}

export const at = (site: Site, span: Span): Site => ({ ...site, span });

/** A copy with fresh ids, for syntax that has to stand in two places. */
export function freshCopy<T>(cx: ExpandCx, node: T): T {
  const copy = structuredClone(node);
  renumber(cx, copy);
  return copy;
}

function renumber(cx: ExpandCx, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    if (key === 'id') Reflect.set(value, key, freshId(cx));
    else {
      const child: unknown = Reflect.get(value, key);
      renumber(cx, child);
    }
  }
}
