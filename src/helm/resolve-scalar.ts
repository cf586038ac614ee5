import { Buffer } from 'node:buffer';
import { goText } from './decode-text.ts';
import { formatFloat32 } from './go-float.ts';
import type { Scalar, ScalarTag } from './value-tree.ts';

/** A scalar as go-yaml v2 resolves it. Infinity and not-a-number are values to it; JSON, the next step, refuses them. */
export interface ResolvedScalar {
  readonly tag: ScalarTag;
  readonly value: Scalar;
  /** How the scalar reads when it is the key of a map; undefined where Helm refuses such a key. */
  readonly key: string | undefined;
}

/** Why a scalar cannot be read, without its text. */
export interface UnresolvedScalar {
  readonly problem: string;
}

const TAG_PREFIX = 'tag:yaml.org,2002:';

const booleans = new Map<string, boolean>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
]);
const nulls = new Set(['', '~', 'null', 'Null', 'NULL']);
const infinities = /^(?:([-+]?)\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const decimalFloat = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const pointFloat = /^\.[0-9]+(?:[eE][-+]?[0-9]+)?$/;
const timestamp =
  /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]\d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d+)?(?:Z|[-+]\d{2}:\d{2})| \d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d+)?)?$/;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const UINT64_MAX = 2n ** 64n - 1n;

/**
 * Resolves a scalar as go-yaml v2 does for Helm (`resolve.go`, then the way through JSON, where every number becomes
 * a float64): booleans of YAML 1.1, octal, binary and hexadecimal integers with underscores, no sexagesimals, dates as text.
 *
 * @param text - the scalar's content, after quotes, escapes and folding
 * @param plain - true when it is written without quotes
 * @param tag - its tag, written out (`tag:yaml.org,2002:int`), undefined when there is none
 */
export function resolveScalar(text: string, plain: boolean, tag: string | undefined): ResolvedScalar | UnresolvedScalar {
  if (tag === undefined) return plain ? resolvePlain(text) : str(text);
  if (!tag.startsWith(TAG_PREFIX)) return str(text);
  const type = tag.slice(TAG_PREFIX.length);
  switch (type) {
    case 'str':
      return str(text);
    case 'binary':
      return resolveBinary(text);
    case 'timestamp':
      return timestamp.test(text) ? str(text) : { problem: 'the tag !!timestamp does not fit the value' };
    case 'null':
    case 'bool':
    case 'int':
    case 'float':
      return resolveTagged(text, type);
    default:
      return str(text);
  }
}

function resolveTagged(text: string, type: 'null' | 'bool' | 'int' | 'float'): ResolvedScalar | UnresolvedScalar {
  const resolved = resolvePlain(text);
  if (resolved.tag === type) return resolved;
  const integer = type === 'float' && resolved.tag === 'int' ? readInteger(text.replaceAll('_', '')) : undefined;
  if (integer !== undefined && integer <= INT64_MAX) return float(Number(integer));
  return { problem: `the tag !!${type} does not fit the value` };
}

function resolveBinary(text: string): ResolvedScalar | UnresolvedScalar {
  const packed = text.replace(/[\r\n]/g, '');
  if (!base64.test(packed)) return { problem: 'the tag !!binary needs base64' };
  const decoded = goText(Buffer.from(packed, 'base64'));
  return { tag: 'binary', value: decoded, key: decoded };
}

function resolvePlain(text: string): ResolvedScalar {
  if (nulls.has(text)) return { tag: 'null', value: null, key: undefined };
  const boolean = booleans.get(text);
  if (boolean !== undefined) return { tag: 'bool', value: boolean, key: String(boolean) };
  const infinity = infinities.exec(text);
  if (infinity !== null) return float(infinity[1] === undefined ? Number.NaN : infinity[1] === '-' ? -Infinity : Infinity);
  const first = text.charAt(0);
  if (first === '.') {
    const value = Number(text);
    return pointFloat.test(text) && Number.isFinite(value) ? float(value) : str(text);
  }
  if (!/[-+0-9]/.test(first) || timestamp.test(text)) return str(text);
  return resolveNumber(text);
}

function resolveNumber(text: string): ResolvedScalar {
  const digits = text.replaceAll('_', '');
  const integer = readInteger(digits);
  if (integer !== undefined) {
    const key = integer <= INT64_MAX ? String(integer) : undefined;
    return { tag: 'int', value: Number(integer), key };
  }
  const value = Number(digits);
  return decimalFloat.test(digits) && Number.isFinite(value) ? float(value) : str(text);
}

/** Go's `strconv.ParseInt(digits, 0, 64)`, then `ParseUint`: undefined when neither takes the text. */
function readInteger(digits: string): bigint | undefined {
  const match = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/.exec(digits);
  if (match === null) return undefined;
  const [, sign, hex, binary, octal, decimal] = match;
  const [prefix, written] =
    hex !== undefined
      ? ['0x', hex]
      : binary !== undefined
        ? ['0b', binary]
        : octal !== undefined
          ? ['0o', octal]
          : ['', decimal ?? ''];
  const significant = written.replace(/^0+(?=.)/, '');
  if (significant.length > 64) return undefined;
  const size = BigInt(prefix + significant);
  const value = sign === '-' ? -size : size;
  const limit = sign === '' ? UINT64_MAX : INT64_MAX;
  return value >= INT64_MIN && value <= limit ? value : undefined;
}

function str(text: string): ResolvedScalar {
  return { tag: 'str', value: text, key: text };
}

function float(value: number): ResolvedScalar {
  return { tag: 'float', value, key: formatFloat32(value) };
}
