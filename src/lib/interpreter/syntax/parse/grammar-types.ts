/** Paths, generic arguments, types and bounds. */
import {
  contextual,
  Ident,
  keywords as k,
  LifetimeToken,
  LiteralToken,
  MacroArguments,
  PathName,
  punctuation as p,
  Str,
} from '../lex/tokens.ts';
import { GrammarBase, type Rule } from './grammar-base.ts';

export abstract class TypeGrammar extends GrammarBase {
  declare protected readonly expr: Rule;
  declare protected readonly block: Rule;

  /** `a::b::<T>::c`: in expressions and patterns, generic arguments need `::` before them. */
  readonly exprPath = this.RULE('exprPath', () => {
    this.OR2([
      { ALT: () => this.CONSUME(contextual.pathFragment, { LABEL: 'fragment' }) },
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(p['::'], { LABEL: 'global' }));
          this.CONSUME(PathName, { LABEL: 'name' });
          this.MANY(() => {
            this.CONSUME2(p['::']);
            this.OR([
              { ALT: () => this.CONSUME2(PathName, { LABEL: 'name' }) },
              { ALT: () => this.SUBRULE(this.genericArgs) },
            ]);
          });
        },
      },
    ]);
  });

  /** `a::B<T>::C`, `Fn(A) -> B`. */
  readonly typePath = this.RULE('typePath', () => {
    this.OR2([
      { ALT: () => this.CONSUME(contextual.pathFragment, { LABEL: 'fragment' }) },
      { ALT: () => this.CONSUME(contextual.typeFragment, { LABEL: 'fragment' }) },
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(p['::'], { LABEL: 'global' }));
          this.CONSUME(PathName, { LABEL: 'name' });
          this.OPTION2(() => this.SUBRULE(this.typeArgs));
          this.MANY(() => {
            this.CONSUME2(p['::']);
            this.OR([
              {
                ALT: () => {
                  this.CONSUME2(PathName, { LABEL: 'name' });
                  this.OPTION3(() => this.SUBRULE2(this.typeArgs));
                },
              },
              { ALT: () => this.SUBRULE3(this.typeArgs) },
            ]);
          });
        },
      },
    ]);
  });

  readonly typeArgs = this.RULE('typeArgs', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.genericArgs) },
      {
        ALT: () => {
          this.CONSUME(p['(']);
          this.MANY(() => {
            this.SUBRULE(this.type, { LABEL: 'input' });
            this.comma(p[')']);
          });
          this.CONSUME(p[')']);
          this.OPTION(() => {
            this.CONSUME(p['->']);
            this.SUBRULE2(this.type, { LABEL: 'output', ARGS: [true] });
          });
        },
      },
    ]);
  });

  readonly genericArgs = this.RULE('genericArgs', () => {
    this.CONSUME(p['<']);
    this.MANY(() => {
      this.SUBRULE(this.genericArg);
      this.comma(p['>']);
    });
    this.CONSUME(p['>']);
  });

  /** `'a`, `T`, `3`, `{ N + 1 }`, `Item = T`, `Item: Bound`. */
  readonly genericArg = this.RULE('genericArg', () => {
    this.OR([
      { ALT: () => this.CONSUME(LifetimeToken, { LABEL: 'lifetime' }) },
      { ALT: () => this.SUBRULE(this.constArg) },
      {
        ALT: () => {
          this.SUBRULE(this.type);
          this.OPTION(() =>
            this.OR2([
              {
                ALT: () => {
                  this.CONSUME(p['='], { LABEL: 'equals' });
                  this.OR3([
                    { ALT: () => this.SUBRULE2(this.constArg) },
                    { ALT: () => this.SUBRULE2(this.type, { LABEL: 'equal' }) },
                  ]);
                },
              },
              {
                ALT: () => {
                  this.CONSUME(p[':'], { LABEL: 'colon' });
                  this.SUBRULE(this.bounds);
                },
              },
            ]),
          );
        },
      },
    ]);
  });

  readonly constArg = this.RULE('constArg', () => {
    this.OR([
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(p['-'], { LABEL: 'minus' }));
          this.CONSUME(LiteralToken, { LABEL: 'literal' });
        },
      },
      { ALT: () => this.CONSUME(contextual.exprFragment, { LABEL: 'fragment' }) },
      { ALT: () => this.CONSUME(contextual.literalFragment, { LABEL: 'fragment' }) },
      { ALT: () => this.SUBRULE(this.block) },
      {
        ALT: () => {
          this.CONSUME(contextual.constBlock);
          this.SUBRULE2(this.block);
        },
      },
    ]);
  });

  /** With `single`, a bound list ends before `+`: `x as dyn A + y`, `&dyn A`. */
  readonly type: Rule = this.RULE('type', (single?: boolean) => {
    this.guardDepth();
    this.OR([
      {
        ALT: () => {
          this.SUBRULE(this.typePath);
          this.OPTION(() => {
            this.CONSUME(p['!'], { LABEL: 'macro' });
            this.CONSUME(MacroArguments);
          });
        },
      },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(p['&']) }, { ALT: () => this.CONSUME(p['&&']) }]);
          this.OPTION2(() => this.CONSUME(LifetimeToken, { LABEL: 'lifetime' }));
          this.OPTION3(() => this.CONSUME(k.mut));
          this.SUBRULE(this.type, { LABEL: 'pointee', ARGS: [true] });
        },
      },
      {
        ALT: () => {
          this.CONSUME(p['(']);
          this.MANY(() => {
            this.SUBRULE2(this.type, { LABEL: 'element' });
            if (!this.at(p[')'])) this.CONSUME(p[','], { LABEL: 'comma' });
          });
          this.CONSUME(p[')']);
        },
      },
      {
        ALT: () => {
          this.CONSUME(p['[']);
          this.SUBRULE3(this.type, { LABEL: 'item' });
          this.OPTION4(() => {
            this.CONSUME(p[';']);
            this.SUBRULE(this.expr, { LABEL: 'length' });
          });
          this.CONSUME(p[']']);
        },
      },
      {
        ALT: () => {
          this.CONSUME(p['*']);
          this.OR3([{ ALT: () => this.CONSUME2(k.mut) }, { ALT: () => this.CONSUME(k.const) }]);
          this.SUBRULE4(this.type, { LABEL: 'pointee', ARGS: [true] });
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.dyn);
          this.SUBRULE(this.bounds, { ARGS: [single] });
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.impl);
          this.SUBRULE2(this.bounds, { ARGS: [single] });
        },
      },
      { ALT: () => this.CONSUME2(p['!'], { LABEL: 'never' }) },
      { ALT: () => this.CONSUME(k._, { LABEL: 'infer' }) },
      { ALT: () => this.SUBRULE(this.qualifiedPath, { ARGS: [true] }) },
      { ALT: () => this.SUBRULE(this.fnPointer) },
    ]);
    // A trait object without `dyn`, as old editions had them: read, to be refused by name.
    if (this.when(single !== true && this.at(p['+']))) {
      this.OPTION5(() => {
        this.CONSUME(p['+'], { LABEL: 'plus' });
        this.SUBRULE3(this.bounds, { LABEL: 'bareBounds' });
      });
    }
  });

  /** Entry: a path with the arguments that it may have in a type. */
  readonly anyPath = this.RULE('anyPath', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.typePath) },
      { ALT: () => this.SUBRULE(this.qualifiedPath, { ARGS: [true] }) },
    ]);
  });

  /** `<T as Trait>::A::B`. */
  readonly qualifiedPath: Rule = this.RULE('qualifiedPath', (inType?: boolean) => {
    this.CONSUME(p['<']);
    this.SUBRULE(this.type, { LABEL: 'self' });
    this.OPTION(() => {
      this.CONSUME(k.as);
      this.SUBRULE(this.typePath, { LABEL: 'trait' });
    });
    this.CONSUME(p['>']);
    this.AT_LEAST_ONE(() => {
      this.CONSUME(p['::']);
      this.OR([
        {
          ALT: () => {
            this.CONSUME(Ident, { LABEL: 'name' });
            // In a type, arguments may follow without `::`; in an expression `<` would be a comparison.
            if (this.when(inType === true && this.at(p['<']))) this.SUBRULE2(this.genericArgs);
          },
        },
        { ALT: () => this.SUBRULE(this.genericArgs) },
      ]);
    });
  });

  /** `for<'a> unsafe extern "C" fn(x: A, B) -> C`. */
  readonly fnPointer = this.RULE('fnPointer', () => {
    this.OPTION(() => this.SUBRULE(this.forLifetimes));
    this.MANY(() =>
      this.OR([
        { ALT: () => this.CONSUME(k.unsafe) },
        {
          ALT: () => {
            this.CONSUME(contextual.externQualifier);
            this.OPTION2(() => this.CONSUME(Str, { LABEL: 'abi' }));
          },
        },
      ]),
    );
    this.CONSUME(k.fn);
    this.CONSUME(p['(']);
    this.MANY2(() => {
      this.SUBRULE(this.fnPointerParam);
      this.comma(p[')']);
    });
    this.CONSUME(p[')']);
    this.OPTION3(() => {
      this.CONSUME(p['->']);
      this.SUBRULE(this.type, { LABEL: 'output', ARGS: [true] });
    });
  });

  readonly fnPointerParam = this.RULE('fnPointerParam', () => {
    this.outerAttrs();
    if (this.when(this.atSecond(p[':']))) {
      this.OPTION(() => {
        this.OR([{ ALT: () => this.CONSUME(Ident) }, { ALT: () => this.CONSUME(k._) }]);
        this.CONSUME(p[':']);
      });
    }
    this.OR2([{ ALT: () => this.CONSUME(p['...']) }, { ALT: () => this.SUBRULE(this.type) }]);
  });

  /** `for<'a, 'b>`. */
  readonly forLifetimes = this.RULE('forLifetimes', () => {
    this.CONSUME(k.for);
    this.CONSUME(p['<']);
    this.MANY(() => {
      this.CONSUME(LifetimeToken, { LABEL: 'lifetime' });
      this.comma(p['>']);
    });
    this.CONSUME(p['>']);
  });

  /** `A + B + 'a`, possibly empty, possibly ending in `+`. */
  readonly bounds: Rule = this.RULE('bounds', (single?: boolean) => {
    let goesOn = true;
    this.MANY({
      GATE: () => goesOn,
      DEF: () => {
        this.SUBRULE(this.bound);
        goesOn = single !== true && this.at(p['+']);
        if (this.when(goesOn)) this.CONSUME(p['+']);
      },
    });
  });

  readonly bound = this.RULE('bound', () => {
    this.OR([
      { ALT: () => this.CONSUME(LifetimeToken, { LABEL: 'lifetime' }) },
      {
        ALT: () => {
          this.CONSUME(k.use);
          this.CONSUME(p['<']);
          this.MANY(() => {
            this.OR2([
              { ALT: () => this.CONSUME2(LifetimeToken, { LABEL: 'captured' }) },
              { ALT: () => this.CONSUME(PathName, { LABEL: 'captured' }) },
            ]);
            this.comma(p['>']);
          });
          this.CONSUME(p['>']);
        },
      },
      {
        ALT: () => {
          this.CONSUME(p['(']);
          this.SUBRULE(this.traitBound);
          this.CONSUME(p[')']);
        },
      },
      { ALT: () => this.SUBRULE2(this.traitBound) },
    ]);
  });

  readonly traitBound = this.RULE('traitBound', () => {
    this.MANY(() =>
      this.OR([
        { ALT: () => this.CONSUME(p['?'], { LABEL: 'maybe' }) },
        { ALT: () => this.CONSUME(p['~'], { LABEL: 'modifier' }) },
        { ALT: () => this.CONSUME(k.const, { LABEL: 'modifier' }) },
        { ALT: () => this.CONSUME(k.async, { LABEL: 'modifier' }) },
        { ALT: () => this.SUBRULE(this.forLifetimes) },
      ]),
    );
    this.SUBRULE(this.typePath);
  });

  /** `T: Bound = Default`, `'a: 'b`, `const N: usize = 3`, between `<` and `>`. */
  readonly generics = this.RULE('generics', () => {
    this.CONSUME(p['<']);
    this.MANY(() => {
      this.SUBRULE(this.genericParam);
      this.comma(p['>']);
    });
    this.CONSUME(p['>']);
  });

  readonly genericParam = this.RULE('genericParam', () => {
    this.outerAttrs();
    this.OR([
      {
        ALT: () => {
          this.CONSUME(LifetimeToken, { LABEL: 'lifetime' });
          this.OPTION(() => {
            this.CONSUME(p[':']);
            this.SUBRULE(this.bounds);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.const);
          this.CONSUME(Ident, { LABEL: 'name' });
          this.CONSUME2(p[':']);
          this.SUBRULE(this.type, { LABEL: 'constType' });
          this.OPTION2(() => {
            this.CONSUME(p['='], { LABEL: 'equals' });
            this.OR2([{ ALT: () => this.SUBRULE(this.constArg) }, { ALT: () => this.SUBRULE(this.exprPath) }]);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME2(Ident, { LABEL: 'name' });
          this.OPTION3(() => {
            this.CONSUME3(p[':'], { LABEL: 'colon' });
            this.SUBRULE2(this.bounds);
          });
          this.OPTION4(() => {
            this.CONSUME2(p['='], { LABEL: 'equals' });
            this.SUBRULE2(this.type, { LABEL: 'default' });
          });
        },
      },
    ]);
  });

  readonly where = this.RULE('where', () => {
    this.CONSUME(k.where);
    this.MANY(() => {
      this.SUBRULE(this.wherePredicate);
      if (!this.at(p['{']) && !this.at(p[';']) && !this.at(p['='])) this.CONSUME(p[',']);
    });
  });

  readonly wherePredicate = this.RULE('wherePredicate', () => {
    this.outerAttrs();
    this.OR([
      {
        ALT: () => {
          this.CONSUME(LifetimeToken, { LABEL: 'lifetime' });
          this.CONSUME(p[':']);
          this.SUBRULE(this.bounds);
        },
      },
      {
        ALT: () => {
          // `for<'a> fn(&'a T): Bound` binds the predicate as a whole, as it does before any other type.
          this.OPTION(() => this.SUBRULE(this.forLifetimes));
          this.SUBRULE(this.type);
          this.CONSUME2(p[':']);
          this.SUBRULE2(this.bounds);
        },
      },
    ]);
  });

  /** `pub`, `pub(crate)`, `pub(in path)`. In a tuple struct, `pub (A, B)` is a type after `pub`. */
  readonly visibility: Rule = this.RULE('visibility', (inTuple?: boolean) => {
    this.CONSUME(k.pub);
    if (this.when(this.at(p['(']) && (inTuple !== true || this.atRestriction()))) {
      this.OPTION2(() => {
        this.CONSUME(p['(']);
        this.OPTION(() => this.CONSUME(k.in));
        this.SUBRULE(this.exprPath);
        this.CONSUME(p[')']);
      });
    }
  });

  private atRestriction(): boolean {
    const word = this.LA(2).tokenType;
    if (word === k.in) return true;
    return (word === k.crate || word === k.self || word === k.super) && this.LA(3).tokenType === p[')'];
  }
}
