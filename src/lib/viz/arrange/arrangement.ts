/**
 * Where everything stands: a flat list of shapes with positions in pixels, back to front. Svelte draws them with keyed
 * `{#each}`, `draw` writes them as a string, `motion` goes from one list to another; all three use `pathOf` for lines.
 */
export interface Arrangement {
  readonly width: number;
  readonly height: number;
  /** Back to front. Keys are unique. */
  readonly shapes: readonly Shape[];
  /** The kinds of line, badge and state that occur, in the order of the legend. */
  readonly legend: readonly LegendEntry[];
  /** What later arrangements keep: where boxes stand, and how wide and high the regions have become. */
  readonly memory: ArrangementMemory;
}

interface ShapeBase {
  /** Stable: a scene key and what of it is drawn (`alloc4#frame`). */
  readonly key: string;
  /** The scene key to inspect when the shape is clicked; empty for decoration. */
  readonly subject: string;
  /** 1 unless in motion. */
  readonly opacity: number;
}

export type RectRole =
  | 'card'
  | 'card-running'
  | 'card-library'
  | 'value'
  | 'value-shared'
  | 'value-mut'
  | 'value-refused'
  | 'cell'
  | 'cell-spare'
  | 'group'
  | 'box'
  | 'box-static'
  | 'box-freed'
  | 'moved'
  | 'uninit'
  | 'badge-shared'
  | 'badge-mut'
  | 'refusal'
  | 'highlight-shared'
  | 'highlight-mut'
  | 'flight';
export type TextRole =
  | 'region'
  | 'frame-title'
  | 'frame-caption'
  | 'name'
  | 'name-unused'
  | 'name-temporary'
  | 'type'
  | 'value'
  | 'cell'
  | 'field'
  | 'variant'
  | 'label'
  | 'header'
  | 'note'
  | 'badge-shared'
  | 'badge-mut'
  | 'refusal'
  | 'refusal-hot'
  | 'refusal-words'
  | 'gap'
  | 'index'
  | 'freed'
  | 'flight';
export type DotRole = 'owner' | 'shared' | 'mut' | 'raw' | 'refused' | 'over' | 'dangling' | 'none';
export type LineRole = 'owner' | 'shared' | 'mut' | 'raw' | 'refused' | 'divider' | 'bracket-shared' | 'bracket-mut';

export interface RectShape extends ShapeBase {
  readonly kind: 'rect';
  readonly role: RectRole;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}

export interface TextShape extends ShapeBase {
  readonly kind: 'text';
  readonly role: TextRole;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
}

export interface DotShape extends ShapeBase {
  readonly kind: 'dot';
  readonly role: DotRole;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export type Point = readonly [x: number, y: number];

/** A line through points; `form` says how it bends, `tip` what stands at its end. */
export interface LineShape extends ShapeBase {
  readonly kind: 'line';
  readonly role: LineRole;
  readonly state: 'live' | 'over' | 'dangling';
  readonly form: 'straight' | 'curve' | 'elbow';
  readonly tip: 'none' | 'filled' | 'open' | 'cross';
  readonly points: readonly Point[];
}

export type Shape = RectShape | TextShape | DotShape | LineShape;

export interface LegendEntry {
  readonly kind:
    'owner' | 'shared' | 'mut' | 'raw' | 'over' | 'dangling' | 'refused' | 'moved' | 'uninit' | 'freed' | 'unused';
  readonly text: string;
}

export interface ArrangementMemory {
  /** Of which program. */
  readonly program: string;
  readonly width: number;
  readonly stackWidth: number;
  readonly valueX: number;
  readonly stackBottom: number;
  readonly staticTop: number;
  readonly heapLeft: number;
  readonly boxes: Readonly<
    Record<string, { readonly x: number; readonly y: number; readonly width: number; readonly height: number }>
  >;
}
