/**
 * What was asked for lies in a part of the compiled library, or of our own code, that has not come. Nothing is known of it, so nothing may be
 * concluded: whoever can load parts does so and begins anew, with a library and sessions that know nothing of the attempt.
 */
export class MissingPart extends Error {
  override readonly name = 'MissingPart';
  readonly part: string;

  constructor(part: string) {
    super(`the part ${part} is not there`);
    this.part = part;
  }
}
