/** The facts that marks may name at a place of the source: `loan = L0`, `in-scope = L0 L1` (`-` for none), `ty = &i32`. */
import { type Compilation, lineColumnOf, loansAt, printTyOf, type Span } from '#lib/interpreter/index.ts';
import type { Mark } from './fixture.ts';

export function factMarks(compilation: Compilation, mark: Mark): readonly string[] {
  const facts: string[] = [];
  const fits = (span: Span): boolean => {
    const at = lineColumnOf(compilation.lines, span.start);
    return (
      span.file === 0 &&
      at.line === mark.line &&
      at.column === mark.column &&
      (mark.width === 1 || span.end - span.start === mark.width)
    );
  };
  for (const [def, body] of compilation.bodies) {
    const found = compilation.facts.get(def);
    for (const local of body.locals)
      if (local.name !== undefined && fits(local.span)) facts.push(`ty = ${printTyOf(compilation, local.ty)}`);
    if (found === undefined) continue;
    for (const loan of found.loans) if (fits(loan.span)) facts.push(`loan = L${loan.id}`);
    body.blocks.forEach((block, blockIndex) => {
      [...block.statements, block.terminator].forEach((statement, index) => {
        if (!fits(statement.span)) return;
        const point = (found.pointStart[blockIndex] ?? 0) + index;
        facts.push(
          `in-scope = ${
            loansAt(found, point)
              .map((id) => `L${id}`)
              .join(' ') || '-'
          }`,
        );
      });
    });
  }
  return facts;
}
