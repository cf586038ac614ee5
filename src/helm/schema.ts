import { type Finding, finding } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { ValuesOwner } from './coalesce.ts';
import { compileSchema } from './schema/compile.ts';
import { evaluate } from './schema/evaluate.ts';
import { explain, type Explained } from './schema/explain.ts';
import { SchemaFault } from './schema/fault.ts';
import { isObject, type Json, member, parseJson } from './schema/json.ts';
import type { Schema } from './schema/node.ts';
import { typeHint } from './type-hint.ts';
import { formatPath, formatPathIn, type MapNode, nodeAt, type ValueNode } from './value-tree.ts';

/**
 * Validates the coalesced values of each chart against its own `values.schema.json`, as Helm does from 3.18.5 on
 * (`ValidateAgainstSchema` with santhosh-tekuri/jsonschema v6.0.2).
 *
 * @param values of the root chart, as {@link coalesce} gives them
 * @param charts that take part, as {@link coalesce} gives them
 * @returns everything that is wrong, chart by chart, each in the order of its values; never with a value
 * @throws UsageError when a schema is no JSON
 */
export function validateAgainstSchemas(values: MapNode, charts: readonly ValuesOwner[]): Finding[] {
  return charts.flatMap((owner) => {
    const own = nodeAt(values, owner.path);
    if (owner.schema === undefined || own === undefined) return [];
    const schema = compileOnce(owner);
    if (schema instanceof SchemaFault) return [refusal(owner, schema)];
    const others = charts.map(({ path }) => formatPath(path));
    return explain(evaluate(schema, toJson(own))).map((one) => findingOf(one, owner, values, others));
  });
}

/** By their text: two aliases of a chart share its schema. */
const compiled = new Map<string, Schema | SchemaFault>();

function compileOnce({ schema: text = '', schemaFile }: ValuesOwner): Schema | SchemaFault {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const result = compile(text, schemaFile);
  compiled.set(text, result);
  return result;
}

function compile(text: string, file: string): Schema | SchemaFault {
  try {
    return compileSchema(parseSchema(text, file));
  } catch (error) {
    if (error instanceof SchemaFault) return error;
    throw error;
  }
}

function parseSchema(text: string, file: string): Json {
  try {
    return parseJson(text);
  } catch {
    throw new UsageError(`${file} is not JSON, or nests too deeply`, 'correct the schema of the chart');
  }
}

/** The value as Helm hands it to the validator: an int64 of `--set` keeps all its digits. */
function toJson(node: ValueNode): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toJson);
  const object: Record<string, Json> = {};
  for (const [key, { value }] of node.entries) {
    Object.defineProperty(object, key, { value: toJson(value), enumerable: true, configurable: true, writable: true });
  }
  return object;
}

function refusal({ path, name, schemaFile }: ValuesOwner, { message, hint }: SchemaFault): Finding {
  const range = { file: schemaFile, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return finding('helm-refuses', {
    path: formatPath(path),
    message: `Helm cannot use the values.schema.json of the chart ${name}: ${message}`,
    hint,
    source: range,
  });
}

function findingOf(one: Explained, owner: ValuesOwner, values: MapNode, charts: readonly string[]): Finding {
  const steps = [...owner.path, ...one.path];
  const path = formatPathIn(values, steps);
  const node = nodeAt(values, steps);
  const parent = nodeAt(values, steps.slice(0, -1));
  const entry = parent?.kind === 'map' ? parent.entries.get(steps.at(-1) ?? '') : undefined;
  const by = owner.path.length === 0 ? '' : `, says the schema of the chart ${owner.name}`;
  const place = one.code === 'unknown-key' ? (entry?.keyOrigin ?? node?.origin) : node?.origin;
  return finding(one.code, {
    path,
    message: `${path || 'the root'} ${one.message}${by}`,
    hint: hintFor(one, owner, node, charts.includes(path)),
    // Values of nobody stand nowhere.
    source: place === undefined || place.range.file === '' ? null : place.range,
    overrides: node?.overridden.map(({ range }) => range) ?? [],
  });
}

function hintFor(one: Explained, { name, path }: ValuesOwner, node: ValueNode | undefined, isChart: boolean): string {
  switch (one.code) {
    case 'wrong-type':
      return typeHint(one.message, node);
    case 'unknown-key': {
      const key = one.path.at(-1);
      if (key === undefined) return `see values.schema.json of the chart ${name}`;
      if (key === 'global' && one.path.length === 1 && path.length > 0) {
        return `Helm gives every subchart the key global: the schema of the chart ${name} must allow it`;
      }
      if (isChart) return `Helm puts the values of the subchart there: the schema of the chart ${name} must allow the key`;
      const known = member(one.schema.keywords, 'properties');
      return isObject(known) && Object.keys(known).length > 0
        ? `remove it, or use one of ${Object.keys(known).join(', ')}`
        : 'remove it, or correct its spelling';
    }
    case 'required-key':
      return node === undefined ? 'add the key' : 'add one of the keys';
    default:
      return `see values.schema.json of the chart ${name}`;
  }
}
