/** Patterns. */
import {
  contextual,
  Ident,
  keywords as k,
  LiteralToken,
  MacroArguments,
  punctuation as p,
  RangeOperator,
} from '../lex/tokens.ts';
import { TypeGrammar } from './grammar-types.ts';

export abstract class PatternGrammar extends TypeGrammar {
  /** `| A | B`. */
  readonly pattern = this.RULE('pattern', () => {
    this.OPTION(() => this.CONSUME(p['|']));
    this.SUBRULE(this.patternAtom, { LABEL: 'alternative' });
    this.MANY(() => {
      this.CONSUME2(p['|']);
      this.SUBRULE2(this.patternAtom, { LABEL: 'alternative' });
    });
  });

  /** A pattern without `|` at its top. */
  readonly patternAtom = this.RULE('patternAtom', () => {
    this.guardDepth();
    this.OR([
      { ALT: () => this.SUBRULE(this.patternPath) },
      { ALT: () => this.CONSUME(k._, { LABEL: 'wild' }) },
      { ALT: () => this.CONSUME(contextual.patFragment, { LABEL: 'fragment' }) },
      {
        ALT: () => {
          this.SUBRULE(this.patternLiteral, { LABEL: 'low' });
          this.OPTION(() => this.SUBRULE(this.rangeRest));
        },
      },
      { ALT: () => this.SUBRULE2(this.rangeRest) },
      {
        ALT: () => {
          this.CONSUME(k.mut);
          this.SUBRULE(this.binding);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.ref);
          this.OPTION2(() => this.CONSUME2(k.mut));
          this.SUBRULE2(this.binding);
        },
      },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(p['&']) }, { ALT: () => this.CONSUME(p['&&']) }]);
          this.OPTION3(() => this.CONSUME3(k.mut));
          this.SUBRULE(this.patternAtom, { LABEL: 'pointee' });
        },
      },
      {
        ALT: () => {
          this.CONSUME(p['(']);
          this.MANY(() => {
            this.SUBRULE(this.pattern, { LABEL: 'element' });
            if (!this.at(p[')'])) this.CONSUME(p[','], { LABEL: 'comma' });
          });
          this.CONSUME(p[')']);
        },
      },
      {
        ALT: () => {
          this.CONSUME(p['[']);
          this.MANY2(() => {
            this.SUBRULE2(this.pattern, { LABEL: 'item' });
            if (!this.at(p[']'])) this.CONSUME2(p[',']);
          });
          this.CONSUME(p[']']);
        },
      },
      {
        ALT: () => {
          this.CONSUME(contextual.constBlock);
          this.SUBRULE(this.block);
        },
      },
    ]);
  });

  /** `x @ sub`. */
  readonly binding = this.RULE('binding', () => {
    this.OR([{ ALT: () => this.CONSUME(Ident) }, { ALT: () => this.CONSUME(k.self) }]);
    this.OPTION(() => {
      this.CONSUME(p['@']);
      this.SUBRULE(this.patternAtom);
    });
  });

  /** What begins with a name: a binding, a path, a struct, a range from a constant, a macro. */
  readonly patternPath = this.RULE('patternPath', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.exprPath) }, { ALT: () => this.SUBRULE(this.qualifiedPath) }]);
    this.OPTION(() =>
      this.OR2([
        {
          ALT: () => {
            this.CONSUME(p['(']);
            this.MANY(() => {
              this.SUBRULE(this.pattern, { LABEL: 'element' });
              this.comma(p[')']);
            });
            this.CONSUME(p[')']);
          },
        },
        {
          ALT: () => {
            this.CONSUME(p['{']);
            this.MANY2(() => {
              this.SUBRULE(this.fieldPattern);
              if (!this.at(p['}'])) this.CONSUME2(p[',']);
            });
            this.CONSUME(p['}']);
          },
        },
        {
          ALT: () => {
            this.CONSUME(p['@']);
            this.SUBRULE(this.patternAtom);
          },
        },
        { ALT: () => this.SUBRULE(this.rangeRest) },
        {
          ALT: () => {
            this.CONSUME(p['!'], { LABEL: 'macro' });
            this.CONSUME(MacroArguments);
          },
        },
      ]),
    );
  });

  /** `name: pat`, `0: pat`, `ref mut name`, `..`. */
  readonly fieldPattern = this.RULE('fieldPattern', () => {
    this.outerAttrs();
    if (this.when(this.atSecond(p[':']))) {
      this.OPTION(() => {
        this.OR([
          { ALT: () => this.CONSUME(Ident, { LABEL: 'name' }) },
          { ALT: () => this.CONSUME(LiteralToken, { LABEL: 'name' }) },
        ]);
        this.CONSUME(p[':']);
        this.SUBRULE(this.pattern);
      });
      if (!this.RECORDING_PHASE) return;
    }
    this.OR2([
      { ALT: () => this.CONSUME(p['..'], { LABEL: 'rest' }) },
      {
        ALT: () => {
          this.OPTION2(() => this.CONSUME(k.ref));
          this.OPTION3(() => this.CONSUME(k.mut));
          this.CONSUME2(Ident, { LABEL: 'name' });
        },
      },
    ]);
  });

  /** `..=9`, `..`, `...9`: the end may be absent, and a lone `..` is a rest pattern. */
  readonly rangeRest = this.RULE('rangeRest', () => {
    this.CONSUME(RangeOperator, { LABEL: 'op' });
    this.OPTION(() => this.SUBRULE(this.patternLiteral, { LABEL: 'high' }));
    this.OPTION2(() =>
      this.OR2([{ ALT: () => this.SUBRULE(this.exprPath) }, { ALT: () => this.SUBRULE(this.qualifiedPath) }]),
    );
  });

  /** A literal, perhaps negative. */
  readonly patternLiteral = this.RULE('patternLiteral', () => {
    this.OR([
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(p['-'], { LABEL: 'minus' }));
          this.CONSUME(LiteralToken, { LABEL: 'literal' });
        },
      },
      { ALT: () => this.CONSUME(contextual.exprFragment, { LABEL: 'fragment' }) },
      { ALT: () => this.CONSUME(contextual.literalFragment, { LABEL: 'fragment' }) },
    ]);
  });
}
