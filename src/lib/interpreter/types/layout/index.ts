export type { FieldLayout, Layout, Niche, Shape, Tag, VariantLayout } from './layout.ts';
export { type Layouts, createLayouts, layoutOf, fieldOf, mayBeUnsized, pointeeMeta, sizeOfValue } from './layout-of.ts';
