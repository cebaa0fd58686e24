/** The grammar of Rust, as Chevrotain's grammars are written: items, and the entry rules. */
import { EOF } from 'chevrotain';
import {
  contextual,
  Ident,
  keywords as k,
  LifetimeToken,
  MacroArguments,
  PathName,
  punctuation as p,
  Str,
} from '../lex/tokens.ts';
import { StatementGrammar } from './grammar-stmts.ts';
import type { Rule } from './grammar-base.ts';

export class RustGrammar extends StatementGrammar {
  /** Entry: a whole source file. */
  readonly file = this.RULE('file', () => {
    this.MANY(() => this.CONSUME(contextual.innerAttr));
    this.MANY2(() => this.SUBRULE(this.itemOrMacro));
  });

  /** Entry: what a macro wrote where items stand. */
  readonly items = this.RULE('items', () => {
    this.MANY(() => this.SUBRULE(this.itemOrMacro));
  });

  /** Entry: the arguments of a macro that takes expressions, some of them named: `"{x}", x = 1`, `0; 3`. */
  readonly macroArgs = this.RULE('macroArgs', () => {
    this.MANY(() => {
      this.SUBRULE(this.macroArg);
      if (this.when(this.at(p[';']))) this.CONSUME(p[';'], { LABEL: 'semi' });
      else this.comma(EOF);
    });
  });

  readonly macroArg = this.RULE('macroArg', () => {
    if (this.when(this.at(Ident) && this.atSecond(p['=']))) {
      this.OPTION(() => {
        this.CONSUME(Ident, { LABEL: 'name' });
        this.CONSUME(p['=']);
      });
    }
    this.SUBRULE(this.expr);
  });

  /** Entry: the arguments of `matches!`. */
  readonly matchesArgs = this.RULE('matchesArgs', () => {
    this.SUBRULE(this.expr);
    this.CONSUME(p[',']);
    this.SUBRULE(this.pattern);
    this.OPTION(() => {
      this.CONSUME(k.if);
      this.SUBRULE2(this.expr, { LABEL: 'guard' });
    });
    this.OPTION2(() => this.CONSUME2(p[',']));
  });

  /** In a module, trait or impl. */
  readonly itemOrMacro = this.RULE('itemOrMacro', () => {
    this.guardDepth();
    this.outerAttrs();
    this.OR([
      { ALT: () => this.SUBRULE(this.item) },
      { ALT: () => this.CONSUME(contextual.itemFragment, { LABEL: 'fragment' }) },
      {
        ALT: () => {
          this.SUBRULE(this.exprPath);
          this.CONSUME(p['!']);
          this.CONSUME(MacroArguments, { LABEL: 'macro' });
          if (this.when(this.LA(0).tokenType !== contextual.braceArgs)) this.CONSUME(p[';']);
        },
      },
    ]);
  });

  /** An item without its attributes. Which kinds may stand where is checked when it is lowered, as rustc does. */
  override readonly item: Rule = this.RULE('item', () => {
    this.OPTION(() => this.SUBRULE(this.visibility));
    this.MANY(() => this.SUBRULE(this.qualifier));
    this.OR([
      { ALT: () => this.SUBRULE(this.fnItem) },
      { ALT: () => this.SUBRULE(this.structItem) },
      { ALT: () => this.SUBRULE(this.enumItem) },
      { ALT: () => this.SUBRULE(this.implItem) },
      { ALT: () => this.SUBRULE(this.traitItem) },
      { ALT: () => this.SUBRULE(this.useItem) },
      { ALT: () => this.SUBRULE(this.modItem) },
      { ALT: () => this.SUBRULE(this.constItem) },
      { ALT: () => this.SUBRULE(this.typeItem) },
      { ALT: () => this.SUBRULE(this.externItem) },
      { ALT: () => this.CONSUME(contextual.macroRules) },
      { ALT: () => this.CONSUME(contextual.macroItem) },
    ]);
  });

  /** `const unsafe extern "C"` before `fn`; `unsafe` and `auto` before `trait`. */
  readonly qualifier = this.RULE('qualifier', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.unsafe, { LABEL: 'word' }) },
      { ALT: () => this.CONSUME(contextual.constQualifier, { LABEL: 'word' }) },
      { ALT: () => this.CONSUME(k.async, { LABEL: 'word' }) },
      { ALT: () => this.CONSUME(contextual.auto, { LABEL: 'word' }) },
      { ALT: () => this.CONSUME(contextual.default, { LABEL: 'word' }) },
      { ALT: () => this.CONSUME(contextual.safe, { LABEL: 'word' }) },
      {
        ALT: () => {
          this.CONSUME(contextual.externQualifier, { LABEL: 'word' });
          this.OPTION(() => this.CONSUME(Str, { LABEL: 'abi' }));
        },
      },
    ]);
  });

  readonly fnItem = this.RULE('fnItem', () => {
    this.CONSUME(k.fn);
    this.CONSUME(Ident, { LABEL: 'name' });
    this.OPTION(() => this.SUBRULE(this.generics));
    this.CONSUME(p['(']);
    this.MANY(() => {
      this.SUBRULE(this.fnParam);
      this.comma(p[')']);
    });
    this.CONSUME(p[')']);
    this.OPTION2(() => {
      this.CONSUME(p['->']);
      this.SUBRULE(this.type, { LABEL: 'output' });
    });
    this.OPTION3(() => this.SUBRULE(this.where));
    this.OR([{ ALT: () => this.SUBRULE(this.block) }, { ALT: () => this.CONSUME(p[';']) }]);
  });

  readonly fnParam = this.RULE('fnParam', () => {
    this.outerAttrs();
    if (this.when(this.atSelfParam())) {
      this.OPTION(() => this.SUBRULE(this.selfParam));
      if (!this.RECORDING_PHASE) return;
    }
    this.OR([
      { ALT: () => this.CONSUME(p['...'], { LABEL: 'variadic' }) },
      {
        ALT: () => {
          this.SUBRULE(this.patternAtom);
          // A type that was forgotten is missed when the function is lowered.
          this.OPTION2(() => {
            this.CONSUME(p[':']);
            this.OR2([
              { ALT: () => this.CONSUME2(p['...'], { LABEL: 'variadic' }) },
              { ALT: () => this.SUBRULE(this.type) },
            ]);
          });
        },
      },
    ]);
  });

  /** `self`, `mut self`, `&self`, `&'a mut self`, `self: Box<Self>`. */
  readonly selfParam = this.RULE('selfParam', () => {
    this.OPTION(() => {
      this.CONSUME(p['&']);
      this.OPTION2(() => this.CONSUME(LifetimeToken, { LABEL: 'lifetime' }));
    });
    this.OPTION3(() => this.CONSUME(k.mut));
    this.CONSUME(k.self);
    this.OPTION4(() => {
      this.CONSUME(p[':']);
      this.SUBRULE(this.type);
    });
  });

  private atSelfParam(): boolean {
    let distance = 1;
    if (this.at(p['&'])) {
      distance++;
      if (this.LA(distance).tokenType === LifetimeToken) distance++;
    }
    if (this.LA(distance).tokenType === k.mut) distance++;
    return this.LA(distance).tokenType === k.self && this.LA(distance + 1).tokenType !== p['::'];
  }

  readonly structItem = this.RULE('structItem', () => {
    this.OR([{ ALT: () => this.CONSUME(k.struct) }, { ALT: () => this.CONSUME(contextual.union) }]);
    this.CONSUME(Ident, { LABEL: 'name' });
    this.OPTION(() => this.SUBRULE(this.generics));
    this.OPTION2(() => this.SUBRULE(this.where));
    this.OR2([
      { ALT: () => this.SUBRULE(this.namedFields) },
      {
        ALT: () => {
          this.SUBRULE(this.tupleFields);
          this.OPTION3(() => this.SUBRULE2(this.where));
          this.CONSUME(p[';']);
        },
      },
      { ALT: () => this.CONSUME2(p[';']) },
    ]);
  });

  readonly namedFields = this.RULE('namedFields', () => {
    this.CONSUME(p['{']);
    this.MANY(() => {
      this.SUBRULE(this.namedField);
      this.comma(p['}']);
    });
    this.CONSUME(p['}']);
  });

  readonly namedField = this.RULE('namedField', () => {
    this.outerAttrs();
    this.OPTION(() => this.SUBRULE(this.visibility));
    this.CONSUME(Ident, { LABEL: 'name' });
    this.CONSUME(p[':']);
    this.SUBRULE(this.type);
    this.OPTION2(() => {
      this.CONSUME(p['=']);
      this.SUBRULE(this.expr, { LABEL: 'default' });
    });
  });

  readonly tupleFields = this.RULE('tupleFields', () => {
    this.CONSUME(p['(']);
    this.MANY(() => {
      this.SUBRULE(this.tupleField);
      this.comma(p[')']);
    });
    this.CONSUME(p[')']);
  });

  readonly tupleField = this.RULE('tupleField', () => {
    this.outerAttrs();
    this.OPTION(() => this.SUBRULE(this.visibility, { ARGS: [true] }));
    this.SUBRULE(this.type);
  });

  readonly enumItem = this.RULE('enumItem', () => {
    this.CONSUME(k.enum);
    this.CONSUME(Ident, { LABEL: 'name' });
    this.OPTION(() => this.SUBRULE(this.generics));
    this.OPTION2(() => this.SUBRULE(this.where));
    this.CONSUME(p['{']);
    this.MANY(() => {
      this.SUBRULE(this.variant);
      this.comma(p['}']);
    });
    this.CONSUME(p['}']);
  });

  readonly variant = this.RULE('variant', () => {
    this.outerAttrs();
    this.OPTION(() => this.SUBRULE(this.visibility));
    this.CONSUME(Ident, { LABEL: 'name' });
    this.OPTION2(() =>
      this.OR([{ ALT: () => this.SUBRULE(this.namedFields) }, { ALT: () => this.SUBRULE(this.tupleFields) }]),
    );
    this.OPTION3(() => {
      this.CONSUME(p['=']);
      this.SUBRULE(this.expr, { LABEL: 'discriminant' });
    });
  });

  /** `impl<T> !Trait for Type where … { … }`. */
  readonly implItem = this.RULE('implItem', () => {
    this.CONSUME(k.impl);
    if (this.when(this.at(p['<']) && this.atGenerics())) this.OPTION(() => this.SUBRULE(this.generics));
    this.OPTION2(() => this.CONSUME(k.const));
    if (this.when(this.at(p['!']) && !this.atSecond(k.for) && !this.atSecond(p['{'])))
      this.OPTION3(() => this.CONSUME(p['!'], { LABEL: 'negative' }));
    this.SUBRULE(this.type);
    this.OPTION4(() => {
      this.CONSUME(k.for);
      this.SUBRULE2(this.type, { LABEL: 'target' });
    });
    this.OPTION5(() => this.SUBRULE(this.where));
    this.SUBRULE(this.itemBlock);
  });

  /** `impl<T>` begins generics, `impl <T as A>::B` a type. */
  private atGenerics(): boolean {
    const second = this.LA(2).tokenType;
    if (second === p['>'] || second === contextual.outerAttr || second === k.const || second === LifetimeToken)
      return true;
    const third = this.LA(3).tokenType;
    return second === Ident && (third === p['>'] || third === p[','] || third === p[':'] || third === p['=']);
  }

  readonly itemBlock = this.RULE('itemBlock', () => {
    this.CONSUME(p['{']);
    this.MANY(() => this.CONSUME(contextual.innerAttr));
    this.MANY2(() => this.SUBRULE(this.itemOrMacro));
    this.CONSUME(p['}']);
  });

  readonly traitItem = this.RULE('traitItem', () => {
    this.CONSUME(k.trait);
    this.CONSUME(Ident, { LABEL: 'name' });
    this.OPTION(() => this.SUBRULE(this.generics));
    this.OPTION2(() => {
      this.CONSUME(p[':']);
      this.SUBRULE(this.bounds);
    });
    this.OR([
      {
        ALT: () => {
          this.CONSUME(p['='], { LABEL: 'alias' });
          this.OPTION4(() => this.SUBRULE2(this.bounds));
          this.OPTION5(() => this.SUBRULE2(this.where));
          this.CONSUME(p[';']);
        },
      },
      {
        ALT: () => {
          this.OPTION3(() => this.SUBRULE(this.where));
          this.SUBRULE(this.itemBlock);
        },
      },
    ]);
  });

  readonly useItem = this.RULE('useItem', () => {
    this.CONSUME(k.use);
    this.SUBRULE(this.useTree);
    if (this.when(!this.atNextStmt())) this.CONSUME(p[';'], { LABEL: 'semi' });
  });

  /** `a::b as c`, `a::*`, `a::{b, c::d}`. */
  readonly useTree = this.RULE('useTree', () => {
    this.guardDepth();
    this.OPTION(() => this.CONSUME(p['::'], { LABEL: 'global' }));
    let goesOn = true;
    this.OR([
      { ALT: () => this.CONSUME(PathName, { LABEL: 'name' }) },
      {
        ALT: () => {
          this.SUBRULE(this.useLeaf);
          goesOn = false;
        },
      },
    ]);
    this.MANY({
      GATE: () => goesOn,
      DEF: () => {
        this.CONSUME2(p['::']);
        this.OR2([
          { ALT: () => this.CONSUME2(PathName, { LABEL: 'name' }) },
          {
            ALT: () => {
              this.SUBRULE2(this.useLeaf);
              goesOn = false;
            },
          },
        ]);
      },
    });
    this.OPTION2(() => {
      this.CONSUME(k.as);
      this.OR3([
        { ALT: () => this.CONSUME(Ident, { LABEL: 'rename' }) },
        { ALT: () => this.CONSUME(k._, { LABEL: 'rename' }) },
      ]);
    });
  });

  readonly useLeaf = this.RULE('useLeaf', () => {
    this.OR([
      { ALT: () => this.CONSUME(p['*']) },
      {
        ALT: () => {
          this.CONSUME(p['{']);
          this.MANY(() => {
            this.SUBRULE(this.useTree);
            this.comma(p['}']);
          });
          this.CONSUME(p['}']);
        },
      },
    ]);
  });

  readonly modItem = this.RULE('modItem', () => {
    this.CONSUME(k.mod);
    this.CONSUME(Ident, { LABEL: 'name' });
    this.OR([{ ALT: () => this.CONSUME(p[';']) }, { ALT: () => this.SUBRULE(this.itemBlock) }]);
  });

  /** `const NAME: Type = value;` and `static mut NAME: Type = value;`. */
  readonly constItem = this.RULE('constItem', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.const) },
      {
        ALT: () => {
          this.CONSUME(k.static);
          this.OPTION(() => this.CONSUME(k.mut));
        },
      },
    ]);
    this.OR2([
      { ALT: () => this.CONSUME(Ident, { LABEL: 'name' }) },
      { ALT: () => this.CONSUME(k._, { LABEL: 'name' }) },
    ]);
    this.OPTION2(() => this.SUBRULE(this.generics));
    this.CONSUME(p[':']);
    this.SUBRULE(this.type);
    this.OPTION3(() => {
      this.CONSUME(p['=']);
      this.SUBRULE(this.expr);
    });
    this.OPTION4(() => this.SUBRULE(this.where));
    if (this.when(!this.atNextStmt())) this.CONSUME(p[';'], { LABEL: 'semi' });
  });

  readonly typeItem = this.RULE('typeItem', () => {
    this.CONSUME(k.type);
    this.CONSUME(Ident, { LABEL: 'name' });
    this.OPTION(() => this.SUBRULE(this.generics));
    this.OPTION2(() => {
      this.CONSUME(p[':']);
      this.SUBRULE(this.bounds);
    });
    this.OPTION3(() => this.SUBRULE(this.where));
    this.OPTION4(() => {
      this.CONSUME(p['=']);
      this.SUBRULE(this.type);
    });
    this.OPTION5(() => this.SUBRULE2(this.where));
    if (this.when(!this.atNextStmt())) this.CONSUME(p[';'], { LABEL: 'semi' });
  });

  /** `extern crate name;` and `extern "C" { … }`. */
  readonly externItem = this.RULE('externItem', () => {
    this.CONSUME(k.extern);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.crate);
          this.CONSUME(PathName, { LABEL: 'name' });
          this.OPTION(() => {
            this.CONSUME(k.as);
            this.OR2([
              { ALT: () => this.CONSUME(Ident, { LABEL: 'rename' }) },
              { ALT: () => this.CONSUME(k._, { LABEL: 'rename' }) },
            ]);
          });
          this.CONSUME(p[';']);
        },
      },
      {
        ALT: () => {
          this.OPTION2(() => this.CONSUME(Str, { LABEL: 'abi' }));
          this.SUBRULE(this.itemBlock);
        },
      },
    ]);
  });
}
