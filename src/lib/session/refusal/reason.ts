/** The refusal in one sentence, from its facts. Where they do not suffice, the diagnostic's own message. */
import { unreachable } from '../../heap/base/index.ts';
import type { AccessKind, Loan } from '../../interpreter/index.ts';
import { lineName } from '../line-name.ts';
import { lineAt, type Standpoint } from '../standpoint.ts';
import { actorOf, holderOf, laterLine } from './parties.ts';
import type { RefusedAccess } from './refused-access.ts';

export function refusalText(cx: Standpoint, found: RefusedAccess | undefined): string {
  if (found === undefined) return 'The compiler stops here: it refuses what comes next.';
  return `${reasonOf(cx, found) ?? messageOf(cx, found)}. The compiler stops here.`;
}

function messageOf(cx: Standpoint, { refusal }: RefusedAccess): string {
  const found =
    cx.compilation.diagnostics.find((each) => each.refusal === refusal) ??
    cx.compilation.diagnostics.find((each) => each.code === refusal.code && each.span.start === refusal.span.start);
  const message = found?.message ?? 'this is not allowed';
  return message.charAt(0).toUpperCase() + message.slice(1);
}

function reasonOf(cx: Standpoint, found: RefusedAccess): string | undefined {
  const { refusal, loan } = found;
  const name = actorOf(cx, found);
  const place = refusal.placeText;
  const line = lineAt(cx, refusal.span);
  if (place === undefined) return undefined;
  const actor =
    name !== undefined ? `\`${name}\`` : line === undefined ? 'This' : `Line ${lineName(cx.compilation, line)}`;
  if (loan !== undefined) return loanReason(cx, found, place, actor);
  const moved = refusal.movedAt[0];
  const movedLine = moved === undefined ? undefined : lineAt(cx, moved.span);
  if (refusal.code === 'E0382' && movedLine !== undefined) {
    return movedLine === line
      ? `${actor} needs \`${place}\`, but its value was moved away here, the time before`
      : `${actor} needs \`${place}\`, but its value was moved away on line ${lineName(cx.compilation, movedLine)}`;
  }
  switch (refusal.code) {
    case 'E0381':
      return `${actor} needs \`${place}\`, but it has no value yet`;
    case 'E0384':
      return `${actor} gives \`${place}\` a second value, but \`${place}\` is not declared \`mut\``;
    case 'E0507':
      if (isOwnedByClosure(cx, found))
        return `${actor} wants to move \`${place}\` out of its closure, but the closure may be called again and then needs it`;
      return `${actor} wants to move a value out of \`${place}\`, but that place is only lent and may not be left empty`;
    case 'E0508':
      return `${actor} wants to move a value out of \`${place}\`, but one element may not leave its array`;
    case 'E0509':
      return `${actor} wants to move a value out of \`${place}\`, but its \`drop\` will need all of it`;
    case 'E0594':
    case 'E0596':
      return immutableReason(cx, found, place, actor);
    default:
      return undefined;
  }
}

/** A capture that the closure owns, in a closure that is called by reference. */
function isOwnedByClosure(cx: Standpoint, { refusal }: RefusedAccess): boolean {
  const captures = cx.compilation.bodies.get(refusal.body)?.captures;
  const [self, field, ...rest] = refusal.place?.path ?? [];
  return (
    captures !== undefined &&
    refusal.place?.local === 1 &&
    self?.kind === 'deref' &&
    field?.kind === 'field' &&
    captures[field.index]?.mode === 'by-value' &&
    rest.every((each) => each.kind === 'field')
  );
}

/** Not declared `mut`, or reached through a reference that may only read. */
function immutableReason(cx: Standpoint, { refusal }: RefusedAccess, place: string, actor: string): string | undefined {
  if (refusal.place === undefined) return undefined;
  const decl = cx.compilation.bodies.get(refusal.body)?.locals[refusal.place.local];
  const name = decl?.name;
  if (name === undefined || name.startsWith('$')) return undefined;
  const isThroughShared = decl?.ty.kind === 'ref' && !decl.ty.isMut && refusal.place.path[0]?.kind === 'deref';
  if (isThroughShared)
    return `${actor} asks to change \`${place}\`, but \`${name}\` is a shared reference: it may only read`;
  return refusal.place.path.every((each) => each.kind === 'field')
    ? `${actor} asks to change \`${place}\`, but \`${name}\` is not declared \`mut\``
    : undefined;
}

function loanReason(cx: Standpoint, found: RefusedAccess, place: string, actor: string): string | undefined {
  const { refusal, loan } = found;
  const { later } = refusal;
  if (later === undefined || loan === undefined) return undefined;
  if (later.kind === 'outlives-signature')
    return `${actor} ${askOf(refusal.access, place)}, but a reference to it goes on to the caller`;
  if (later.kind === 'must-be-static')
    return `${actor} ${askOf(refusal.access, place)}, but a reference to it has to last for the rest of the run`;
  const holder = holderOf(cx, found);
  const line = laterLine(cx, refusal);
  const who = holder === undefined ? 'a reference to it' : `\`${holder}\``;
  const when =
    later.kind === 'used-next-iteration'
      ? ' the next time around'
      : line === undefined
        ? ''
        : ` on line ${lineName(cx.compilation, line)}`;
  if (refusal.access === 'storage-dead' || refusal.access === 'drop') {
    const still =
      later.kind === 'dropped-later'
        ? `${who} still looks at it when it is dropped${when}`
        : `${who} still points at it and is used${when}`;
    return `\`${place}\` ends here, but ${still}${lentToClosure(cx, loan)}`;
  }
  const use =
    later.kind === 'dropped-later'
      ? `${who} still needs it when it is dropped${when}`
      : loan.kind === 'shared'
        ? `${who} may still read it${when}`
        : `${who} may still change it${when}`;
  return `${actor} ${askOf(refusal.access, place)}, but ${use}${lentToClosure(cx, loan)}`;
}

/** Why a closure has the reference: the use in it for which it captured the place. */
function lentToClosure(cx: Standpoint, { capturedFor }: Loan): string {
  const line = capturedFor === undefined ? undefined : lineAt(cx, capturedFor);
  return line === undefined ? '' : `: it is lent to a closure that uses it on line ${lineName(cx.compilation, line)}`;
}

function askOf(access: AccessKind, place: string): string {
  switch (access) {
    case 'read':
    case 'borrow-shared':
      return `asks to read \`${place}\``;
    case 'write':
    case 'assign':
    case 'borrow-mut':
      return `asks to change \`${place}\``;
    case 'move':
      return `wants to take \`${place}\` away`;
    case 'drop':
    case 'storage-dead':
      return `ends \`${place}\``;
    case 'return':
      return `wants to leave with \`${place}\``;
    default:
      return unreachable(access);
  }
}
