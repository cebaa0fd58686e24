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
export { MAIN, marksIn, type Section, sectionAt, sectionsOf, sectionText, tabName, withSection } from './sections.ts';
export type { EditorHandle, EditorOptions } from './editor.ts';
export { movedCalls, type WrittenMarks } from './written-marks.ts';
