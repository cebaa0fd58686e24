/**
 * Finds the stops of a run (`grain.ts` says what they are) as far as it is recorded, and goes on when there is more.
 *
 * A step of the reader's own is looked at when the next one of theirs is there, or the run is over: what the library did
 * in between (drop something, say) belongs to it.
 */
import { type Compilation, lineOf, type Span, type Trace } from '../../interpreter/index.ts';
import type { PlaceIndex } from '../moments/places.ts';
import type { WrittenPlace } from '../written/written-view.ts';
import type { Grain, StopTable } from './grain.ts';
import { IntList } from './int-list.ts';

/** A stop of grain `statement`. */
export interface StatementStop {
  readonly step: number;
  /** The statement's number among the places. */
  readonly place: number;
  /** A call has returned into it. */
  readonly isBack: boolean;
}

/** What is the same each time a step of the reader's own comes to a site. */
interface Site {
  readonly place: number;
  readonly isBrace: boolean;
  readonly line: number;
  /** The line as the reader sees it: that of the program, or one of what stands for a macro call that is open. */
  readonly row: number;
}

/** A step that is still to be looked at. */
interface Pending {
  readonly step: number;
  /** The least depth of the stack since the reader's own step before it. */
  readonly lowest: number;
}

/** Steps that stand in what macros wrote, where the calls are open. Two places are one if they are the same text of one block. */
export type FindWritten = (span: Span) => WrittenPlace | undefined;

/** No place and no line. */
const NOWHERE = -1;
const DROPS: ReadonlySet<string> = new Set(['drop', 'free', 'return']);

export class StopFinder {
  private readonly compilation: Compilation;
  private readonly trace: Trace;
  private readonly places: PlaceIndex;
  private readonly findWritten: FindWritten;
  /** Numbers of places and lines in what macros wrote; they are below those of the program. */
  private readonly writtenNumbers = new Map<string, number>();
  private readonly sites: (Site | undefined)[] = [];
  private readonly instruction = new IntList();
  private readonly statement = new IntList();
  private readonly line = new IntList();
  private readonly event = new IntList();
  /** Of each stop of grain `statement`: its line, and its place twice over, plus one where a call has returned into it. */
  private readonly lines = new IntList();
  private readonly codes = new IntList();
  private step = 0;
  private pending: Pending | undefined;
  /** The least depth of the stack in the library's steps since the reader's last. */
  private lowest = Infinity;
  private markAt = 0;
  private placeBefore = NOWHERE;
  private rowBefore = NOWHERE;
  private depthBefore = -1;

  constructor(compilation: Compilation, trace: Trace, places: PlaceIndex, findWritten: FindWritten = () => undefined) {
    this.compilation = compilation;
    this.trace = trace;
    this.places = places;
    this.findWritten = findWritten;
  }

  /** Looks at what was recorded since the last time. */
  extend(): void {
    const { trace } = this;
    const marks = trace.marks();
    const { length } = trace;
    for (; this.step < length; this.step++) {
      if (trace.siteOf(this.step) < 0) {
        this.lowest = Math.min(this.lowest, trace.depthOf(this.step));
        continue;
      }
      if (this.pending !== undefined) this.decide(this.pending, marks);
      this.pending = { step: this.step, lowest: this.lowest };
      this.lowest = Infinity;
    }
    if (trace.isComplete && this.pending !== undefined) {
      this.decide(this.pending, marks);
      this.pending = undefined;
    }
  }

  /** The stops so far, both ends among them. */
  table(): StopTable {
    return {
      instruction: this.close(this.instruction),
      statement: this.close(this.statement),
      line: this.close(this.line),
      event: this.close(this.event),
    };
  }

  /** The line of each stop of grain `statement`; 0 for ends that are none. */
  linesOfStatements(): Int32Array {
    return this.lines.toArray(this.hasStart(this.statement) ? [] : [0], this.hasEnd(this.statement) ? [] : [0]);
  }

  private close(list: IntList): Int32Array {
    return list.toArray(this.hasStart(list) ? [] : [0], this.hasEnd(list) ? [] : [this.last]);
  }
  private hasStart(list: IntList): boolean {
    return list.length > 0 && list.at(0) === 0;
  }
  private hasEnd(list: IntList): boolean {
    return (list.length === 0 ? 0 : list.at(list.length - 1)) === this.last;
  }

  /** The last step that may be stood on so far. */
  get last(): number {
    return this.trace.isComplete ? this.trace.length : this.instruction.at(Math.max(0, this.instruction.length - 1));
  }

  /** The step of a grain's stop by its number, from 0: undefined while it is not known. */
  stepOfStop(grain: Grain, index: number): number | undefined {
    const list = this[grain];
    const at = this.hasStart(list) ? index : index - 1;
    if (at < 0) return 0;
    if (at < list.length) return list.at(at);
    return at === list.length && this.trace.isComplete ? this.last : undefined;
  }

  /** The last stop of a grain before a step, the start among them. */
  stopBefore(grain: Grain, step: number): number {
    const list = this[grain];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list.at(middle) < step) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : list.at(low - 1);
  }

  get statementCount(): number {
    return this.statement.length;
  }

  statementAt(index: number): StatementStop {
    const code = this.codes.at(index);
    return { step: this.statement.at(index), place: code >> 1, isBack: (code & 1) === 1 };
  }

  private decide({ step, lowest }: Pending, marks: ReturnType<Trace['marks']>): void {
    const site = this.siteAt(step);
    const { hasAny, hasDrop } = this.marksOf(step, marks);
    this.instruction.push(step);
    if (hasAny) this.event.push(step);
    if (site.isBrace && !hasDrop) return;
    const depth = this.trace.depthOf(step);
    // The library may call the same closure again and again: each call is one of its own, though it stands as deep as the last.
    const isNewFrame = depth !== this.depthBefore || lowest < this.depthBefore;
    if (isNewFrame || site.place !== this.placeBefore) {
      this.statement.push(step);
      this.lines.push(site.line);
      this.codes.push(2 * site.place + (depth < this.depthBefore ? 1 : 0));
    }
    if (isNewFrame || site.row !== this.rowBefore) this.line.push(step);
    this.placeBefore = site.place;
    this.rowBefore = site.row;
    this.depthBefore = depth;
  }

  private marksOf(
    step: number,
    marks: ReturnType<Trace['marks']>,
  ): { readonly hasAny: boolean; readonly hasDrop: boolean } {
    let hasAny = false;
    let hasDrop = false;
    for (let mark = marks[this.markAt]; mark !== undefined && mark.step <= step; mark = marks[++this.markAt]) {
      hasAny ||= mark.step === step;
      hasDrop ||= mark.step === step && DROPS.has(mark.kind);
    }
    return { hasAny, hasDrop };
  }

  private siteAt(step: number): Site {
    const number = this.trace.siteOf(step);
    const known = this.sites[number];
    if (known !== undefined) return known;
    const { span, pieceSpan } = this.trace.stepInfo(step);
    const place = this.places.of(span);
    const line = lineOf(this.compilation.lines, span.start);
    const written = this.findWritten(pieceSpan);
    const made: Site =
      written === undefined
        ? { place, isBrace: this.places.placeAt(place).isBrace, line, row: line }
        : {
            place: this.numberOf(`${written.key} ${written.start}:${written.end}`),
            isBrace: written.isBrace,
            line,
            row: this.numberOf(`${written.key} ${written.line}`),
          };
    this.sites[number] = made;
    return made;
  }

  private numberOf(written: string): number {
    const known = this.writtenNumbers.get(written) ?? NOWHERE - 1 - this.writtenNumbers.size;
    this.writtenNumbers.set(written, known);
    return known;
  }
}
