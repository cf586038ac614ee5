import kubernetes from '../../../schema/kubernetes.schema.json' with { type: 'json' };
import stack from '../../../schema/stack.schema.json' with { type: 'json' };
import { type Finding, finding } from '../../errors/finding.ts';
import { parsePointer } from '../../helm/schema/pointer.ts';
import { formatPath, formatPathIn, isNull, type MapNode, nodeAt, toPlain } from '../../helm/value-tree.ts';
import { validateRegistryValues, validateStackValues } from '../../settings/generated/values-validators.js';
import { explainFailures } from '../../settings/schema-errors.ts';
import { findSetting } from '../../settings/setting.ts';
import { placeOf, type Subject } from '../subject.ts';
import { choiceHint, typeFix, typeHint } from './schema-hints.ts';
import { unknownKey } from './unknown-keys.ts';
import { isUpstreamKey, reportUpstreamKeys } from './upstream-keys.ts';

interface MapSchema {
  readonly properties: Readonly<Record<string, object>>;
}

const hasKeys = (schema: object): schema is MapSchema => 'properties' in schema;

const mapsOf = ({ properties }: MapSchema): readonly (readonly [key: string, schema: MapSchema])[] =>
  Object.entries(properties).flatMap(([key, schema]) => (hasKeys(schema) ? [[key, schema] as const] : []));

/** Maps that a chart's templates look into: a null in their place fails the render. Those in one that can be off count when it is on. */
function neededMaps(values: MapNode, parent: readonly string[], schema: MapSchema): (readonly string[])[] {
  return mapsOf(schema).flatMap(([key, inner]) => {
    const path = [...parent, key];
    const enabled = nodeAt(values, [...path, 'enabled']);
    const on = enabled !== undefined && toPlain(enabled) === true;
    return [path, ...(on ? neededMaps(values, path, inner) : [])];
  });
}

/** A map that a null blanked. Helm takes the key away, so that no schema can tell. */
export function checkNeededMaps(subject: Subject): Finding[] {
  const { values, chart, path: app } = subject.input;
  const needed = [
    app,
    ...neededMaps(values, app.slice(0, -1), kubernetes),
    ...(chart === 'stack' ? neededMaps(values, [], stack) : []),
  ];
  return needed
    .filter((steps) => nodeAt(values, steps) === undefined)
    .map((steps) => {
      const path = formatPath(steps);
      const inFiles = [...subject.input.files.values()].map(({ root }) => root && nodeAt(root, steps));
      return finding('wrong-type', {
        path,
        message: `${path} must not be null`,
        hint: 'drop the line to keep the defaults, or give the keys that differ',
        source: inFiles.findLast(isNull)?.origin.range ?? null,
      });
    });
}

/**
 * The shape of the values: what the chart's values.schema.json says, less the rules across keys.
 *
 * @param values as Helm computes them: it asks the schema before a template completes them
 */
export function checkSchema(subject: Subject, values: MapNode): Finding[] {
  const { chart } = subject.input;
  const validate = chart === 'stack' ? validateStackValues : validateRegistryValues;
  const upstream: string[][] = [];
  if (validate(toPlain(values))) return reportUpstreamKeys(subject, upstream);
  const findings = explainFailures(validate).flatMap(({ pointer, code, message, choices }) => {
    const path = parsePointer(pointer);
    const name = path.at(-1) ?? '';
    if (code === 'unknown-key' && isUpstreamKey(subject, path)) {
      upstream.push(path);
      return [];
    }
    if (code === 'unknown-key') return [unknownKey(subject, path.slice(0, -1), name)];
    const node = nodeAt(values, path);
    return [
      finding(code, {
        path: formatPathIn(values, path),
        env: findSetting(name)?.env ?? null,
        message: `${formatPathIn(values, path) || 'the root'} ${message}`,
        ...(code === 'wrong-type'
          ? { hint: typeHint(subject, node, path, message), fix: typeFix(node, path, message) }
          : { hint: choiceHint(node, choices) ?? 'see docs/settings.md for what it takes' }),
        ...placeOf(node),
      }),
    ];
  });
  return [...findings, ...reportUpstreamKeys(subject, upstream)];
}

/** The same for the gate keys alone, whatever chart they stand in. */
export function checkGateKeys(subject: Subject): Finding[] {
  const { app } = subject;
  if (app === undefined) return [];
  // Other charts have no schema: to their templates a null is nothing, and a rule of its own tells it.
  const gateEntries = [...app.entries].filter(([key, { value }]) => /^registration_?gate/i.test(key) && !isNull(value));
  const plain = Object.fromEntries(gateEntries.map(([key, { value }]) => [key, toPlain(value)]));
  if (validateRegistryValues({ app: plain })) return [];
  return explainFailures(validateRegistryValues).map(({ pointer, code, message, choices }) => {
    const key = parsePointer(pointer)[1] ?? '';
    if (code === 'unknown-key') return unknownKey(subject, subject.input.path, key);
    const node = subject.entry(key)?.value;
    return subject.finding(code, key, {
      message,
      ...(code === 'wrong-type'
        ? {
            hint: typeHint(subject, node, [...subject.input.path, key], message),
            fix: typeFix(node, [...subject.input.path, key], message),
          }
        : { hint: choiceHint(node, choices) ?? 'see docs/settings.md for what it takes' }),
    });
  });
}
