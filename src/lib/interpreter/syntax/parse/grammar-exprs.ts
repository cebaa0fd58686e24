/**
 * Expressions. Binary operators are parsed as one flat list per expression, `operand (op operand)*`;
 * `lower/operators.ts` gives them their precedence. That keeps both the parse tree and the call stack shallow.
 */
import {
  BinaryOperator,
  contextual,
  Ident,
  Int,
  keywords as k,
  LifetimeToken,
  LiteralToken,
  MacroArguments,
  PrefixOperator,
  punctuation as p,
  RangeOperator,
} from '../lex/tokens.ts';
import { PatternGrammar } from './grammar-patterns.ts';
import type { Rule } from './grammar-base.ts';

export abstract class ExpressionGrammar extends PatternGrammar {
  declare protected readonly blockLike: Rule;

  override readonly expr: Rule = this.RULE('expr', () => {
    this.guardDepth();
    if (this.when(this.at(contextual.outerAttr))) this.outerAttrs();
    this.OR([
      {
        ALT: () => {
          this.CONSUME(RangeOperator, { LABEL: 'prefixRange' });
          this.OPTION({ GATE: () => this.mayBeginOperand(), DEF: () => this.SUBRULE(this.operand) });
        },
      },
      { ALT: () => this.SUBRULE2(this.operand) },
    ]);
    this.MANY(() => this.SUBRULE(this.exprTail));
  });

  readonly exprTail = this.RULE('exprTail', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(BinaryOperator, { LABEL: 'op' });
          // `x = ..` and `range == ..3`.
          this.OR3([
            {
              ALT: () => {
                this.CONSUME(RangeOperator, { LABEL: 'prefixRange' });
                this.OPTION5({ GATE: () => this.mayBeginOperand(), DEF: () => this.SUBRULE5(this.operand) });
              },
            },
            { ALT: () => this.SUBRULE(this.operand) },
          ]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(p['<'], { LABEL: 'op' });
          if (this.when(this.isJoined())) {
            this.OPTION(() =>
              this.OR2([
                { ALT: () => this.CONSUME2(p['<'], { LABEL: 'op' }) },
                { ALT: () => this.CONSUME(p['<='], { LABEL: 'op' }) },
              ]),
            );
          }
          this.SUBRULE2(this.operand);
        },
      },
      {
        ALT: () => {
          this.CONSUME(p['>'], { LABEL: 'op' });
          if (this.when(this.isJoined())) this.OPTION2(() => this.CONSUME2(p['>'], { LABEL: 'op' }));
          if (this.when(this.isJoined())) this.OPTION3(() => this.CONSUME(p['='], { LABEL: 'op' }));
          this.SUBRULE3(this.operand);
        },
      },
      {
        ALT: () => {
          this.CONSUME(RangeOperator, { LABEL: 'range' });
          this.OPTION4({ GATE: () => this.mayBeginOperand(), DEF: () => this.SUBRULE4(this.operand) });
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.as);
          this.SUBRULE(this.type, { ARGS: [true] });
        },
      },
    ]);
  });

  /** In a condition, `{` after `..` begins the block. */
  protected mayBeginOperand(): boolean {
    return !(this.noStruct && this.at(p['{']));
  }

  /** Prefix operators, a primary expression, postfix operators; in a condition perhaps `let pat =` before them. */
  readonly operand = this.RULE('operand', () => {
    this.guardDepth();
    this.OPTION2(() => this.SUBRULE(this.letHead));
    this.MANY(() => {
      this.CONSUME(PrefixOperator, { LABEL: 'prefix' });
      const operator = this.LA(0).tokenType;
      if (this.when(operator === p['&'] || operator === p['&&'])) {
        this.OPTION(() =>
          this.OR2([
            { ALT: () => this.CONSUME(k.mut, { LABEL: 'prefix' }) },
            {
              ALT: () => {
                this.CONSUME(contextual.raw, { LABEL: 'prefix' });
                this.OR3([
                  { ALT: () => this.CONSUME2(k.mut, { LABEL: 'prefix' }) },
                  { ALT: () => this.CONSUME(k.const, { LABEL: 'prefix' }) },
                ]);
              },
            },
          ]),
        );
      }
    });
    this.OR4([
      { ALT: () => this.CONSUME(LiteralToken, { LABEL: 'literal' }) },
      { ALT: () => this.SUBRULE(this.pathExpr) },
      { ALT: () => this.SUBRULE(this.parenExpr) },
      { ALT: () => this.SUBRULE(this.arrayExpr) },
      { ALT: () => this.SUBRULE(this.blockLike) },
      { ALT: () => this.SUBRULE(this.closure) },
      { ALT: () => this.SUBRULE(this.jump) },
      { ALT: () => this.CONSUME(k._, { LABEL: 'underscore' }) },
      { ALT: () => this.CONSUME(contextual.exprFragment, { LABEL: 'fragment' }) },
      { ALT: () => this.CONSUME(contextual.literalFragment, { LABEL: 'fragment' }) },
    ]);
    this.MANY2(() => this.SUBRULE(this.postfix));
  });

  readonly letHead = this.RULE('letHead', () => {
    this.CONSUME(k.let);
    this.SUBRULE(this.pattern);
    this.CONSUME(p['=']);
  });

  readonly postfix = this.RULE('postfix', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(p['.']);
          this.OR2([
            {
              ALT: () => {
                this.CONSUME(Ident, { LABEL: 'name' });
                this.OPTION(() => {
                  this.CONSUME(p['::']);
                  this.SUBRULE(this.genericArgs);
                });
                this.OPTION2(() => this.SUBRULE(this.callArgs));
              },
            },
            { ALT: () => this.CONSUME(Int, { LABEL: 'position' }) },
            { ALT: () => this.CONSUME(k.await, { LABEL: 'await' }) },
          ]);
        },
      },
      { ALT: () => this.SUBRULE2(this.callArgs) },
      { ALT: () => this.CONSUME(p['?'], { LABEL: 'question' }) },
      {
        ALT: () => {
          this.CONSUME(p['[']);
          this.withStructs(false, () => this.SUBRULE(this.expr, { LABEL: 'index' }));
          this.CONSUME(p[']']);
        },
      },
    ]);
  });

  readonly callArgs = this.RULE('callArgs', () => {
    this.CONSUME(p['(']);
    this.withStructs(false, () =>
      this.MANY(() => {
        this.SUBRULE(this.expr);
        this.comma(p[')']);
      }),
    );
    this.CONSUME(p[')']);
  });

  /** A path, a struct expression or a macro call. */
  readonly pathExpr = this.RULE('pathExpr', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.exprPath) }, { ALT: () => this.SUBRULE(this.qualifiedPath) }]);
    if (this.when(this.at(p['!']) && this.LA(2).tokenType.CATEGORIES?.includes(MacroArguments) === true)) {
      this.CONSUME(p['!']);
      this.CONSUME(MacroArguments, { LABEL: 'macro' });
    }
    if (this.when(!this.noStruct && this.at(p['{']))) this.SUBRULE(this.structBody);
  });

  readonly structBody = this.RULE('structBody', () => {
    this.CONSUME(p['{']);
    this.withStructs(false, () =>
      this.MANY(() => {
        this.SUBRULE(this.fieldInit);
        this.comma(p['}']);
      }),
    );
    this.CONSUME(p['}']);
  });

  /** `name: value`, `name`, `..base`, `..`. */
  readonly fieldInit = this.RULE('fieldInit', () => {
    this.outerAttrs();
    this.OR([
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(Ident, { LABEL: 'name' }) },
            { ALT: () => this.CONSUME(Int, { LABEL: 'name' }) },
          ]);
          this.OPTION(() => {
            this.CONSUME(p[':']);
            this.SUBRULE(this.expr);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(p['..'], { LABEL: 'rest' });
          this.OPTION2(() => this.SUBRULE2(this.expr, { LABEL: 'base' }));
        },
      },
    ]);
  });

  /** `(e)` and tuples. */
  readonly parenExpr = this.RULE('parenExpr', () => {
    this.CONSUME(p['(']);
    this.withStructs(false, () =>
      this.MANY(() => {
        this.SUBRULE(this.expr);
        if (!this.at(p[')'])) this.CONSUME(p[','], { LABEL: 'comma' });
      }),
    );
    this.CONSUME(p[')']);
  });

  /** `[a, b]` and `[value; length]`. */
  readonly arrayExpr = this.RULE('arrayExpr', () => {
    this.CONSUME(p['[']);
    this.withStructs(false, () => {
      this.MANY(() => {
        this.SUBRULE(this.expr);
        if (this.when(this.at(p[';']))) this.CONSUME(p[';'], { LABEL: 'semi' });
        else this.comma(p[']']);
      });
    });
    this.CONSUME(p[']']);
  });

  readonly closure = this.RULE('closure', () => {
    this.MANY(() =>
      this.OR([
        { ALT: () => this.CONSUME(contextual.closureQualifier, { LABEL: 'qualifier' }) },
        { ALT: () => this.CONSUME(k.move) },
      ]),
    );
    this.OR2([
      { ALT: () => this.CONSUME(p['||']) },
      {
        ALT: () => {
          this.CONSUME(p['|']);
          this.MANY2(() => {
            this.SUBRULE(this.closureParam);
            this.comma(p['|']);
          });
          this.CONSUME2(p['|']);
        },
      },
    ]);
    if (this.when(this.at(p['->']))) {
      this.CONSUME(p['->']);
      this.SUBRULE(this.type, { ARGS: [true] });
      this.SUBRULE(this.block);
      if (!this.RECORDING_PHASE) return;
    }
    this.SUBRULE(this.expr, { LABEL: 'body' });
  });

  readonly closureParam = this.RULE('closureParam', () => {
    this.outerAttrs();
    this.SUBRULE(this.patternAtom);
    this.OPTION(() => {
      this.CONSUME(p[':']);
      this.SUBRULE(this.type);
    });
  });

  /** `return e`, `break 'a e`, `continue 'a`. */
  readonly jump = this.RULE('jump', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.return);
          this.OPTION(() => this.SUBRULE(this.expr));
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.break);
          // `break 'a: loop {}` breaks with the value of a labelled loop.
          if (this.when(this.at(LifetimeToken) && !this.atSecond(p[':'])))
            this.OPTION2(() => this.CONSUME(LifetimeToken, { LABEL: 'label' }));
          this.OPTION3({ GATE: () => this.mayBeginOperand(), DEF: () => this.SUBRULE2(this.expr) });
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.continue);
          this.OPTION4(() => this.CONSUME2(LifetimeToken, { LABEL: 'label' }));
        },
      },
    ]);
  });
}
