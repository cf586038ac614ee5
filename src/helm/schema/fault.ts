/** Helm cannot use a schema, whatever the values are. The message speaks of the schema alone. */
export class SchemaFault extends Error {
  override readonly name = 'SchemaFault';
  /** What to do about it. */
  readonly hint: string;

  constructor(message: string, hint = 'correct the schema of the chart, or ask who maintains it') {
    super(message);
    this.hint = hint;
  }
}
