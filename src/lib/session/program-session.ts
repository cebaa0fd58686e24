/**
 * One program under the debugger: its verdict, its run as far as it is recorded, and what is asked of both. Whoever holds
 * it decides when more is recorded; dropping it abandons the recording.
 */
import {
  type Compilation,
  type CompiledLibrary,
  type CompileOptions,
  type CompileSession,
  createSession,
  type FrameView,
  type Recording,
  type Span,
  startRecording,
  type Trace,
} from '../interpreter/index.ts';
import { type Analysis, analysisOf } from './findings/analysis.ts';
import { type Finding, findingOf } from './findings/finding.ts';
import { momentAt, type FoundMoment, type RunPlaces } from './moments/moments.ts';
import type { MomentRef } from './moments/moment-ref.ts';
import { buildPlaceIndex } from './moments/places.ts';
import { findWanted, type Wanted } from './moments/wanted.ts';
import { RunDigest } from './run/run-digest.ts';
import type { RunSummary } from './run/run-summary.ts';
import { type Standpoint, standpointOf } from './standpoint.ts';
import type { Grain } from './stops/grain.ts';
import { type FindWritten, StopFinder } from './stops/stops.ts';
import type { WrittenProgram } from './written/written.ts';
import type { WrittenPlace } from './written/written-view.ts';

interface Opened {
  readonly keys: ReadonlySet<string>;
  readonly find: FindWritten;
  readonly stops: StopFinder;
}

export interface ProgramOptions {
  readonly source: string;
  readonly edition: CompileOptions['edition'];
  readonly library: CompiledLibrary;
  /** The compiler of the text so far, of that edition: what an edit did not touch is not done again. */
  readonly compiler?: CompileSession;
  readonly stdin: string;
  /** Steps recorded at most. */
  readonly maxSteps: number;
  /** The name of a test to run instead of `main`; the compiler then is one for tests. */
  readonly test?: string | undefined;
}

export interface ProgramSession {
  readonly compilation: Compilation;
  readonly analysis: Analysis;
  /** Undefined where there is nothing to run. */
  readonly run: RunSession | undefined;
  /** Parts of the library to load before this program is opened again: until then nothing of it is final. */
  readonly needs: Compilation['needs'];
}

export function openProgram(options: ProgramOptions): ProgramSession {
  const { source, edition, library, compiler, stdin, maxSteps, test: name } = options;
  const isTest = name !== undefined;
  const compilation = (compiler ?? createSession({ edition, library, isTest })).update(source);
  const test = compilation.tests.find((each) => each.name === name);
  const isThere = !isTest || test !== undefined;
  const run = { maxSteps, pastRefusals: true, stdin, ...(test === undefined ? {} : { test }) };
  const recording = isThere ? startRecording(compilation, run) : undefined;
  const hasRun = recording !== undefined && !recording.trace.isComplete;
  return {
    compilation,
    analysis: analysisOf(compilation, hasRun),
    run: !hasRun ? undefined : new RunSession(compilation, recording),
    needs: compilation.needs,
  };
}

/** A run that is being recorded, and the reader's questions about it. */
export class RunSession {
  readonly trace: Trace;
  private readonly compilation: Compilation;
  private readonly recording: Recording;
  private readonly digest: RunDigest;
  private readonly places: RunPlaces;
  /** Macro calls that are open, with the stops that these make. */
  private opened: Opened | undefined;

  constructor(compilation: Compilation, recording: Recording) {
    const { trace } = recording;
    const places = buildPlaceIndex(compilation);
    this.compilation = compilation;
    this.recording = recording;
    this.trace = trace;
    this.digest = new RunDigest(compilation, trace, places);
    this.places = { compilation, trace, stops: this.digest.stops, places };
  }

  /** What lints warn of: worked out when it is first asked for. */
  warnings(): readonly Finding[] {
    return this.compilation.warnings().map((each) => findingOf(this.compilation, each));
  }

  /** Records at most so many further steps. */
  advance(steps: number): void {
    this.recording.advance(steps);
    this.digest.extend();
    this.opened?.stops.extend();
  }

  /**
   * Opens macro calls in place, and closes all others. Stops, sentences and marks go by what stands for them; moments that are
   * written down do not.
   */
  open(written: WrittenProgram, keys: ReadonlySet<string>): void {
    const { compilation, trace } = this;
    const find = (span: Span): WrittenPlace | undefined => written.placeOf(span, keys);
    const stops = new StopFinder(compilation, trace, this.places.places, find);
    stops.extend();
    this.opened = keys.size === 0 ? undefined : { keys, find, stops };
  }

  /** Whether just these calls are open. */
  hasOpen(keys: readonly string[]): boolean {
    const open = this.opened?.keys;
    return keys.length === (open?.size ?? 0) && keys.every((key) => open?.has(key) === true);
  }

  summary(): RunSummary {
    return this.digest.summary(this.opened?.stops);
  }

  find(wanted: Wanted, isCheckerOff: boolean): FoundMoment | undefined {
    return findWanted(this.places, wanted, isCheckerOff);
  }

  momentAt(step: number): MomentRef {
    return momentAt(this.places, step);
  }

  /** The stop of a grain before a step: what the sentence at that step reports from. */
  stopBefore(step: number, grain: Grain): number {
    return (this.opened?.stops ?? this.digest.stops).stopBefore(grain, step);
  }

  /** Where the run stands at a step, in a call that is open. */
  writtenAt(step: number): WrittenPlace | undefined {
    const { opened, trace } = this;
    if (opened === undefined || step >= trace.length) return undefined;
    const frame = trace.at(step).frames.findLast((each) => !each.isLibrary);
    return frame === undefined ? undefined : opened.find(frame.pieceSpan);
  }

  /** Where a reader stands at a step, having come from `since`. */
  standAt(step: number, since: number, isCheckerOff: boolean): Standpoint {
    const { compilation, trace } = this;
    const at = Math.min(step, trace.length);
    const writtenAt = (frame: FrameView): WrittenPlace | undefined => this.opened?.find(frame.pieceSpan);
    return standpointOf({
      compilation,
      moment: trace.at(at),
      trace,
      since: Math.min(since, at),
      isCheckerOff,
      writtenAt,
    });
  }
}
