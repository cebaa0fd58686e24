/**
 * Reading parse trees. The parser groups a node's children by label and knows nothing of our types, so this is the one
 * place that says what a child is. After a syntax error any child may be missing.
 */
import type { CstElement, CstNode } from 'chevrotain';
import type { Token } from '../lex/tokens.ts';

const none: readonly CstElement[] = [];

/** The sub-trees under `label`, in source order. */
export const nodes = (cst: CstNode, label: string): readonly CstNode[] =>
  (cst.children[label] ?? none) as readonly CstNode[];
/** The tokens under `label`, in source order. */
export const tokens = (cst: CstNode, label: string): readonly Token[] =>
  (cst.children[label] ?? none) as readonly Token[];
export const findNode = (cst: CstNode, label: string): CstNode | undefined => nodes(cst, label)[0];
export const findToken = (cst: CstNode, label: string): Token | undefined => tokens(cst, label)[0];
export const has = (cst: CstNode, label: string): boolean => cst.children[label] !== undefined;
