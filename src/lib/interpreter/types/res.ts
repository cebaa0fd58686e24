/** What a name means: the vocabulary that name resolution answers in and that item tables keep. */
import type { NodeId } from '../syntax/ast.ts';
import type { DefId, FloatName, IntName } from './ty.ts';

export type Res =
  /** A variable, by the node id of its binding pattern (`ident` pattern; an or-pattern's first alternative; `self`: the SelfParam's id). */
  | { readonly kind: 'local'; readonly binding: NodeId }
  | { readonly kind: 'def'; readonly def: DefId }
  | { readonly kind: 'prim'; readonly name: IntName | FloatName | 'bool' | 'char' | 'str' }
  /** A type or const parameter: the def that owns it and its index in the whole argument list. */
  | {
      readonly kind: 'param';
      readonly owner: DefId;
      readonly index: number;
      readonly name: string;
      readonly isConst: boolean;
    }
  /** `Self` in a trait (a parameter of index 0) or in an impl (the impl's self type), and `Self(..)`/`Self` as constructor. */
  | { readonly kind: 'self-param'; readonly trait: DefId }
  | { readonly kind: 'self-type'; readonly impl: DefId }
  /** Already reported. */
  | { readonly kind: 'error' };
