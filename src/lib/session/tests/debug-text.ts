/** A string as `{:?}` writes it. */
export const debugText = (text: string): string =>
  `"${text.replaceAll(/["\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\p{Co}]|(?! )\p{Zs}/gu, escapeOf)}"`;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\0', '\\0'],
]);

const escapeOf = (char: string): string => NAMED.get(char) ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
