export type * from './scene.ts';
export { buildScene } from './build.ts';
export { DEFAULT_OPTIONS, contextOf, type SceneInput, type SceneOptions } from './context.ts';
export { type OutlineItem, outlineOf, outlineText } from './outline.ts';
export { sentenceOf } from './sentence.ts';
export type { Compilation, Moment, Trace } from '../../interpreter/index.ts';
