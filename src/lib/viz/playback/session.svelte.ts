/**
 * The playback session: the one live thing behind a workbench or an embed. It owns the worker, the deck and the last good
 * analysis, and gives the screen reactive values. Everything that the interpreter made is replaced, never edited.
 */
import { createSubscriber } from 'svelte/reactivity';
import { createActor } from 'xstate';
import type { Answer } from '../../../worker/messages.ts';
import type { Analysis, RunSummary } from '../../session/index.ts';
import { type Grain, neighbour } from '../../session/stops/grain.ts';
import { matchingStep } from '../../session/stops/matching-step.ts';
import type { Scene } from '../scene/index.ts';
import { type Client, createClient } from './client.ts';
import { type DeckActor, type DeckEvent, deckMachine, type DeckSnapshot } from './deck.ts';

export type Edition = '2021' | '2024';

/** Pause in typing after which the program is looked at. */
const PAUSE_MS = 120;
/** Steps recorded at most in the page. */
const MAX_STEPS = 1_000_000;

export interface SessionOptions {
  readonly source: string;
  readonly edition: Edition;
  /** Where to open: a step number, or a word. */
  readonly open: number | 'start' | 'refusal' | 'end';
  readonly past?: boolean;
  /** A stop of the grain instead of a step: what an author counts on the buttons. */
  readonly stop?: number | undefined;
  /** Only this piece of the run is shown; in stops, ends included. */
  readonly range?: { readonly from: number | undefined; readonly to: number | undefined } | undefined;
}

export class PlaybackSession {
  source = $state('');
  edition = $state<Edition>('2024');
  stdin = $state('');
  showTypes = $state(false);
  showRaw = $state(false);
  insideLibrary = $state(false);
  /** The latest verdict, also on text that does not parse. */
  analysis = $state.raw<Analysis | undefined>(undefined);
  /** The program that the picture shows: the last that could be run. */
  shown = $state.raw<{ readonly source: string; readonly run: RunSummary; readonly analysis: Analysis } | undefined>(
    undefined,
  );
  scene = $state.raw<Scene | undefined>(undefined);
  /** The checker is off: the run goes past its refusal. */
  past = $state(false);
  /** The picture belongs to an older text. */
  isOutdated = $state(false);
  isReady = $state(false);
  /** A sentence about ourselves (the worker was restarted, a link could not be read), or empty. */
  trouble = $state('');

  readonly #deck: DeckActor = createActor(deckMachine);
  readonly #client: Client;
  readonly #subscribe: () => void;
  #checking: { readonly id: number; readonly source: string } | undefined;
  #seeking: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #open: Pick<SessionOptions, 'open' | 'stop'> | undefined;
  #playsWhenReady = false;
  readonly #range: SessionOptions['range'];

  constructor(options: SessionOptions) {
    this.source = options.source;
    this.edition = options.edition;
    this.past = options.past === true;
    this.#open = { open: options.open, stop: options.stop };
    this.#range = options.range;
    this.#subscribe = createSubscriber((update) => {
      const subscription = this.#deck.subscribe(update);
      return () => {
        subscription.unsubscribe();
      };
    });
    this.#client = createClient({
      makePort: openWorker,
      onAnswer: (answer) => {
        this.#receive(answer);
      },
      onRestart: (sentence) => {
        this.trouble = sentence;
        this.isReady = false;
      },
    });
    let cursor = -1;
    this.#deck.subscribe((snapshot) => {
      if (snapshot.context.cursor === cursor) return;
      cursor = snapshot.context.cursor;
      this.#seek();
    });
    this.#deck.start();
    this.check();
  }

  /** The deck's state and context, reactive. */
  get deck(): DeckSnapshot {
    this.#subscribe();
    return this.#deck.getSnapshot();
  }

  get run(): RunSummary | undefined {
    return this.shown?.run;
  }

  /** The last moment that may be stood on. */
  get last(): number {
    return this.run === undefined ? 0 : this.past ? this.run.lastPast : this.run.last;
  }

  /** Standing on the refused access, checker on. */
  get isAtRefusal(): boolean {
    return this.run?.refusalStep !== undefined && this.deck.context.cursor === this.run.refusalStep;
  }

  send(event: DeckEvent): void {
    this.#deck.send(event);
  }

  can(event: DeckEvent): boolean {
    return this.deck.can(event);
  }

  /** The number of the stop at or before the cursor, and of the last stop; both from 0. */
  get position(): { readonly step: number; readonly steps: number } {
    const { stops, grain, cursor } = this.deck.context;
    const steps = stops[grain];
    return { step: Math.max(0, steps.indexOf(neighbour(steps, cursor + 1, -1))), steps: steps.length - 1 };
  }

  goToStop(stop: number): void {
    const { stops, grain, last } = this.#deck.getSnapshot().context;
    this.#deck.send({ type: 'seek', step: stops[grain][stop] ?? last });
  }

  goToRefusal(): void {
    if (this.run?.refusalStep !== undefined) this.#deck.send({ type: 'seek', step: this.run.refusalStep });
  }

  playWhenReady(): void {
    this.#playsWhenReady = true;
  }

  setGrain(grain: Grain): void {
    this.#deck.send({ type: 'grain.set', grain });
  }

  /** New text from the editor: looked at after a pause in typing. */
  edit(source: string): void {
    if (source === this.source) return;
    this.source = source;
    this.isOutdated = this.shown !== undefined && source !== this.shown.source;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.check();
    }, PAUSE_MS);
  }

  /** Another program altogether, opened at its own place. */
  load(options: SessionOptions): void {
    clearTimeout(this.#timer);
    this.source = options.source;
    this.edition = options.edition;
    this.past = options.past === true;
    this.#open = { open: options.open, stop: options.stop };
    this.check();
  }

  setEdition(edition: Edition): void {
    this.edition = edition;
    this.check();
  }

  check(): void {
    const id = this.#client.check({
      source: this.source,
      edition: this.edition,
      stdin: this.stdin,
      maxSteps: MAX_STEPS,
    });
    this.#checking = { id, source: this.source };
  }

  /** Lets the refused access happen, and takes the first step past it. */
  letItHappen(): void {
    const { run } = this;
    if (run?.refusalStep === undefined) return;
    this.past = true;
    this.#deck.send({ type: 'load', ...this.#bounds(run), stops: run.stopsPast, cursor: run.refusalStep });
    this.#deck.send({ type: 'step.forward' });
  }

  /** Back under the checker, on the refused access. */
  checkerOn(): void {
    const { run } = this;
    if (run === undefined) return;
    this.past = false;
    this.#deck.send({
      type: 'load',
      ...this.#bounds(run),
      stops: run.stops,
      cursor: Math.min(this.#deck.getSnapshot().context.cursor, run.last),
    });
    this.#seek();
  }

  /** To the next moment at which `line` is about to run, after the cursor, or else the first. */
  goToLine(line: number): boolean {
    const { run } = this;
    if (run === undefined) return false;
    const steps = run.stopsPast.statement;
    const cursor = this.#deck.getSnapshot().context.cursor;
    let first: number | undefined;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i] ?? 0;
      if (run.lines[i] !== line || step > this.last) continue;
      first ??= step;
      if (step > cursor) {
        first = step;
        break;
      }
    }
    if (first === undefined) return false;
    this.#deck.send({ type: 'seek', step: first });
    return true;
  }

  /** Asks for the moment at the cursor again, with other options. */
  refresh(): void {
    this.#seek();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#deck.stop();
    this.#client.close();
  }

  #seek(): void {
    if (this.shown === undefined) return;
    const { cursor: step, stops, grain } = this.#deck.getSnapshot().context;
    const since = Math.min(step, neighbour(stops[grain], step, -1));
    this.#seeking = this.#client.seek({
      step,
      since,
      past: this.past,
      showTypes: this.showTypes,
      showRaw: this.showRaw,
      insideLibrary: this.insideLibrary,
    });
  }

  #receive(answer: Answer): void {
    switch (answer.kind) {
      case 'ready':
        this.isReady = true;
        return;
      case 'analysis':
        this.#receiveAnalysis(answer.id, answer.analysis);
        return;
      case 'moment':
        // Only the newest moment is drawn: scrubbing outruns the worker.
        if (answer.id === this.#seeking) this.scene = answer.scene;
        return;
      case 'failed':
        this.trouble = answer.sentence;
        return;
    }
  }

  #receiveAnalysis(id: number, analysis: Analysis): void {
    if (id !== this.#checking?.id) return;
    const { source } = this.#checking;
    const before = this.shown;
    this.analysis = analysis;
    this.trouble = '';
    if (analysis.run === undefined) {
      // A program without a run (it does not parse, say): the last good picture stays, marked out of date.
      this.isOutdated = before !== undefined;
      return;
    }
    const { run } = analysis;
    if (run.refusalStep === undefined) this.past = false;
    this.shown = { source, run, analysis };
    this.isOutdated = source !== this.source;
    const last = this.past ? run.lastPast : run.last;
    const cursor =
      this.#open !== undefined || before === undefined
        ? this.#openAt(run)
        : matchingStep(before.run, run, this.#deck.getSnapshot().context.cursor, last);
    this.#open = undefined;
    this.#deck.send({ type: 'load', ...this.#bounds(run), stops: this.past ? run.stopsPast : run.stops, cursor });
    this.#seek();
    if (!this.#playsWhenReady) return;
    this.#playsWhenReady = false;
    this.#deck.send({ type: 'play' });
  }

  /** First and last moment on show. */
  #bounds(run: RunSummary): { readonly first: number; readonly last: number } {
    const last = this.past ? run.lastPast : run.last;
    const steps = (this.past ? run.stopsPast : run.stops)[this.#deck.getSnapshot().context.grain];
    const to = this.past || this.#range?.to === undefined ? last : (steps[this.#range.to] ?? last);
    const from = this.#range?.from === undefined ? 0 : (steps[this.#range.from] ?? 0);
    return { first: Math.min(from, to), last: to };
  }

  #openAt(run: RunSummary): number {
    const { open = 'start', stop } = this.#open ?? {};
    if (stop !== undefined) {
      const steps = (this.past ? run.stopsPast : run.stops)[this.#deck.getSnapshot().context.grain];
      return steps[stop] ?? steps.at(-1) ?? 0;
    }
    switch (open) {
      case 'refusal':
        return run.refusalStep ?? run.last;
      case 'end':
        return this.past ? run.lastPast : run.last;
      case 'start':
        return 0;
      default:
        return open;
    }
  }
}

function openWorker(
  onAnswer: (answer: Answer) => void,
  onCrash: (sentence: string) => void,
): { postMessage(request: unknown): void; terminate(): void } {
  const worker = new Worker(new URL('../../../worker/interpreter.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', (event: MessageEvent<Answer>) => {
    onAnswer(event.data);
  });
  worker.addEventListener('error', (event) => {
    onCrash(
      `the interpreter stopped (${event.message === '' ? 'unknown reason' : event.message}) and was started anew`,
    );
  });
  return worker;
}
