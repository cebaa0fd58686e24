export type * from './scene.ts';
export { buildScene } from './build.ts';
export { DEFAULT_OPTIONS, type SceneOptions } from './context.ts';
export { type OutlineItem, outlineOf, outlineText } from './outline.ts';
export type { Compilation, Moment, Trace } from '../../interpreter/index.ts';
export { standpointOf } from '../../session/index.ts';
