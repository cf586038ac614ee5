import type { MapEntry, Origin, ScalarNode, ScalarTag, ValueNode } from './value-tree.ts';

/** Levels of objects and arrays within each other. */
const MAX_DEPTH = 200;

const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null))/y;

/**
 * Offset behind the one JSON value that begins at `start`, as Go's `json.Decoder` finds it: what follows is not looked at.
 * Undefined when there is no complete value, or one nested deeper than 200 levels or with a number beyond float64.
 */
export function jsonValueEnd(text: string, start: number): number | undefined {
  const open: string[] = [];
  token.lastIndex = start;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [, mark, , plain] = match;
    if (plain !== undefined && !Number.isFinite(Number(plain)) && /^[-0-9]/.test(plain)) return undefined;
    if (mark === '{' || mark === '[') open.push(mark);
    else if (mark === '}' || mark === ']') open.pop();
    if (open.length > MAX_DEPTH) return undefined;
    if (open.length === 0) return isJson(text.slice(start, token.lastIndex)) ? token.lastIndex : undefined;
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Values of a JSON text that {@link jsonValueEnd} found complete; numbers become float64. */
export function jsonValues(text: string, origin: (path: readonly string[]) => Origin): ValueNode {
  return convert(JSON.parse(text), [], origin);
}

function convert(value: unknown, path: readonly string[], origin: (path: readonly string[]) => Origin): ValueNode {
  const here = origin(path);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => convert(item, [...path, String(index)], origin));
    return { kind: 'list', items, origin: here, overridden: [] };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = new Map<string, MapEntry>();
    for (const [key, member] of Object.entries(value)) {
      const node = convert(member, [...path, key], origin);
      entries.set(key, { keyOrigin: node.origin, value: node });
    }
    return { kind: 'map', entries, origin: here, overridden: [] };
  }
  return argumentScalar(value as string | number | boolean | null, here);
}

/** A scalar that a `--set...` argument gives. */
export function argumentScalar(value: string | number | boolean | bigint | null, origin: Origin): ScalarNode {
  const text = typeof value === 'string' ? value.toWellFormed() : value;
  return {
    kind: 'scalar',
    value: text,
    style: 'argument',
    tag: tagOf(value),
    origin,
    overridden: [],
  };
}

function tagOf(value: string | number | boolean | bigint | null): ScalarTag {
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return Number.isInteger(value) ? 'int' : 'float';
    default:
      return 'null';
  }
}
