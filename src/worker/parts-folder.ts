/**
 * Where the library's parts are: one folder, whose name tells their contents. The build puts its own in place of this
 * (`scripts/library-folder.mjs`); here it is where they were compiled to.
 */
const folder = '../lib/interpreter/std/parts/';
export const partsFolder = (): string => new URL(folder, import.meta.url).href;
