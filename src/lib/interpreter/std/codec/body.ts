/**
 * Schemas of MIR. What only the borrow checker reads is left out, since the library's bodies are checked when it is built:
 * a statement of that kind comes back as `nop`, so that locations stay what they were, and an edge that no run takes is gone.
 */
import type { BinaryOp, Origin } from '../../syntax/ast.ts';
import type { CastKind, LiteralValue } from '../../types/thir.ts';
import { defId } from '../../types/ty.ts';
import {
  type AggregateKind,
  type AssertMessage,
  type BasicBlock,
  blockId,
  type Body,
  type BorrowKind,
  type Constant,
  type DropPlan,
  type FlagUpdate,
  type LocalDecl,
  type Location,
  type Operand,
  type Place,
  type Projection,
  type Rvalue,
  type Scope,
  type Statement,
  type Terminator,
} from '../../mir/ir.ts';
import {
  bigint,
  bool,
  branded,
  choice,
  constant,
  defer,
  list,
  local,
  maybeBranded,
  maybeShared,
  nullable,
  optional,
  optionalChoice,
  own,
  record,
  type Schema,
  shared,
  shippedAs,
  span,
  uint,
  union,
  unshipped,
  withPlaces,
} from './schema.ts';
import { args, def, string, ty } from './types.ts';

const block = branded(blockId);
const maybeBlock = maybeBranded(blockId);

const binaryOp = choice<BinaryOp>({
  '+': true,
  '-': true,
  '*': true,
  '/': true,
  '%': true,
  '&': true,
  '|': true,
  '^': true,
  '<<': true,
  '>>': true,
  '==': true,
  '!=': true,
  '<': true,
  '<=': true,
  '>': true,
  '>=': true,
});

const castKind = choice<CastKind>({
  'int-to-int': true,
  'fn-to-unsafe-fn': true,
  'int-to-float': true,
  'float-to-int': true,
  'float-to-float': true,
  'bool-to-int': true,
  'char-to-int': true,
  'u8-to-char': true,
  'enum-to-int': true,
  'ptr-to-ptr': true,
  'ptr-to-int': true,
  'int-to-ptr': true,
  'fn-to-ptr-int': true,
  unsize: true,
  'reify-fn': true,
  'closure-to-fn': true,
  'mut-to-const-ptr': true,
  'ref-to-ptr': true,
  'array-to-ptr': true,
  use: true,
});

const origin = optionalChoice<Origin>({
  'for-loop': true,
  'while-loop': true,
  'question-mark': true,
  'format-macro': true,
  'assert-macro': true,
  'vec-macro': true,
  'matches-macro': true,
  'dbg-macro': true,
  'panic-macro': true,
  derive: true,
  autoref: true,
  autoderef: true,
  operator: true,
  index: true,
  drop: true,
  'closure-capture': true,
  'deref-coercion': true,
  reborrow: true,
  literal: true,
});

const projection: Schema<Projection> = union<Projection>({
  deref: {},
  field: { index: uint, ty },
  index: { local },
  'constant-index': { offset: uint, minLength: uint, fromEnd: bool },
  subslice: { from: uint, to: uint, fromEnd: bool },
  downcast: { variant: uint },
});

const place = record<Place>({ local, path: list(projection) });

const literal = union<LiteralValue>({
  int: { value: bigint },
  float: { text: string },
  bool: { value: bool },
  char: { value: uint },
  str: { value: string },
  'byte-str': { value: list(uint) },
  'c-str': { value: list(uint) },
});

const constantOperand = record<Constant>({
  ty,
  span,
  value: union<Constant['value']>({
    literal: { literal },
    zst: {},
    item: { def, args },
    promoted: { index: uint },
    'static-ref': { def },
    'const-param': { value: shared('const') },
  }),
  userTy: constant(undefined),
});

const operand = union<Operand>({ copy: { place }, move: { place }, constant: { constant: constantOperand } });

const aggregate = union<AggregateKind>({
  tuple: {},
  array: { ty },
  adt: { def, variant: uint, args, userTy: constant(undefined) },
  closure: { def, args, captures: constant(undefined) },
});

const rvalue = union<Rvalue>({
  use: { operand },
  repeat: { operand, len: shared('const') },
  ref: { borrow: choice<BorrowKind>({ shared: true, fake: true, mut: true, 'two-phase': true, unique: true }), place },
  'raw-ref': { isMut: bool, place },
  len: { place },
  cast: { cast: castKind, operand, ty },
  binary: { op: binaryOp, left: operand, right: operand },
  'checked-binary': { op: binaryOp, left: operand, right: operand },
  unary: { op: choice<'-' | '!'>({ '-': true, '!': true }), operand },
  discriminant: { place },
  aggregate: { aggregate, operands: list(operand) },
  'copy-for-deref': { place },
});

const info = { span, scope: withPlaces(uint, 0), origin };

const statement = shippedAs<Statement>(
  (each) => (isForRun(each) ? each : { kind: 'nop', span: each.span, scope: each.scope, origin: each.origin }),
  union<Statement>({
    nop: { ...info, origin: constant(undefined) },
    assign: { ...info, place, rvalue },
    'storage-live': { ...info, local },
    'storage-dead': { ...info, local },
    'set-discriminant': { ...info, place, variant: uint },
    'fake-read': { ...info, cause: unshipped('reads for the borrow checker'), place },
    ascribe: { ...info, place, userTy: unshipped('ascriptions'), variance: unshipped('ascriptions') },
    'place-mention': { ...info, place: unshipped('mentions of places') },
  }),
);

function isForRun(each: Statement): boolean {
  switch (each.kind) {
    case 'assign':
      return each.rvalue.kind !== 'ref' || each.rvalue.borrow !== 'fake';
    case 'storage-live':
    case 'storage-dead':
    case 'set-discriminant':
      return true;
    default:
      return false;
  }
}

const message = union<AssertMessage>({
  'bounds-check': { len: operand, index: operand },
  overflow: { op: binaryOp, left: operand, right: operand },
  'overflow-neg': { operand },
  'division-by-zero': { operand },
  'remainder-by-zero': { operand },
});

const terminator = shippedAs<Terminator>(
  (each) =>
    each.kind === 'false-edge' || each.kind === 'false-unwind'
      ? { kind: 'goto', target: each.target, span: each.span, scope: each.scope, origin: each.origin }
      : each,
  union<Terminator>({
    goto: { ...info, target: block },
    switch: { ...info, operand, values: list(bigint), targets: list(block), otherwise: block },
    return: info,
    unreachable: info,
    hole: { ...info, construct: unshipped('holes: the library is checked whole') },
    drop: { ...info, place, target: block, unwind: maybeBlock, replace: bool },
    call: {
      ...info,
      func: operand,
      args: list(operand),
      destination: place,
      target: maybeBlock,
      unwind: maybeBlock,
      calleeSpan: span,
      overloaded: bool,
    },
    assert: { ...info, cond: operand, expected: bool, message, target: block, unwind: maybeBlock },
    'false-edge': { ...info, target: block, imaginary: unshipped('edges that no run takes') },
    'false-unwind': { ...info, target: block, unwind: unshipped('edges that no run takes') },
    resume: info,
  }),
);

const localDecl = record<LocalDecl>({
  ty,
  kind: choice<LocalDecl['kind']>({
    temp: true,
    var: true,
    arg: true,
    return: true,
    'drop-flag': true,
    'ref-for-guard': true,
  }),
  name: maybeShared('string'),
  isMut: bool,
  span,
  userTy: constant(undefined),
  userPath: constant(undefined),
  scope: withPlaces(uint, 0),
  isSelf: bool,
  byRef: choice<LocalDecl['byRef']>({ no: true, shared: true, mut: true }),
});

const basicBlock = record<BasicBlock>({ statements: list(statement), terminator, isCleanup: bool });

const dropPlan: Schema<DropPlan> = union<DropPlan>({
  dead: {},
  static: {},
  conditional: { flag: local },
  open: {
    parts: list(
      record<Extract<DropPlan, { readonly kind: 'open' }>['parts'][number]>({
        place,
        plan: defer<DropPlan>(() => dropPlan),
      }),
    ),
    freeBox: optional(defer<DropPlan>(() => dropPlan)),
  },
});

const location = record<Location>({ block, statement: uint });

const when: Schema<FlagUpdate['when']> = {
  write: (output, value) => {
    optional(location).write(output, value === 'entry' ? undefined : value);
  },
  read: (input) => optional(location).read(input) ?? 'entry',
};

/** A body; those of its promoted constants stand within it. */
export const body: Schema<Body> = record<Body>({
  owner: own(defId),
  promotedIndex: optional(uint),
  isConstBlock: constant(undefined),
  argCount: uint,
  locals: list(localDecl),
  blocks: list(basicBlock),
  promoted: list(defer<Body>(() => body)),
  span,
  scopes: withPlaces(list(record<Scope>({ parent: optional(uint), span })), []),
  drops: list(nullable(dropPlan)),
  flagUpdates: list(record<FlagUpdate>({ flag: local, value: bool, when })),
  deadUserTys: constant(undefined),
  captures: constant(undefined),
});
