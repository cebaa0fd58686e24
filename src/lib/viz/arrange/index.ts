export type * from './arrangement.ts';
export { arrange, type ArrangeOptions } from './arrange.ts';
export { arrivalAngle, pathOf } from './paths.ts';
export { monoWidth, sansWidth } from './metrics.ts';
