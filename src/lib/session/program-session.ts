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
  type Recording,
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
  }

  summary(): RunSummary {
    return this.digest.summary();
  }

  find(wanted: Wanted, isCheckerOff: boolean): FoundMoment | undefined {
    return findWanted(this.places, wanted, isCheckerOff);
  }

  momentAt(step: number): MomentRef {
    return momentAt(this.places, step);
  }

  /** The stop of a grain before a step: what the sentence at that step reports from. */
  stopBefore(step: number, grain: Grain): number {
    return this.digest.stops.stopBefore(grain, step);
  }

  /** Where a reader stands at a step, having come from `since`. */
  standAt(step: number, since: number, isCheckerOff: boolean): Standpoint {
    const { compilation, trace } = this;
    const at = Math.min(step, trace.length);
    return standpointOf({ compilation, moment: trace.at(at), trace, since: Math.min(since, at), isCheckerOff });
  }
}
