/** The door of the debugger's room: facts and trace meet here; picture, command line and editors report what is made here. */
export { type Analysis, analysisOf, type LoanLane } from './findings/analysis.ts';
export { closureName } from './closure-names.ts';
export type { Finding } from './findings/finding.ts';
export type { Spot } from './findings/spot.ts';
export type { Happening } from './happenings.ts';
export { lineName } from './line-name.ts';
export type { MomentKind, MomentRef, PlaceRef } from './moments/moment-ref.ts';
export type { Wanted } from './moments/wanted.ts';
export { movedNote } from './moved.ts';
export { openProgram, type ProgramSession, type RunSession } from './program-session.ts';
export type { RefusalCard } from './refusal/card.ts';
export type { RefusedAccess } from './refusal/refused-access.ts';
export { reportOf, type StepReport } from './report.ts';
export { isReserved } from './reserved.ts';
export type { OutputPiece, RunEndKind, RunSummary, TimelineMark } from './run/run-summary.ts';
export type { Sentence } from './sentence/words.ts';
export { rowOf, type TestList, type TestRow } from './tests/test-row.ts';
export {
  factsOf,
  isLibraryDef,
  lineOfFrame,
  lineOfStep,
  loansInScope,
  nameOf,
  pointOf,
  type Standpoint,
  standpointOf,
  type StandpointInput,
  typeText,
} from './standpoint.ts';
export type { Grain, StopTable } from './stops/grain.ts';
export { BORROWERS, findPart, findPath, hintOf, numberIn, pointeeOf, pointerIn } from './values/hints.ts';
export { arrayOf, bytesAt, elementsAt, previewText, stringAt } from './values/preview.ts';
export { cellChar, composeText, isPositional, scalarText, titleOf } from './values/text.ts';
export { decodeUtf8 } from './values/utf8.ts';
export { type WrittenProgram, writtenProgram } from './written/written.ts';
export type { OpenableCall, WrittenBlock, WrittenPlace, WrittenView } from './written/written-view.ts';
export { bodyAt, isVariable, localOf } from './variables.ts';
