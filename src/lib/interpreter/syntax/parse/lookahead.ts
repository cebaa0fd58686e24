/**
 * Which alternative the next tokens begin, worked out when a parse first asks.
 *
 * Chevrotain works out the tables of all 400 choices of the grammar while the parser is made, which takes as long as
 * checking a small program; a program meets a fraction of the choices.
 */
import { type ILookaheadStrategy, LLkLookaheadStrategy } from 'chevrotain';

type Alternation = Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0];
type Optional = Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0];
type ChooseAlternative = ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']>;
type ChooseOptional = ReturnType<ILookaheadStrategy['buildLookaheadForOptional']>;

export class LazyLookahead extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation(options: Alternation): ChooseAlternative {
    let choose: ChooseAlternative | undefined;
    const build = (): ChooseAlternative => super.buildLookaheadForAlternation(options);
    return function (this: unknown, alternatives) {
      return (choose ??= build()).call(this, alternatives);
    };
  }

  override buildLookaheadForOptional(options: Optional): ChooseOptional {
    let choose: ChooseOptional | undefined;
    const build = (): ChooseOptional => super.buildLookaheadForOptional(options);
    return function (this: unknown) {
      return (choose ??= build()).call(this);
    };
  }
}
