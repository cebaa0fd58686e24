/**
 * CodeMirror behind one attachment. The page gives text and marks, and hears of edits and of clicked lines; no part of
 * CodeMirror's own types leaves this folder. Loaded lazily: the first picture does not wait for it.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { rust } from '@codemirror/lang-rust';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import {
  Compartment,
  EditorState,
  RangeSet,
  StateEffect,
  StateField,
  Transaction,
  type Extension,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  gutter,
  GutterMarker,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  type BlockInfo,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Attachment } from 'svelte/attachments';
import { type EditorMarks, type Lane, NO_MARKS } from './marks.ts';
import { scrollToWritten, toggleCall, writtenStyle, writtenWidgets } from './written-widgets.ts';

export interface EditorOptions {
  readonly text: string;
  /** The file that `text` is of. */
  readonly file: string;
  readonly isEditable: boolean;
  readonly label: string;
  readonly onedit: (text: string) => void;
  readonly online: (line: number) => void;
  /** A macro call is to be opened in place, or closed. */
  readonly oncall: (key: string) => void;
}

/** What the page may do with a mounted editor. */
export interface EditorHandle {
  /** Each file has an undo history of its own. */
  show(file: string, text: string): void;
  setMarks(marks: EditorMarks): void;
  setEditable(isEditable: boolean): void;
  /** Size of the type, in pixels. */
  setTypeSize(size: number): void;
  focus(): void;
}

const marksChanged = StateEffect.define<EditorMarks>();
const editable = new Compartment();
const typeSize = new Compartment();

const marksField = StateField.define<EditorMarks>({
  create: () => NO_MARKS,
  update: (marks, transaction) =>
    transaction.effects.reduce((now, effect) => (effect.is(marksChanged) ? effect.value : now), marks),
});

const decorations = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, transaction) => {
    const marks = transaction.effects.find((effect) => effect.is(marksChanged))?.value;
    // Between an edit and its verdict the old marks move with the text.
    return marks === undefined ? before.map(transaction.changes) : decorate(transaction.state, marks);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorate(state: EditorState, marks: EditorMarks): DecorationSet {
  const { doc } = state;
  const ranges = [];
  if (marks.currentLine !== undefined && marks.currentLine >= 1 && marks.currentLine <= doc.lines) {
    ranges.push(
      Decoration.line({
        class: marks.isRefused ? 'cm-now cm-now-refused' : marks.written.now === undefined ? 'cm-now' : 'cm-now-around',
      }).range(doc.line(marks.currentLine).from),
    );
  }
  for (const { from, to, tone, text } of marks.underlines) {
    const start = Math.min(from, doc.length);
    const end = Math.min(to, doc.length);
    if (start < end)
      ranges.push(
        Decoration.mark({ class: `cm-under cm-under-${tone}`, attributes: { title: text } }).range(start, end),
      );
  }
  for (const spot of marks.spots) {
    const start = Math.min(spot.from, doc.length);
    const end = Math.min(spot.to, doc.length);
    if (start < end) ranges.push(Decoration.mark({ class: `cm-spot cm-spot-${spot.role}` }).range(start, end));
  }
  return Decoration.set([...ranges, ...writtenWidgets(state, marks.written)], true);
}

class SpotMarker extends GutterMarker {
  readonly number: number;
  readonly role: string;
  constructor(number: number, role: string) {
    super();
    this.number = number;
    this.role = role;
  }
  override eq(other: SpotMarker): boolean {
    return other.number === this.number && other.role === this.role;
  }
  override toDOM(): Node {
    const element = document.createElement('span');
    element.className = `cm-spot-number cm-spot-number-${this.role}`;
    element.textContent = String(this.number);
    return element;
  }
}

/** The lanes that pass a line, drawn as one small picture. */
class LaneMarker extends GutterMarker {
  readonly line: number;
  readonly lanes: readonly Lane[];
  constructor(line: number, lanes: readonly Lane[]) {
    super();
    this.line = line;
    this.lanes = lanes;
  }
  override eq(other: LaneMarker): boolean {
    return other.line === this.line && JSON.stringify(other.lanes) === JSON.stringify(this.lanes);
  }
  override toDOM(): Node {
    const box = document.createElement('span');
    box.className = 'cm-lanes';
    for (const lane of this.lanes) {
      const element = document.createElement('span');
      const end = this.line === lane.from ? 'cm-lane-from' : this.line === lane.to ? 'cm-lane-to' : '';
      element.className = `cm-lane cm-lane-${lane.kind} ${end}`;
      element.style.left = `${lane.column * LANE_WIDTH}px`;
      element.title = `${lane.place} is lent ${lane.kind === 'mut' ? 'to be changed' : 'to be read'}`;
      box.append(element);
    }
    return box;
  }
}

const spotGutter = gutter({
  class: 'cm-spot-gutter',
  markers: (view) => {
    const byLine = new Map(view.state.field(marksField).spots.map((spot) => [spot.line, spot]));
    const { doc } = view.state;
    return RangeSet.of(
      [...byLine.values()]
        .filter((spot) => spot.line <= doc.lines)
        .map((spot) => new SpotMarker(spot.number, spot.role).range(doc.line(spot.line).from)),
      true,
    );
  },
});

const laneGutter = gutter({
  class: 'cm-lane-gutter',
  markers: (view) => {
    const { lanes } = view.state.field(marksField);
    const { doc } = view.state;
    const lines = new Set(
      lanes.flatMap((lane) => Array.from({ length: lane.to - lane.from + 1 }, (_, index) => lane.from + index)),
    );
    return RangeSet.of(
      [...lines]
        .filter((line) => line <= doc.lines)
        .map((line) =>
          new LaneMarker(
            line,
            lanes.filter((lane) => lane.from <= line && line <= lane.to),
          ).range(doc.line(line).from),
        ),
      true,
    );
  },
});

/** Colours come from the page's custom properties, so that both themes and the projector's share one style. */
const highlight = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.modifier],
    color: 'var(--code-keyword)',
    fontWeight: 'var(--code-keyword-weight, 600)',
  },
  { tag: [tags.string, tags.character, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool], color: 'var(--code-number)' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--code-comment)' },
  { tag: [tags.typeName, tags.className], color: 'var(--code-type)' },
  { tag: [tags.macroName], color: 'var(--code-macro)' },
]);

const style = EditorView.theme({
  '&': { minHeight: '0', flex: '1 1 auto', color: 'var(--text)', backgroundColor: 'transparent' },
  '.cm-scroller': { overflow: 'auto', fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--text)', padding: '0.75rem 0' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.2em', padding: '0 6px 0 4px' },
  '.cm-gutters': { backgroundColor: 'transparent', border: 'none', color: 'var(--text-quiet)' },
  '.cm-now-around': { boxShadow: 'inset 3px 0 0 var(--now-edge, var(--line))' },
  '&.cm-focused .cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--selection)' },
});

export function editorAttachment(
  options: EditorOptions,
  ready: (handle: EditorHandle) => void,
): Attachment<HTMLElement> {
  return (parent) => {
    const view = new EditorView({
      parent,
      state: EditorState.create({ doc: options.text, extensions: extensions(options) }),
    });
    /** What the view has now, for the state of another file; and the states of files that were shown before. */
    const shown: { file: string; isEditable: boolean; size: number | undefined } = {
      file: options.file,
      isEditable: options.isEditable,
      size: undefined,
    };
    const states = new Map<string, EditorState>();
    ready({
      show: (file, text) => {
        if (file !== shown.file) {
          states.set(shown.file, view.state);
          const known = states.get(file);
          const isSame = known?.doc.toString() === text;
          view.setState(isSame ? known : EditorState.create({ doc: text, extensions: extensions(options) }));
          shown.file = file;
          view.dispatch({
            effects: [
              editable.reconfigure(EditorState.readOnly.of(!shown.isEditable)),
              typeSize.reconfigure(shown.size === undefined ? [] : typeSizeTheme(shown.size)),
            ],
          });
        } else if (text !== view.state.doc.toString())
          view.dispatch({
            changes: { from: 0, to: view.state.doc.length, insert: text },
            annotations: Transaction.addToHistory.of(false),
          });
      },
      setMarks: (marks) => {
        const before = view.state.field(marksField);
        // The gutters are as wide as the whole program needs, whatever the step: the text must not jump.
        view.dom.style.setProperty('--lane-room', `${roomFor(marks.lanes)}px`);
        view.dom.style.setProperty('--spot-room', marks.hasSpots ? '24px' : '0px');
        view.dispatch({ effects: marksChanged.of(marks) });
        if (
          marks.currentLine !== undefined &&
          (marks.currentLine !== before.currentLine || marks.isFolded !== before.isFolded) &&
          marks.currentLine <= view.state.doc.lines
        ) {
          view.dispatch({
            effects: EditorView.scrollIntoView(view.state.doc.line(marks.currentLine).from, {
              y: marks.isFolded ? 'center' : 'nearest',
              yMargin: marks.isFolded ? 0 : 48,
            }),
          });
        }
        if (marks.written.now !== undefined && marks.written.now !== before.written.now) scrollToWritten(view);
      },
      setEditable: (isEditable) => {
        shown.isEditable = isEditable;
        view.dispatch({ effects: editable.reconfigure(EditorState.readOnly.of(!isEditable)) });
      },
      setTypeSize: (size) => {
        shown.size = size;
        view.dispatch({ effects: typeSize.reconfigure(typeSizeTheme(size)) });
      },
      focus: () => {
        view.focus();
      },
    });
    return () => {
      view.destroy();
    };
  };
}

/** A theme of its own for each size: only a change of theme makes CodeMirror measure its lines anew. */
const typeSizeTheme = (size: number): Extension => {
  const known = typeSizes.get(size);
  if (known !== undefined) return known;
  const made = EditorView.theme({ '&': { fontSize: `${size}px` } });
  typeSizes.set(size, made);
  return made;
};
const typeSizes = new Map<number, Extension>();

const LANE_WIDTH = 9;
const roomFor = (lanes: readonly Lane[]): number =>
  lanes.length === 0 ? 8 : 8 + LANE_WIDTH * (1 + Math.max(...lanes.map((lane) => lane.column)));

function extensions(options: EditorOptions): Extension {
  return [
    lineNumbers({
      domEventHandlers: {
        click: (view: EditorView, block: BlockInfo) => {
          options.online(view.state.doc.lineAt(block.from).number);
          return true;
        },
      },
    }),
    spotGutter,
    laneGutter,
    history(),
    drawSelection(),
    highlightSpecialChars(),
    // A narrow pane breaks long lines; nothing hides beyond its edge.
    EditorView.lineWrapping,
    indentOnInput(),
    bracketMatching(),
    indentUnit.of('    '),
    EditorState.tabSize.of(4),
    editable.of(EditorState.readOnly.of(!options.isEditable)),
    rust(),
    syntaxHighlighting(highlight),
    // Tab is left alone: it moves the focus on, so that nobody is trapped here.
    keymap.of([...defaultKeymap, ...historyKeymap]),
    marksField,
    decorations,
    toggleCall.of(options.oncall),
    style,
    writtenStyle,
    typeSize.of([]),
    EditorView.contentAttributes.of({
      'aria-label': options.label,
      tabindex: '0',
      spellcheck: 'false',
      autocapitalize: 'off',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onedit(update.state.doc.toString());
    }),
  ];
}
