/** Levels of maps and lists within each other, aliases followed. */
export const MAX_DEPTH = 200;

/** The document cannot be read as Helm's values. The message holds no text of the document. */
export class YamlProblem extends Error {
  override readonly name = 'YamlProblem';
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end = start + 1) {
    super(message);
    this.start = start;
    this.end = end;
  }
}
