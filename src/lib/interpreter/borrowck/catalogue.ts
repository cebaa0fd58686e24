/**
 * All words of the borrow checker's refusals, one entry a fault. Facts come in, sentences go out: message in lower case
 * and without a full stop, what is wrong in the message, why in labels and notes, what to do in help. The page of each
 * code is in `pages.ts`.
 */
import { unreachable } from '../../heap/base/index.ts';
import { type Diagnostic, type Label, diagnostic } from '../diagnostics/index.ts';
import type { Span } from '../source/index.ts';
import type { LaterUse, StillNeeded } from './facts.ts';

/** How a later use looks in words. */
export interface Later {
  readonly needed: StillNeeded | undefined;
  readonly use: LaterUse;
  /** The name of the value that is dropped later. */
  readonly dropped: string | undefined;
}

/** `place` texts are quoted with backticks or read "value"; a name is bare. */
export type Fault =
  | {
      readonly kind: 'use-after-move';
      readonly span: Span;
      readonly verb: Verb;
      readonly name: string | undefined;
      readonly partial: boolean;
      readonly movedAt: readonly { readonly span: Span; readonly inLoop: boolean }[];
      readonly isSamePoint: boolean;
      readonly declared: Span | undefined;
      readonly ty: string;
      readonly moved: string;
    }
  | {
      readonly kind: 'use-before-init';
      readonly span: Span;
      readonly verb: Verb;
      readonly name: string;
      readonly declared: Span;
      readonly sometimes: boolean;
      readonly partly: boolean;
    }
  | {
      readonly kind: 'assign-twice';
      readonly span: Span;
      readonly place: string;
      readonly first: Span;
      readonly isArgument: boolean;
      readonly declared: Span | undefined;
    }
  | {
      readonly kind: 'cannot-mutate';
      readonly access: 'assign' | 'borrow';
      readonly span: Span;
      readonly place: string;
      readonly reason: string;
      readonly advice: string | undefined;
    }
  | {
      readonly kind: 'cannot-mutate-often';
      readonly span: Span;
      readonly place: string;
      readonly reason: string;
      readonly uses: readonly Span[];
      readonly advice: string | undefined;
    }
  | {
      readonly kind: 'borrow-conflict';
      readonly span: Span;
      readonly place: string;
      readonly isMut: boolean;
      /** A closure needs to be the only one, though the variable itself need not be `mut`. */
      readonly isUnique: boolean;
      readonly loanSpan: Span;
      readonly loanPlace: string;
      readonly loanIsMut: boolean;
      readonly loanIsUnique: boolean;
      /** Which of the two borrows are made for a closure. */
      readonly byClosure: boolean;
      readonly loanByClosure: boolean;
      readonly later: Later;
    }
  | {
      readonly kind: 'use-while-borrowed';
      readonly span: Span;
      readonly place: string;
      readonly loanSpan: Span;
      readonly loanPlace: string;
      readonly later: Later;
    }
  | {
      readonly kind: 'move-while-borrowed';
      readonly span: Span;
      readonly place: string;
      readonly loanSpan: Span;
      readonly loanPlace: string;
      readonly later: Later;
    }
  | {
      readonly kind: 'assign-while-borrowed';
      readonly span: Span;
      readonly place: string;
      readonly loanSpan: Span;
      readonly later: Later;
    }
  | {
      readonly kind: 'change-in-guard';
      readonly span: Span;
      readonly place: string;
      readonly loanSpan: Span;
      readonly what: string;
      readonly section: string;
    }
  | {
      readonly kind: 'does-not-live-long-enough';
      readonly span: Span;
      readonly name: string;
      readonly dropSpan: Span;
      readonly later: Later;
      readonly declared: Span | undefined;
    }
  | {
      readonly kind: 'closure-may-outlive';
      readonly span: Span;
      readonly name: string;
      /** Where the closure uses the variable. */
      readonly useSpan: Span;
      /** What asks for it, and where. */
      readonly cause: 'returned' | 'argument' | 'captured';
      readonly causeSpan: Span;
      readonly scope: 'function' | 'block';
    }
  | {
      readonly kind: 'temporary-dropped-while-borrowed';
      readonly span: Span;
      readonly dropSpan: Span;
      readonly later: Later;
    }
  | {
      readonly kind: 'returns-reference-to-local';
      readonly span: Span;
      readonly what: string;
      readonly whose: string;
      readonly loanSpan: Span;
      readonly label: string;
    }
  | {
      readonly kind: 'borrow-across-drop';
      readonly span: Span;
      readonly dropSpan: Span;
      readonly dropped: string;
      readonly ty: string;
      readonly later: Later;
    }
  | {
      readonly kind: 'move-out-of-borrow';
      readonly span: Span;
      readonly what: string;
      readonly ty: string;
      readonly bindings: readonly Span[];
    }
  | { readonly kind: 'move-out-of-array'; readonly span: Span; readonly ty: string; readonly bindings: readonly Span[] }
  | { readonly kind: 'move-out-of-drop'; readonly span: Span; readonly ty: string; readonly bindings: readonly Span[] }
  | {
      readonly kind: 'escapes-body';
      readonly span: Span;
      readonly body: string;
      readonly from: string | undefined;
      readonly fromSpan: Span | undefined;
      /** What is declared outside and would hold it. */
      readonly into: string | undefined;
      readonly longer: string;
      readonly shorter: string;
    }
  | { readonly kind: 'captured-escapes'; readonly span: Span }
  /** `isInput`: it does not take every lifetime; else its result does not go with every one. */
  | { readonly kind: 'not-general-enough'; readonly span: Span; readonly trait: string; readonly isInput: boolean }
  | {
      readonly kind: 'explicit-lifetime-required';
      readonly span: Span;
      readonly parameter: string | undefined;
      readonly parameterSpan: Span | undefined;
      readonly region: string;
    }
  | {
      readonly kind: 'lifetime-too-short';
      readonly span: Span;
      readonly isReturn: boolean;
      readonly body: string;
      readonly longer: string;
      readonly shorter: string;
    }
  | {
      readonly kind: 'type-may-not-live-long-enough';
      readonly span: Span;
      readonly ty: string;
      readonly region: string;
    }
  | {
      readonly kind: 'hidden-lifetime-captured';
      readonly span: Span;
      /** The `impl Trait` in the signature. */
      readonly opaqueSpan: Span | undefined;
      readonly region: string;
    };

export type Verb = 'use' | 'borrow' | 'assign' | 'assign-part';

const NOUN = { use: 'use', borrow: 'borrow', assign: 'assign', 'assign-part': 'assign to part' } as const;
const PAST = { use: 'used', borrow: 'borrowed', assign: 'assigned', 'assign-part': 'partially assigned' } as const;

/** rustc's code of a fault; undefined where rustc has none. */
export function codeOf(fault: Fault): string | undefined {
  switch (fault.kind) {
    case 'use-after-move':
      return 'E0382';
    case 'use-before-init':
      return 'E0381';
    case 'assign-twice':
      return 'E0384';
    case 'cannot-mutate':
      return fault.access === 'assign' ? 'E0594' : 'E0596';
    case 'cannot-mutate-often':
      return 'E0596';
    case 'borrow-conflict':
      if (fault.isUnique) return fault.loanIsUnique ? 'E0524' : 'E0500';
      return fault.loanIsUnique ? 'E0501' : fault.isMut && fault.loanIsMut ? 'E0499' : 'E0502';
    case 'use-while-borrowed':
      return 'E0503';
    case 'move-while-borrowed':
      return 'E0505';
    case 'assign-while-borrowed':
      return 'E0506';
    case 'change-in-guard':
      return 'E0510';
    case 'does-not-live-long-enough':
      return 'E0597';
    case 'closure-may-outlive':
      return 'E0373';
    case 'temporary-dropped-while-borrowed':
      return 'E0716';
    case 'returns-reference-to-local':
      return 'E0515';
    case 'borrow-across-drop':
      return 'E0713';
    case 'move-out-of-borrow':
      return 'E0507';
    case 'move-out-of-array':
      return 'E0508';
    case 'move-out-of-drop':
      return 'E0509';
    case 'escapes-body':
      return 'E0521';
    case 'explicit-lifetime-required':
      return 'E0621';
    case 'lifetime-too-short':
    case 'captured-escapes':
      return undefined;
    case 'not-general-enough':
      return fault.isInput ? undefined : 'E0308';
    case 'hidden-lifetime-captured':
      return 'E0700';
    case 'type-may-not-live-long-enough':
      return fault.region === "'static" ? 'E0310' : fault.region === "'_" ? 'E0311' : 'E0309';
    default:
      return unreachable(fault);
  }
}

/** The rules (RULES.md) that a fault breaks. */
export const RULES_OF: Readonly<Record<Fault['kind'], readonly string[]>> = {
  'use-after-move': ['M1'],
  'use-before-init': ['M2'],
  'assign-twice': ['M3'],
  'move-out-of-borrow': ['M4'],
  'move-out-of-array': ['M5'],
  'move-out-of-drop': ['M6'],
  'cannot-mutate': ['L9'],
  'cannot-mutate-often': ['L9'],
  'borrow-conflict': ['L3', 'L4'],
  'use-while-borrowed': ['L3', 'L5'],
  'move-while-borrowed': ['L3', 'L6'],
  'assign-while-borrowed': ['L3', 'L7'],
  'change-in-guard': ['L10'],
  'does-not-live-long-enough': ['L3', 'L8'],
  'closure-may-outlive': ['L3', 'L8'],
  'temporary-dropped-while-borrowed': ['L3', 'L8'],
  'returns-reference-to-local': ['L8', 'L11'],
  'borrow-across-drop': ['L8'],
  'escapes-body': ['L11'],
  'captured-escapes': ['L11'],
  'not-general-enough': ['L11'],
  'explicit-lifetime-required': ['L11'],
  'lifetime-too-short': ['L11'],
  'type-may-not-live-long-enough': ['L12'],
  'hidden-lifetime-captured': ['L11'],
};

interface Words {
  readonly message: string;
  readonly label?: string;
  readonly labels?: readonly Label[];
  readonly notes?: readonly string[];
  readonly help?: readonly string[];
}

export function inWords(fault: Fault): Diagnostic {
  const words = wordsOf(fault);
  return diagnostic(
    {
      name: fault.kind === 'cannot-mutate-often' ? 'cannot-mutate' : fault.kind,
      code: codeOf(fault),
      family: 'ownership',
      message: words.message,
      span: fault.span,
    },
    {
      label: words.label,
      labels: (words.labels ?? []).filter((each) => each.span.file === fault.span.file),
      notes: words.notes ?? [],
      help: words.help ?? [],
    },
  );
}

function wordsOf(fault: Fault): Words {
  switch (fault.kind) {
    case 'use-after-move': {
      const partly = fault.partial ? 'partially ' : '';
      const what = fault.name === undefined ? 'value' : `\`${fault.name}\``;
      const message = `${NOUN[fault.verb]} of ${partly}moved value${fault.name === undefined ? '' : `: ${what}`}`;
      const labels = fault.movedAt.map(({ span, inLoop }) => ({
        span,
        text: inLoop ? `value ${partly}moved here, in a previous turn of the loop` : `value ${partly}moved here`,
      }));
      const notes = [
        `the ${fault.partial ? 'moved part' : 'value'} has type \`${fault.ty}\`, which is not \`Copy\`: only one place may own it`,
      ];
      const declared =
        fault.declared === undefined ? [] : [{ span: fault.declared, text: `${fault.moved} is declared here` }];
      return {
        message,
        label: fault.isSamePoint
          ? 'value moved here, in a previous turn of the loop'
          : `value ${PAST[fault.verb]} here after the ${fault.partial ? 'partial ' : ''}move`,
        labels: [...labels.filter(({ span }) => span !== fault.span), ...declared],
        notes,
      };
    }
    case 'use-before-init': {
      const state = fault.partly
        ? "isn't fully initialized"
        : fault.sometimes
          ? 'is possibly-uninitialized'
          : "isn't initialized";
      const verb = fault.verb === 'assign' || fault.verb === 'assign-part' ? PAST[fault.verb] : 'used';
      return {
        message: `${verb} binding \`${fault.name}\` ${state}`,
        label: `\`${fault.name}\` ${verb} here but it ${state}`,
        labels: [{ span: fault.declared, text: 'binding declared here but left uninitialized' }],
        notes: fault.sometimes ? ['some way through the program reaches this use without a value'] : [],
        help: ['give it a value where it is declared, or on every way to this use'],
      };
    }
    case 'assign-twice': {
      const labels: Label[] =
        fault.isArgument || fault.first === fault.span
          ? []
          : [{ span: fault.first, text: `first assignment to ${fault.place}` }];
      return {
        message: fault.isArgument
          ? `cannot assign to immutable argument ${fault.place}`
          : `cannot assign twice to immutable variable ${fault.place}`,
        label: fault.isArgument
          ? 'cannot assign to an immutable argument'
          : 'cannot assign twice to an immutable variable',
        labels,
        help: ['declare it with `mut` to allow assigning again'],
      };
    }
    case 'cannot-mutate': {
      const doing =
        fault.access === 'assign' ? `cannot assign to ${fault.place}` : `cannot borrow ${fault.place} as mutable`;
      return {
        message: `${doing}${fault.reason}`,
        label: fault.access === 'assign' ? 'cannot assign' : 'cannot borrow as mutable',
        help: fault.advice === undefined ? [] : [fault.advice],
      };
    }
    case 'cannot-mutate-often':
      return {
        message: `cannot borrow ${fault.place} as mutable${fault.reason}`,
        label: 'not mutable',
        labels: fault.uses.map((span) => ({ span, text: 'cannot borrow as mutable' })),
        help: fault.advice === undefined ? [] : [fault.advice],
      };
    case 'closure-may-outlive':
      return {
        message: `closure may outlive the current ${fault.scope}, but it borrows \`${fault.name}\`, which is owned by the current ${fault.scope}`,
        label: `may outlive borrowed value \`${fault.name}\``,
        labels: [
          { span: fault.useSpan, text: `\`${fault.name}\` is borrowed here` },
          {
            span: fault.causeSpan,
            text:
              fault.cause === 'returned'
                ? 'closure is returned here'
                : fault.cause === 'argument'
                  ? `the ${fault.scope} requires that this argument may be kept for longer`
                  : 'another closure captures it here and lives longer',
          },
        ],
        help: [
          `to give the closure \`${fault.name}\` itself (and all else that it uses), write \`move\` before its parameters`,
        ],
      };
    case 'borrow-conflict': {
      if (fault.isUnique || fault.loanIsUnique) return uniqueWords(fault);
      const { place, loanPlace } = fault;
      const also = loanPlace === place ? 'it is' : `${loanPlace} is`;
      if (fault.isMut && fault.loanIsMut) {
        const same =
          fault.span === fault.loanSpan ||
          (fault.span.start === fault.loanSpan.start && fault.span.end === fault.loanSpan.end);
        if (same)
          return {
            message: `cannot borrow ${place} as mutable more than once at a time`,
            label: `${place} was mutably borrowed here in the previous turn of the loop`,
            labels: laterLabels(fault.later),
          };
        return {
          message: `cannot borrow ${place} as mutable more than once at a time`,
          label: 'second mutable borrow occurs here',
          labels: [
            { span: fault.loanSpan, text: 'first mutable borrow occurs here' },
            ...laterLabels(fault.later, 'first '),
          ],
          notes: laterNotes(fault.later),
        };
      }
      const [now, before] = fault.isMut ? ['mutable', 'immutable'] : ['immutable', 'mutable'];
      return {
        message: `cannot borrow ${place} as ${now} because ${also} also borrowed as ${before}`,
        label: `${now} borrow occurs here`,
        labels: [
          { span: fault.loanSpan, text: `${before} borrow occurs here` },
          ...laterLabels(fault.later, `${before} `),
        ],
        notes: laterNotes(fault.later),
      };
    }
    case 'use-while-borrowed':
      return {
        message: `cannot use ${fault.place} because ${fault.loanPlace === fault.place ? 'it' : fault.loanPlace} was mutably borrowed`,
        label: `use of borrowed ${fault.loanPlace}`,
        labels: [{ span: fault.loanSpan, text: `${fault.loanPlace} is borrowed here` }, ...laterLabels(fault.later)],
        notes: laterNotes(fault.later),
      };
    case 'move-while-borrowed':
      return {
        message: `cannot move out of ${fault.place} because it is borrowed`,
        label: `move out of ${fault.place} occurs here`,
        labels: [
          { span: fault.loanSpan, text: `borrow of ${fault.loanPlace} occurs here` },
          ...laterLabels(fault.later),
        ],
        notes: laterNotes(fault.later),
      };
    case 'assign-while-borrowed':
      return {
        message: `cannot assign to ${fault.place} because it is borrowed`,
        label: `${fault.place} is assigned to here but it was already borrowed`,
        labels: [{ span: fault.loanSpan, text: `${fault.place} is borrowed here` }, ...laterLabels(fault.later)],
        notes: laterNotes(fault.later),
      };
    case 'change-in-guard':
      return {
        message: `cannot ${fault.what} ${fault.place} in ${fault.section}`,
        label: `cannot ${fault.what}`,
        labels: [{ span: fault.loanSpan, text: 'value is immutable here' }],
      };
    case 'does-not-live-long-enough': {
      const declared =
        fault.declared === undefined ? [] : [{ span: fault.declared, text: `binding \`${fault.name}\` declared here` }];
      return {
        message: `\`${fault.name}\` does not live long enough`,
        label: 'borrowed value does not live long enough',
        labels: [
          ...declared,
          { span: fault.dropSpan, text: `\`${fault.name}\` dropped here while still borrowed` },
          ...laterLabels(fault.later),
        ],
        notes: laterNotes(fault.later),
      };
    }
    case 'temporary-dropped-while-borrowed':
      return {
        message: 'temporary value dropped while borrowed',
        label: 'creates a temporary value which is freed while still in use',
        labels: [
          { span: fault.dropSpan, text: 'temporary value is freed at the end of this statement' },
          ...laterLabels(fault.later),
        ],
        notes: laterNotes(fault.later),
        help: ['give the value a name with `let`, so that it lives as long as it is needed'],
      };
    case 'returns-reference-to-local':
      return {
        message: `cannot return ${fault.what} ${fault.whose}`,
        label: `returns a ${fault.what} data owned by the current function`,
        labels: fault.loanSpan === fault.span ? [] : [{ span: fault.loanSpan, text: fault.label }],
        notes: ['what the function owns ends when it returns, so no reference to it may leave'],
        help: ['return an owned value instead'],
      };
    case 'borrow-across-drop':
      return {
        message: 'borrow may still be in use when destructor runs',
        labels: [
          {
            span: fault.dropSpan,
            text: `here, the drop of ${fault.dropped} needs exclusive access, because the type \`${fault.ty}\` implements \`Drop\``,
          },
          ...laterLabels(fault.later),
        ],
        notes: laterNotes(fault.later),
      };
    case 'move-out-of-borrow':
      return {
        message: `cannot move out of ${fault.what}`,
        label: `move occurs because the value has type \`${fault.ty}\`, which is not \`Copy\``,
        labels: bindingLabels(fault.bindings),
        notes: ['a reference only lends: what it points at must stay whole for its owner'],
        help: ['borrow it instead with `&`, or make a copy with `.clone()`'],
      };
    case 'move-out-of-array':
      return {
        message: `cannot move out of type \`${fault.ty}\`, a non-copy ${fault.ty.endsWith(']') && !fault.ty.includes(';') ? 'slice' : 'array'}`,
        label: 'cannot move out of here',
        labels: bindingLabels(fault.bindings),
        notes: ['an element taken out by index would leave a hole that nobody could keep track of'],
        help: ['borrow it instead with `&`, or make a copy with `.clone()`'],
      };
    case 'move-out-of-drop':
      return {
        message: `cannot move out of type \`${fault.ty}\`, which implements the \`Drop\` trait`,
        label: 'cannot move out of here',
        labels: bindingLabels(fault.bindings),
        notes: ['its destructor must find the whole value'],
      };
    case 'escapes-body': {
      const labels: Label[] =
        fault.fromSpan === undefined || fault.from === undefined
          ? []
          : [
              {
                span: fault.fromSpan,
                text: `\`${fault.from}\` is a reference that is only valid in the ${fault.body} body`,
              },
            ];
      return {
        message: `borrowed data escapes outside of ${fault.body}`,
        label:
          fault.from === undefined
            ? `requires that ${fault.longer} must outlive ${fault.shorter}`
            : `\`${fault.from}\` escapes the ${fault.body} body here`,
        labels,
      };
    }
    case 'captured-escapes':
      return {
        message: 'captured variable cannot escape `FnMut` closure body',
        label: 'returns a reference to a captured variable which escapes the closure body',
        notes: ['an `FnMut` closure has its captures for the length of a call only: another call may change them'],
      };
    case 'not-general-enough':
      return {
        message: fault.isInput ? `implementation of \`${fault.trait}\` is not general enough` : 'mismatched types',
        label: fault.isInput
          ? `implementation of \`${fault.trait}\` is not general enough`
          : 'one type is more general than the other',
        notes: ['the bound asks for a function that takes every lifetime; this one is for one certain lifetime only'],
        help: ["write the type of the closure's parameter, as in `|x: &T|`, or the closure where it is passed"],
      };
    case 'explicit-lifetime-required': {
      const of = fault.parameter === undefined ? 'parameter type' : `the type of \`${fault.parameter}\``;
      return {
        message: `explicit lifetime required in ${of}`,
        label: `lifetime \`${fault.region}\` required`,
        labels:
          fault.parameterSpan === undefined
            ? []
            : [{ span: fault.parameterSpan, text: `add the lifetime \`${fault.region}\` to this type` }],
      };
    }
    case 'lifetime-too-short':
      return {
        message: 'lifetime may not live long enough',
        label: fault.isReturn
          ? `this ${fault.body} was supposed to return data with lifetime ${fault.shorter} but it is returning data with lifetime ${fault.longer}`
          : `requires that ${fault.longer} must outlive ${fault.shorter}`,
        help: [`if it always holds, say so with a bound: ${fault.longer}: ${fault.shorter}`],
      };
    case 'hidden-lifetime-captured':
      return {
        message: 'hidden type for `impl Trait` captures lifetime that does not appear in bounds',
        label: `hidden type captures the lifetime ${fault.region}`,
        labels: fault.opaqueSpan === undefined ? [] : [{ span: fault.opaqueSpan, text: 'opaque type defined here' }],
        help: ['name the lifetime in the result: `impl Trait + use<..>` or a bound with it'],
      };
    case 'type-may-not-live-long-enough':
      return {
        message: `the parameter type \`${fault.ty}\` may not live long enough`,
        label: `the parameter type \`${fault.ty}\` must be valid for ${fault.region === "'static" ? 'the static lifetime' : `the lifetime ${fault.region}`}`,
        help: [`add a bound: \`${fault.ty}: ${fault.region}\``],
      };
    default:
      return unreachable(fault);
  }
}

/** A closure that writes through a reference which it has not got as `mut`: only it may use the reference meanwhile. */
function uniqueWords(fault: Extract<Fault, { kind: 'borrow-conflict' }>): Words {
  const { place, loanPlace, loanSpan, later } = fault;
  const also = loanPlace === place ? 'it is' : `${loanPlace} is`;
  if (fault.isUnique && fault.loanIsUnique)
    return {
      message: `two closures require unique access to ${place} at the same time`,
      label: 'second closure is constructed here',
      labels: [{ span: loanSpan, text: 'first closure is constructed here' }, ...laterLabels(later, 'first ')],
      notes: laterNotes(later),
    };
  if (fault.isUnique)
    return {
      message: `closure requires unique access to ${place} but ${also} already borrowed`,
      label: 'closure construction occurs here',
      labels: [{ span: loanSpan, text: 'borrow occurs here' }, ...laterLabels(later, 'first ')],
      notes: laterNotes(later),
    };
  return {
    message: `cannot borrow ${place} as ${fault.isMut ? 'mutable' : 'immutable'} because previous closure requires unique access`,
    label: 'second borrow occurs here',
    labels: [{ span: loanSpan, text: 'closure construction occurs here' }, ...laterLabels(later, 'first ')],
    notes: laterNotes(later),
  };
}

const bindingLabels = (bindings: readonly Span[]): readonly Label[] =>
  bindings.map((span, index) => ({ span, text: index === 0 ? 'data moved here' : '...and here' }));

/** `kind`: which of two borrows, as in "first " or "immutable ". */
export function laterLabels(later: Later, kind = ''): readonly Label[] {
  const { needed } = later;
  switch (needed?.kind) {
    case undefined:
      return [];
    case 'used-later':
      return [
        {
          span: needed.span,
          text:
            later.use === 'call'
              ? `${kind}borrow later used by call`
              : later.use === 'capture'
                ? `${kind}borrow later captured here by closure`
                : later.use === 'let'
                  ? `${kind}borrow later stored here`
                  : `${kind}borrow later used here`,
        },
      ];
    case 'used-next-iteration':
      return [
        {
          span: needed.span,
          text:
            later.use === 'call'
              ? `${kind}borrow later used by call, in a later turn of the loop`
              : `${kind}borrow later used here, in a later turn of the loop`,
        },
      ];
    case 'dropped-later':
      return [
        {
          span: needed.span,
          text: `${kind}borrow might be used here, when ${later.dropped === undefined ? 'that temporary' : `\`${later.dropped}\``} is dropped and runs its destructor`,
        },
      ];
    case 'outlives-signature':
      return [{ span: needed.span, text: `the borrow has to last for \`${needed.region}\`` }];
    case 'must-be-static':
      return [{ span: needed.span, text: "the borrow has to last for `'static`" }];
    default:
      return unreachable(needed);
  }
}

function laterNotes(later: Later): readonly string[] {
  switch (later.needed?.kind) {
    case 'outlives-signature':
      return [
        `the signature says that the reference is valid for \`${later.needed.region}\`, which goes on after this function`,
      ];
    case 'must-be-static':
      return ["what has to be `'static` may be kept until the program ends"];
    default:
      return [];
  }
}

/** A temporary that would hold a value of unknown size: no fault of ownership, but found here as in rustc. */
export const unsizedMove = (span: Span, ty: string): Diagnostic =>
  diagnostic(
    { name: 'move-of-unsized', code: 'E0161', family: 'other', message: `cannot move a value of type \`${ty}\``, span },
    { label: `the size of \`${ty}\` cannot be statically determined` },
  );
