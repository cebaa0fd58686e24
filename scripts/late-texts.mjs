// Takes the texts of messages out of the code that is loaded first: a sentence about a fault is only wanted when there is one.
// In the sources they stand where they are said. In the page's worker a text is a number with what is filled in, and the
// texts themselves come with the part `late-reports`.

import { parseAst } from 'rolldown/parseAst';

/** Where messages are: in the phases that check a program. What the machine prints is the program's own. */
const PHASES = /\/src\/lib\/interpreter\/(?:borrowck|check|collect|mir|resolve|solve|syntax)\//;

/** Between the pieces of a text. */
const GAP = '\0';

/** Several words, and long enough that a number is worth it. */
const isProse = (/** @type {string} */ text) => text.length >= 20 && /[a-z]+ [a-z`]/.test(text);

/** What is evaluated where nothing is at fault, or compared. */
const isNoMessage = (/** @type {any} */ node) =>
  (node.type === 'CallExpression' && node.callee.name === 'invariant') ||
  node.type === 'NewExpression' ||
  node.type === 'BinaryExpression' ||
  node.type === 'SwitchCase' ||
  node.type === 'TaggedTemplateExpression' ||
  (node.type.startsWith('TS') && !/^TS(?:As|NonNull|Satisfies)/.test(node.type));

/** The texts of one build, by number, and code without them. */
export function createTexts() {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const numberOf = (/** @type {string} */ text) => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  return {
    all: () => [...numbers.keys()],
    /** The code of a module with `text(number, filled in, …)` for its messages; undefined where it has none. */
    without(/** @type {string} */ code, /** @type {string} */ id, /** @type {string} */ source) {
      if (!PHASES.test(id.replaceAll('\\', '/')) || !id.endsWith('.ts')) return undefined;
      /** @type {{ start: number, end: number, text: string, holes: any[] }[]} */
      const found = [];
      const visit = (/** @type {any} */ node, /** @type {boolean} */ isInside) => {
        if (Array.isArray(node)) for (const each of node) visit(each, isInside);
        if (node === null || typeof node !== 'object' || typeof node.type !== 'string') return;
        const pieces =
          node.type === 'TemplateLiteral'
            ? node.quasis.map((/** @type {any} */ quasi) => quasi.value.cooked)
            : node.type === 'Literal' && typeof node.value === 'string'
              ? [node.value]
              : undefined;
        if (pieces !== undefined && isInside && isProse(pieces.join(GAP)))
          found.push({ start: node.start, end: node.end, text: pieces.join(GAP), holes: node.expressions ?? [] });
        if (isNoMessage(node) || node.type === 'ImportDeclaration') return;
        const inner = isInside || node.type.includes('Function');
        for (const [key, value] of Object.entries(node)) if (key !== 'key' || node.computed) visit(value, inner);
      };
      visit(parseAst(code, { lang: 'ts' }).body, false);
      if (found.length === 0) return undefined;
      // Texts stand in one another: outer ones come first, and what fills them in is done with them.
      found.sort((a, b) => a.start - b.start || b.end - a.end);
      const written = (/** @type {number} */ from, /** @type {number} */ to) => {
        let out = '';
        let at = from;
        for (const { start, end, text, holes } of found) {
          if (start < at || end > to) continue;
          const filled = holes.map((hole) => `, ${written(hole.start, hole.end)}`);
          out += `${code.slice(at, start)}$text(${numberOf(text)}${filled.join('')})`;
          at = end;
        }
        return out + code.slice(at, to);
      };
      return `import { text as $text } from '${source}';\n${written(0, code.length)}`;
    },
  };
}

/** The function that puts a text together, as code: `texts` gives the texts. */
export const FILL = `(texts, index, ...filled) =>
  texts[index].split('\\0').reduce((text, piece, at) => text + filled[at - 1] + piece)`;
