/**
 * The playback session: the one live thing behind a workbench or an embed. It owns the worker, the deck and the last good
 * analysis, and gives the screen reactive values. Everything that the interpreter made is replaced, never edited.
 */
import { createSubscriber } from 'svelte/reactivity';
import { createActor } from 'xstate';
import type { Answer, CheckOrder, SeekOrder, ShownMoment } from '../../../worker/messages.ts';
import type { Edition } from '../../interpreter/source/edition.ts';
import type {
  Analysis,
  Finding,
  MomentRef,
  RunSummary,
  TestList,
  Wanted,
  WrittenPlace,
  WrittenView,
} from '../../session/index.ts';
import { type Grain, neighbour } from '../../session/stops/grain.ts';
import type { Scene } from '../scene/index.ts';
import { type Client, createClient } from './client.ts';
import { type DeckActor, type DeckEvent, deckMachine, type DeckSnapshot } from './deck.ts';
import { openWorker } from './open-worker.ts';
import { boundsOf, findLine, hasTests, lastShown, type Range, stopsShown } from './run-places.ts';

/** Pause in typing after which the program is looked at. */
const PAUSE_MS = 120;
/** Steps recorded at most in the page. */
const MAX_STEPS = 1_000_000;

/** Deck events that leave the end of a growing run alone. */
const STILL: ReadonlySet<DeckEvent['type']> = new Set(['load', 'grow', 'grain.set', 'speed.set']);

/** Macro calls that are open at a time. */
const MOST_OPEN = 100;

interface Written {
  readonly view: WrittenView;
  readonly source: string;
}

export interface SessionOptions {
  readonly source: string;
  readonly edition: Edition;
  /** Where to open. */
  readonly open: Wanted;
  /** What to say where the run has no such moment. */
  readonly missing?: string | undefined;
  readonly past?: boolean;
  /** The test to run instead of `main`. */
  readonly test?: string | undefined;
  /** Only this piece of the run is shown. */
  readonly range?: Range | undefined;
  /** The program's text is shown, and so what lints warn of; where it is left out, it is. */
  readonly showsText?: boolean;
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
  /** What lints warn of in that program; they come behind the verdict. */
  warnings = $state.raw<readonly Finding[]>([]);
  /** The run that the picture shows: of the last program that could be run. */
  run = $state.raw<RunSummary | undefined>(undefined);
  /** Macro calls that can be opened in place, and the text that they stand in. */
  written = $state.raw<Written>({ view: { calls: [], blocks: [] }, source: '' });
  /** Where the moment stands in a macro call that is open, and where the stop before did. */
  stand = $state.raw<{ readonly now: WrittenPlace | undefined; readonly before: WrittenPlace | undefined }>({
    now: undefined,
    before: undefined,
  });
  scene = $state.raw<Scene | undefined>(undefined);
  /** The moment that the picture shows, written down. */
  moment = $state.raw<MomentRef | undefined>(undefined);
  /** The checker is off: the run goes past its refusal. */
  past = $state(false);
  /** The picture belongs to an older text. */
  isOutdated = $state(false);
  isReady = $state(false);
  /** The file that the reader wants to see; where there is none, the one in which the run stands. A step takes it back. */
  file = $state<string | undefined>(undefined);
  /** Steps recorded of a run that has nothing to show yet. */
  recordedLength = $state<number | undefined>(undefined);
  /** The name of the test that is run; `main` where there is none. */
  test = $state<string | undefined>(undefined);
  /** The verdicts of the program's tests, as far as they are known; undefined while nothing is known of this text. */
  tests = $state.raw<TestList | undefined>(undefined);
  /** A sentence about ourselves (the worker was restarted, a moment was not found), or empty. */
  trouble = $state('');

  readonly #deck: DeckActor = createActor(deckMachine);
  readonly #client: Client;
  readonly #subscribe: () => void;
  readonly #range: Range | undefined;
  /** The newest check, and its text. */
  #checking: { readonly id: number; readonly source: string } | undefined;
  /** The check whose run is shown, and its text. */
  #shown: { readonly id: number; readonly source: string } | undefined;
  #seeking: number | undefined;
  #listing: number | undefined;
  /** The moment last asked for, or come with its run: asking again would be in vain. */
  #asked: { readonly step: number; readonly past: boolean } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #open: Pick<SessionOptions, 'open' | 'missing'> | undefined;
  readonly #warns: boolean;
  #playsWhenReady = false;
  /** Keys of the macro calls that are open: some may be of texts before, and open again when an edit is undone. */
  #openCalls: readonly string[] = [];
  /** The reader asked for the end of a run that still grows. */
  #isAtTail = false;

  constructor(options: SessionOptions) {
    this.source = options.source;
    this.edition = options.edition;
    this.past = options.past === true;
    this.test = options.test;
    this.#open = options;
    this.#range = options.range;
    this.#warns = options.showsText !== false;
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
    this.#deck.subscribe((snapshot) => {
      if (snapshot.context.cursor !== this.#asked?.step || this.past !== this.#asked.past) this.#seek();
    });
    this.#deck.start();
    this.check();
  }

  /** The deck's state and context, reactive. */
  get deck(): DeckSnapshot {
    this.#subscribe();
    return this.#deck.getSnapshot();
  }

  /** The last moment that may be stood on. */
  get last(): number {
    return this.run === undefined ? 0 : lastShown(this.run, this.past);
  }

  /** Standing on the refused access, checker on. */
  get isAtRefusal(): boolean {
    return this.run?.refusalStep !== undefined && this.deck.context.cursor === this.run.refusalStep;
  }

  send(event: DeckEvent): void {
    if (!STILL.has(event.type)) {
      this.#isAtTail = event.type === 'last' && this.run?.isGrowing === true;
      this.file = undefined;
    }
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
    this.send({ type: 'seek', step: stops[grain][stop] ?? last });
  }

  goToRefusal(): void {
    if (this.run?.refusalStep !== undefined) this.send({ type: 'seek', step: this.run.refusalStep });
  }

  playWhenReady(): void {
    this.#playsWhenReady = true;
  }

  setGrain(grain: Grain): void {
    this.send({ type: 'grain.set', grain });
  }

  /** New text from the editor: looked at after a pause in typing. */
  edit(source: string): void {
    if (source === this.source) return;
    this.source = source;
    this.isOutdated = this.#shown !== undefined && source !== this.#shown.source;
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
    this.test = options.test;
    this.tests = undefined;
    this.file = undefined;
    this.#openCalls = [];
    this.#open = options;
    this.check();
  }

  /** Opens a macro call in place, or closes it; the moment stays. */
  toggleCall(key: string): void {
    const isOpen = this.written.view.blocks.some((block) => block.key === key);
    this.#openCalls = [...this.#openCalls.filter((each) => each !== key), ...(isOpen ? [] : [key])].slice(-MOST_OPEN);
    if (this.analysis?.hasRun === true && this.#shown?.id === this.#checking?.id) this.#seek();
    else this.check();
  }

  setEdition(edition: Edition): void {
    this.edition = edition;
    this.check();
  }

  check(): void {
    const { source, edition, stdin, test } = this;
    // After an edit the reader stays where they are.
    const wanted: Wanted =
      this.#open?.open ?? (this.moment === undefined ? { kind: 'start' } : { kind: 'moment', moment: this.moment });
    const order: CheckOrder = {
      source,
      edition,
      ...(test === undefined ? {} : { test }),
      stdin,
      warns: this.#warns,
      maxSteps: MAX_STEPS,
      wanted,
      ...this.#view(),
    };
    this.#checking = { id: this.#client.check(order), source };
    if (hasTests(source)) this.#listing = this.#client.tests({ source, edition, maxSteps: MAX_STEPS });
    else this.tests = undefined;
  }

  /** Another beginning of the run: a test, or `main` for undefined. */
  runTest(name: string | undefined): void {
    if (name === this.test) return;
    this.test = name;
    this.past = false;
    this.#open = { open: { kind: 'start' } };
    this.check();
  }

  /** Lets the refused access happen, and takes the first step past it. */
  letItHappen(): void {
    const { run } = this;
    if (run?.refusalStep === undefined) return;
    this.past = true;
    this.#load(run, run.refusalStep);
    this.#deck.send({ type: 'step.forward' });
  }

  /** Back under the checker, on the refused access. */
  checkerOn(): void {
    const { run } = this;
    if (run === undefined) return;
    this.past = false;
    this.#load(run, Math.min(this.#deck.getSnapshot().context.cursor, run.last));
  }

  /** To the next moment at which `line` is about to run, after the cursor, or else the first. */
  goToLine(line: number): boolean {
    const { run } = this;
    const step =
      run === undefined ? undefined : findLine(run, line, this.#deck.getSnapshot().context.cursor, this.last);
    if (step === undefined) return false;
    this.send({ type: 'seek', step });
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

  #view(): Omit<SeekOrder, 'step'> {
    const { past, showTypes, showRaw, insideLibrary } = this;
    const open = [...this.#openCalls];
    return { past, showTypes, showRaw, insideLibrary, open, grain: this.#deck.getSnapshot().context.grain };
  }

  #seek(): void {
    if (this.#shown === undefined) return;
    const { cursor: step } = this.#deck.getSnapshot().context;
    this.#asked = { step, past: this.past };
    this.#seeking = this.#client.seek(this.#shown.id, { step, ...this.#view() });
  }

  #receive(answer: Answer): void {
    switch (answer.kind) {
      case 'ready':
        this.isReady = true;
        return;
      case 'verdict':
        if (answer.id === this.#checking?.id) this.#receiveVerdict(answer.analysis);
        return;
      case 'warnings':
        if (answer.id === this.#checking?.id) this.warnings = answer.warnings;
        return;
      case 'written':
        if (answer.id === this.#checking?.id) this.written = { view: answer.view, source: this.#checking.source };
        return;
      case 'progress':
        if (answer.id === this.#checking?.id) this.recordedLength = answer.length;
        return;
      case 'run':
        if (answer.id === this.#checking?.id) this.#receiveRun(answer);
        else if (answer.id === this.#shown?.id) this.#receiveAgain(answer);
        return;
      case 'growth':
        if (answer.id === this.#shown?.id) this.#receiveGrowth(answer.run);
        return;
      case 'moment':
        // Only the newest moment is drawn: scrubbing outruns the worker.
        if (answer.id === this.#seeking) this.#draw(answer.shown);
        return;
      case 'tests':
        if (answer.id === this.#listing) this.#receiveTests(answer.list);
        return;
      case 'stale':
      case 'loading':
        return;
      case 'failed':
        this.trouble = answer.sentence;
        return;
    }
  }

  #receiveVerdict(analysis: Analysis): void {
    this.analysis = analysis;
    this.warnings = [];
    this.trouble = '';
    // A program without a run (it does not parse, say): the last good picture stays, marked out of date.
    if (!analysis.hasRun) this.isOutdated = this.#shown !== undefined;
  }

  #receiveRun({ run, shown, isFound }: Extract<Answer, { kind: 'run' }>): void {
    this.#shown = this.#checking;
    this.recordedLength = undefined;
    this.#isAtTail = false;
    if (run.refusalStep === undefined && !run.isGrowing) this.past = false;
    if (!isFound && this.#open?.missing !== undefined) this.trouble = this.#open.missing;
    this.#open = undefined;
    this.isOutdated = this.source !== this.#shown?.source;
    this.run = run;
    this.#asked = shown;
    this.#draw(shown);
    this.#load(run, shown.step);
    if (!this.#playsWhenReady) return;
    this.#playsWhenReady = false;
    this.#deck.send({ type: 'play' });
  }

  #receiveTests(list: TestList): void {
    this.tests = list;
    const isKnown = list.status === 'accepted' && list.rows.length === list.count;
    // The test that was run is no more, or has another name.
    if (isKnown && !list.rows.some(({ name }) => name === this.test)) this.runTest(undefined);
  }

  /** The worker was started anew and given the program that is shown. */
  #receiveAgain({ run, shown }: Extract<Answer, { kind: 'run' }>): void {
    this.run = run;
    this.#asked = shown;
    this.#draw(shown);
    this.#load(run, shown.step);
  }

  #receiveGrowth(run: RunSummary): void {
    this.run = run;
    if (run.refusalStep === undefined && !run.isGrowing && this.past) this.past = false;
    const { isGrowing } = run;
    this.#deck.send({ type: 'grow', ...this.#bounds(run), stops: stopsShown(run, this.past), isGrowing });
    if (this.#isAtTail) this.#deck.send({ type: 'last' });
    if (!isGrowing) this.#isAtTail = false;
  }

  #draw({ scene, moment, written, writtenBefore }: ShownMoment): void {
    this.stand = { now: written, before: writtenBefore };
    this.scene = scene;
    this.moment = moment;
  }

  /** Puts a run on the deck. */
  #load(run: RunSummary, cursor: number): void {
    const { isGrowing } = run;
    this.#deck.send({ type: 'load', ...this.#bounds(run), stops: stopsShown(run, this.past), cursor, isGrowing });
  }

  #bounds(run: RunSummary): { readonly first: number; readonly last: number } {
    return boundsOf(run, this.past, this.#range, this.#deck.getSnapshot().context.grain);
  }
}
