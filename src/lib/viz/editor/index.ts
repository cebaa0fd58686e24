export {
  type EditorMarks,
  type Lane,
  type NumberedSpot,
  type Underline,
  NO_MARKS,
  lanesOf,
  spotsOf,
  underlinesOf,
} from './marks.ts';
export type { EditorHandle, EditorOptions } from './editor.ts';
