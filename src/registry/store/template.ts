import type { Compilable, CompiledQuery } from 'kysely';

/** Stands for a value while a statement is compiled. */
class Slot<Name extends PropertyKey> {
  readonly name: Name;

  constructor(name: Name) {
    this.name = name;
  }
}

/**
 * A statement that is built and compiled when it is first used, and from then on only given other values: Kysely takes longer for it
 * than SQLite takes to do it.
 *
 * @param build makes the statement of values that only stand for the real ones: it must pass each of them on as it is
 * @returns makes the statement for values, of which there must always be the same
 */
export function template<Values extends object, Row>(
  build: (values: Values) => Compilable<Row>,
): (values: Values) => CompiledQuery<Row> {
  let compiled: CompiledQuery<Row> | undefined;
  return (values) => {
    if (compiled === undefined) {
      const slots = Object.keys(values).map((name) => [name, new Slot(name as keyof Values)] as const);
      compiled = build(Object.fromEntries(slots) as Values).compile();
    }
    const parameters = compiled.parameters.map((value) => (value instanceof Slot ? values[value.name as keyof Values] : value));
    return { ...compiled, parameters };
  };
}
