export type * from './arrangement.ts';
export { arrange, type ArrangeOptions } from './arrange.ts';
export { arrivalAngle, pathOf } from './paths.ts';
export { monoWidth, sansWidth } from './metrics.ts';
export { type Primitive, primitivesOf } from './primitives.ts';
export { DARK, LIGHT, PAGE, type Palette, pictureCss } from './style.ts';
