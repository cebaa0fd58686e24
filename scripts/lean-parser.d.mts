/** Leaves out of every bundle what the parser library has and this project does not use. */
export function leanParser(): {
  readonly name: string;
  readonly load: (id: string) => { readonly code: string; readonly moduleSideEffects: boolean } | undefined;
};
