/** Makes a failing text smaller while it fails alike: stretches of lines first, then of tokens. */
const TOKEN = /\s+|\w+|[^\s\w]/g;

export async function minimise(text: string, fails: (text: string) => Promise<boolean>): Promise<string> {
  const lines = await shrink(text.split('\n'), '\n', fails);
  return (await shrink(lines.join('\n').match(TOKEN) ?? [], '', fails)).join('');
}

/** Questions at most: an input that is not small yet is good enough. */
const MOST_QUESTIONS = 200;

async function shrink(
  parts: readonly string[],
  glue: string,
  fails: (text: string) => Promise<boolean>,
): Promise<readonly string[]> {
  let kept = parts;
  let left = MOST_QUESTIONS;
  for (let size = Math.ceil(kept.length / 2); size >= 1 && left > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length && left > 0;) {
      const rest = [...kept.slice(0, at), ...kept.slice(at + size)];
      left--;
      if (rest.length > 0 && (await fails(rest.join(glue)))) kept = rest;
      else at += size;
    }
  }
  return kept;
}
