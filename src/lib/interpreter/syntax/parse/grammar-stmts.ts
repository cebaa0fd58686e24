/** Control flow, blocks and statements. */
import { EOF, type TokenType } from 'chevrotain';
import {
  Byte,
  ByteStr,
  Char,
  contextual,
  CStr,
  Float,
  Ident,
  Int,
  keywords as k,
  LifetimeToken,
  punctuation as p,
  Str,
} from '../lex/tokens.ts';
import type { Rule } from './grammar-base.ts';
import { ExpressionGrammar } from './grammar-exprs.ts';

/** What begins a statement and goes on with none. */
const NEXT_STATEMENT: ReadonlySet<TokenType> = new Set([
  Ident,
  Int,
  Float,
  Char,
  Str,
  Byte,
  ByteStr,
  CStr,
  LifetimeToken,
  contextual.unsafeBlock,
  contextual.constBlock,
  contextual.macroRules,
  contextual.macroItem,
  k.break,
  k.const,
  k.continue,
  k.crate,
  k.enum,
  k.false,
  k.fn,
  k.for,
  k.if,
  k.impl,
  k.let,
  k.loop,
  k.match,
  k.mod,
  k.move,
  k.pub,
  k.return,
  k.self,
  k.Self,
  k.static,
  k.struct,
  k.super,
  k.trait,
  k.true,
  k.type,
  k.unsafe,
  k.use,
  k.while,
]);

export abstract class StatementGrammar extends ExpressionGrammar {
  declare protected readonly item: Rule;
  /** What `stmtExpr` last parsed needs no `;` or `,` behind it. */
  private endsLikeBlock = false;

  override readonly blockLike: Rule = this.RULE('blockLike', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.block) },
      { ALT: () => this.SUBRULE(this.ifExpr) },
      { ALT: () => this.SUBRULE(this.matchExpr) },
      {
        ALT: () => {
          this.OPTION(() => {
            this.CONSUME(LifetimeToken, { LABEL: 'label' });
            this.CONSUME(p[':']);
          });
          this.OR2([
            { ALT: () => this.SUBRULE(this.loopExpr) },
            { ALT: () => this.SUBRULE2(this.block, { LABEL: 'labelled' }) },
          ]);
        },
      },
      {
        ALT: () => {
          this.OR3([
            { ALT: () => this.CONSUME(contextual.unsafeBlock, { LABEL: 'unsafe' }) },
            { ALT: () => this.CONSUME(contextual.constBlock, { LABEL: 'const' }) },
            {
              ALT: () => {
                this.CONSUME(contextual.asyncBlock, { LABEL: 'async' });
                this.OPTION2(() => this.CONSUME(k.move));
              },
            },
          ]);
          this.SUBRULE3(this.block);
        },
      },
    ]);
  });

  readonly ifExpr = this.RULE('ifExpr', () => {
    this.CONSUME(k.if);
    this.SUBRULE(this.condition);
    this.SUBRULE(this.block, { LABEL: 'branch' });
    let goesOn = true;
    this.MANY({
      GATE: () => goesOn,
      DEF: () => {
        this.CONSUME(k.else);
        this.OR([
          {
            ALT: () => {
              this.CONSUME2(k.if);
              this.SUBRULE2(this.condition);
              this.SUBRULE2(this.block, { LABEL: 'branch' });
            },
          },
          {
            ALT: () => {
              this.SUBRULE3(this.block, { LABEL: 'branch' });
              goesOn = false;
            },
          },
        ]);
      },
    });
  });

  /** An expression before `{`. */
  readonly condition = this.RULE('condition', () => {
    this.withStructs(true, () => this.SUBRULE(this.expr));
  });

  readonly loopExpr = this.RULE('loopExpr', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.loop) },
      {
        ALT: () => {
          this.CONSUME(k.while);
          this.SUBRULE(this.condition);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.for);
          this.SUBRULE(this.pattern);
          this.CONSUME(k.in);
          this.SUBRULE2(this.condition);
        },
      },
    ]);
    this.SUBRULE(this.block);
  });

  readonly matchExpr = this.RULE('matchExpr', () => {
    this.CONSUME(k.match);
    this.SUBRULE(this.condition);
    this.CONSUME(p['{']);
    this.withStructs(false, () => {
      this.MANY(() => this.CONSUME(contextual.innerAttr));
      this.MANY2(() => this.SUBRULE(this.arm));
    });
    this.CONSUME(p['}']);
  });

  readonly arm = this.RULE('arm', () => {
    this.outerAttrs();
    this.SUBRULE(this.pattern);
    this.OPTION(() => {
      this.CONSUME(k.if);
      this.SUBRULE(this.expr, { LABEL: 'guard' });
    });
    this.CONSUME(p['=>']);
    this.SUBRULE(this.stmtExpr);
    const isOptional = this.endsLikeBlock;
    if (this.at(p[','])) this.CONSUME(p[',']);
    else if (!isOptional && !this.at(p['}'])) this.CONSUME2(p[',']);
  });

  override readonly block: Rule = this.RULE('block', () => {
    this.OR([
      { ALT: () => this.CONSUME(contextual.blockFragment, { LABEL: 'fragment' }) },
      {
        ALT: () => {
          this.CONSUME(p['{']);
          this.withStructs(false, () => {
            this.MANY(() => this.CONSUME(contextual.innerAttr));
            this.MANY2(() => this.SUBRULE(this.stmt));
          });
          this.CONSUME(p['}']);
        },
      },
    ]);
  });

  /** Entry: what a macro wrote where statements stand. */
  readonly stmts = this.RULE('stmts', () => {
    this.MANY(() => this.SUBRULE(this.stmt));
  });

  /** Entry: what a macro wrote where an expression stands. */
  readonly writtenExpr = this.RULE('writtenExpr', () => {
    this.SUBRULE(this.expr);
    this.OPTION(() => this.CONSUME(p[';'], { LABEL: 'semi' }));
  });

  /** Entry: a statement without the `;` behind it. */
  readonly stmtAlone = this.RULE('stmtAlone', () => {
    this.guardDepth();
    this.outerAttrs();
    this.OR([
      { ALT: () => this.CONSUME(p[';'], { LABEL: 'empty' }) },
      { ALT: () => this.SUBRULE(this.letHalf) },
      { ALT: () => this.SUBRULE(this.item) },
      { ALT: () => this.CONSUME(contextual.itemFragment, { LABEL: 'itemFragment' }) },
      { ALT: () => this.CONSUME(contextual.stmtFragment, { LABEL: 'fragment' }) },
      { ALT: () => this.SUBRULE(this.stmtExpr) },
    ]);
  });

  readonly stmt = this.RULE('stmt', () => {
    this.guardDepth();
    this.outerAttrs();
    this.OR([
      { ALT: () => this.CONSUME(p[';'], { LABEL: 'empty' }) },
      { ALT: () => this.SUBRULE(this.letStmt) },
      { ALT: () => this.SUBRULE(this.item) },
      { ALT: () => this.CONSUME(contextual.itemFragment, { LABEL: 'itemFragment' }) },
      {
        ALT: () => {
          this.CONSUME(contextual.stmtFragment, { LABEL: 'fragment' });
          this.OPTION(() => this.CONSUME4(p[';'], { LABEL: 'semi' }));
        },
      },
      {
        ALT: () => {
          this.SUBRULE(this.stmtExpr);
          if (this.at(p[';'])) this.CONSUME2(p[';'], { LABEL: 'semi' });
          else if (this.when(!this.endsLikeBlock && !this.atBlockEnd() && !this.atNextStmt()))
            this.CONSUME3(p[';'], { LABEL: 'semi' });
        },
      },
    ]);
  });

  private atBlockEnd(): boolean {
    return this.at(p['}']) || this.at(EOF);
  }

  readonly letStmt = this.RULE('letStmt', () => {
    this.SUBRULE(this.letHalf);
    if (this.when(!this.at(p['}']) && !this.atNextStmt())) this.CONSUME(p[';'], { LABEL: 'semi' });
  });

  /** A `;` was forgotten before what can only begin another statement; that is reported when the statement is lowered. */
  protected atNextStmt(): boolean {
    const { tokenType, image } = this.LA(1);
    // A doc comment, which has its text as its image, is none of them.
    return NEXT_STATEMENT.has(tokenType) || (tokenType === contextual.outerAttr && image === '');
  }

  /** A `let` without the `;` behind it. */
  readonly letHalf = this.RULE('letHalf', () => {
    this.CONSUME(k.let);
    this.SUBRULE(this.pattern);
    this.OPTION(() => {
      this.CONSUME(p[':']);
      this.SUBRULE(this.type);
    });
    this.OPTION2(() => {
      this.CONSUME(p['='], { LABEL: 'equals' });
      this.SUBRULE(this.expr);
      this.OPTION3(() => {
        this.CONSUME(k.else);
        this.SUBRULE(this.block);
      });
    });
  });

  /** An expression where a statement may stand: one that ends in a block is not continued by an operator. */
  readonly stmtExpr = this.RULE('stmtExpr', () => {
    if (this.when(this.atBraceMacro())) {
      this.OPTION(() => this.SUBRULE(this.pathExpr, { LABEL: 'macro' }));
      this.afterBlockLike();
      if (!this.RECORDING_PHASE) return;
    }
    this.OR([
      {
        ALT: () => {
          this.SUBRULE(this.blockLike);
          this.afterBlockLike();
        },
      },
      {
        ALT: () => {
          this.SUBRULE(this.expr);
          this.endsLikeBlock = false;
        },
      },
    ]);
  });

  /** `match x {}.f() + 1` goes on as an expression, `match x {} + 1` does not. */
  private afterBlockLike(): void {
    this.endsLikeBlock = true;
    if (this.when(this.at(p['.']) || this.at(p['?']))) {
      this.MANY(() => this.SUBRULE(this.postfix));
      this.MANY2(() => this.SUBRULE(this.exprTail));
      this.endsLikeBlock = false;
    }
  }

  private atBraceMacro(): boolean {
    let ahead: TokenType = this.LA(1).tokenType;
    for (let distance = 1; ahead === Ident || ahead === p['::'] || ahead === k.crate; distance++) {
      ahead = this.LA(distance + 1).tokenType;
      if (ahead === p['!']) return this.LA(distance + 2).tokenType === contextual.braceArgs;
    }
    return false;
  }
}
