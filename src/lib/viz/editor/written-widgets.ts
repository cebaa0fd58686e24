/** Macro calls opened in place, as CodeMirror's widgets: buttons behind the line of a call, and the block below it. */
import { type EditorState, Facet, type Range } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import type { WrittenBlock } from '../../session/index.ts';
import { callButtons, fillBlock } from './written-block.ts';
import type { MarkedCall, WrittenMarks } from './written-marks.ts';

/** What is done when a call is to be opened or closed. */
export const toggleCall = Facet.define<(key: string) => void>();

const ontoggle =
  (view: EditorView) =>
  (key: string): void => {
    for (const each of view.state.facet(toggleCall)) each(key);
  };

class CallsWidget extends WidgetType {
  readonly calls: readonly MarkedCall[];
  readonly open: ReadonlySet<string>;
  constructor(calls: readonly MarkedCall[], open: ReadonlySet<string>) {
    super();
    this.calls = calls;
    this.open = open;
  }
  private get look(): string {
    return this.calls.map(({ key, name }) => `${key} ${name} ${this.open.has(key) ? 1 : 0}`).join('\n');
  }
  override eq(other: CallsWidget): boolean {
    return other.look === this.look;
  }
  override toDOM(view: EditorView): HTMLElement {
    return callButtons(this.calls, this.open, ontoggle(view));
  }
  override updateDOM(dom: HTMLElement, view: EditorView): boolean {
    const focused = dom.contains(document.activeElement) ? document.activeElement : undefined;
    const key = focused instanceof HTMLElement ? focused.dataset['call'] : undefined;
    dom.replaceChildren(...callButtons(this.calls, this.open, ontoggle(view)).childNodes);
    if (key !== undefined)
      [...dom.querySelectorAll<HTMLElement>('[data-call]')].find((each) => each.dataset['call'] === key)?.focus();
    return true;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

class BlockWidget extends WidgetType {
  readonly block: WrittenBlock;
  readonly marks: WrittenMarks;
  constructor(block: WrittenBlock, marks: WrittenMarks) {
    super();
    this.block = block;
    this.marks = marks;
  }
  override eq(other: BlockWidget): boolean {
    return other.block === this.block && other.marks === this.marks;
  }
  override toDOM(view: EditorView): HTMLElement {
    const box = document.createElement('div');
    fillBlock(box, this.block, this.marks, ontoggle(view));
    return box;
  }
  override updateDOM(dom: HTMLElement, view: EditorView): boolean {
    fillBlock(dom, this.block, this.marks, ontoggle(view));
    return true;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

export function writtenWidgets({ doc }: EditorState, marks: WrittenMarks): readonly Range<Decoration>[] {
  const open = new Set(marks.blocks.map(({ key }) => key));
  const byLine = new Map<number, MarkedCall[]>();
  for (const call of marks.calls) {
    const line = doc.lineAt(Math.min(call.to, doc.length)).number;
    byLine.set(line, [...(byLine.get(line) ?? []), call]);
  }
  return [...byLine].flatMap(([line, calls]) => {
    const { to } = doc.line(line);
    const blocks = calls.flatMap(({ key }) => marks.blocks.filter((block) => block.key === key));
    return [
      Decoration.widget({ widget: new CallsWidget(calls, open), side: 1 }).range(to),
      ...blocks.map((block, index) =>
        Decoration.widget({ widget: new BlockWidget(block, marks), side: 2 + index, block: true }).range(to),
      ),
    ];
  });
}

/** Brings the line that is about to run into sight, where it lies in a block. */
export function scrollToWritten(view: EditorView): void {
  view.requestMeasure({
    read: () => {
      const row = view.dom.querySelector('.cm-written-now')?.getBoundingClientRect();
      const pane = view.scrollDOM.getBoundingClientRect();
      if (row === undefined) return 0;
      const margin = Math.min(32, pane.height / 4);
      if (row.top < pane.top + margin) return row.top - pane.top - margin;
      return row.bottom > pane.bottom - margin ? Math.min(row.bottom - pane.bottom + margin, row.top - pane.top) : 0;
    },
    write: (by) => {
      if (by !== 0) view.scrollDOM.scrollTop += by;
    },
  });
}

export const writtenStyle = EditorView.theme({
  '.cm-calls': { marginLeft: '0.6em', whiteSpace: 'nowrap' },
  '.cm-call': {
    minWidth: '28px',
    minHeight: '1.5em',
    padding: '0 6px',
    border: '1px solid var(--line)',
    borderRadius: '4px',
    background: 'var(--panel)',
    color: 'var(--text-quiet)',
    font: 'inherit',
    fontSize: '0.86em',
    lineHeight: '1.3',
    cursor: 'pointer',
    position: 'relative',
  },
  // A thumb needs more room than the line has.
  '.cm-call::after': { content: '""', position: 'absolute', inset: '-8px -4px' },
  '.cm-call + .cm-call': { marginLeft: '4px' },
  '.cm-written': {
    // None above or below: the editor would not count it, and line numbers stand beside other lines.
    margin: '0 8px 0 6px',
    padding: '2px 0 4px',
    borderLeft: '3px solid var(--line)',
    background: 'var(--ground)',
    fontFamily: 'var(--mono)',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    cursor: 'default',
  },
  '.cm-written .cm-written': { marginLeft: '2.4em' },
  '.cm-written-head, .cm-written-own': {
    padding: '0 8px',
    fontFamily: 'var(--sans, system-ui, sans-serif)',
    fontSize: '0.86em',
    color: 'var(--text-quiet)',
    whiteSpace: 'normal',
  },
  '.cm-written-line': { padding: '0 8px', minHeight: '1.6em' },
  '.cm-written-now': { background: 'var(--now)' },
  '.cm-next': { outline: '1.5px solid var(--text)', outlineOffset: '1px', borderRadius: '2px' },
  '.cm-ran': { background: 'var(--selection)', borderRadius: '2px' },
  '.cm-own sub': { fontSize: '0.7em', lineHeight: '0' },
});
