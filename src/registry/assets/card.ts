import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, JsonValue } from '../../gate/decision.ts';
import { pointerTo } from '../body.ts';
import { type BodyError, invalidAsset } from '../problem.ts';
import { fieldType, fromFormText } from './fields.ts';
import { normalizePath, slugOf } from './identity.ts';
import type { Field, Kind } from './kind.ts';

/** Member of an answer that holds what the registry itself knows of the asset; ignored in requests. */
export const REGISTRY_MEMBER = '_registry';

/** Status of an asset that says none, where assets are listed by status. */
const DEFAULT_STATUS = 'active';

/** A card that may go to the gate. */
export interface CheckedCard {
  /** As sent, with its path in it, without known members that were null. */
  readonly card: JsonObject;
  readonly path: string;
  readonly name: string;
  readonly status: string;
  /** What it lacks without being refused. */
  readonly warnings: readonly BodyError[];
}

/** What decides about a card besides its kind. */
export interface CardContext {
  /** Path of the asset that is updated; absent for a registration. */
  readonly path?: string;
  /** Status that a new asset must start with; empty for any. */
  readonly enforcedStatus?: string;
}

const spellings = (name: string, field: Field): readonly string[] => [name, ...(field.also ?? [])];

/** The name of a card that was checked, under any of its spellings. */
function readName(kind: Kind, card: JsonObject): string {
  const [name] = spellings('name', kind.fields['name'] ?? { type: 'name' })
    .map((spelling) => card[spelling])
    .filter((value) => typeof value === 'string');
  return name ?? '';
}

function checkField(card: JsonObject, name: string, field: Field): BodyError[] {
  const given = spellings(name, field).filter((spelling) => card[spelling] !== undefined);
  if (given.length === 0) {
    return field.required ? [{ pointer: pointerTo('', name), message: `is needed: it ${fieldType(field.type).expected}` }] : [];
  }
  const type = fieldType(field.type);
  const errors = given
    .filter((key) => !type.accepts(card[key] as JsonValue))
    .map((key) => ({ pointer: pointerTo('', key), message: type.expected }));
  const [first = '', ...others] = given;
  const differing = others.find((key) => !isDeepStrictEqual(card[key], card[first]));
  if (differing !== undefined)
    errors.push({ pointer: pointerTo('', differing), message: `contradicts ${first}: give one of them` });
  return errors;
}

const fieldsOf = new WeakMap<Kind, ReadonlyMap<string, Field>>();

/** The known members of a kind by all of their names, worked out once. */
function knownFields(kind: Kind): ReadonlyMap<string, Field> {
  const made = fieldsOf.get(kind);
  if (made !== undefined) return made;
  const fields = new Map(
    Object.entries(kind.fields).flatMap(([name, field]) => spellings(name, field).map((key) => [key, field])),
  );
  fieldsOf.set(kind, fields);
  return fields;
}

/** Drops known members that are null, which count as absent, and what only the registry itself says. */
function withoutAbsent(kind: Kind, body: JsonObject): JsonObject {
  const known = knownFields(kind);
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => name !== REGISTRY_MEMBER && !(value === null && known.has(name))),
  );
}

function resolvePath(kind: Kind, card: JsonObject, name: string, context: CardContext): { path: string } | BodyError {
  const given = card['path'];
  const pointer = '/path';
  const normalized = typeof given === 'string' ? normalizePath(given, kind.home) : undefined;
  if (normalized?.ok === false) return { pointer, message: normalized.expected };
  if (context.path !== undefined) {
    return normalized === undefined || normalized.path === context.path
      ? { path: context.path }
      : { pointer, message: 'must be the path that the asset is registered under: it cannot be changed' };
  }
  if (normalized !== undefined) return { path: normalized.path };
  const made = kind.namesPath === true ? normalizePath(slugOf(name), kind.home) : undefined;
  return made?.ok === true ? { path: made.path } : { pointer, message: 'is needed: none can be made of the name' };
}

/**
 * Checks a body against its kind and gives it its path.
 *
 * @throws Problem `invalid_asset` that lists everything wrong with it.
 */
export function checkCard(kind: Kind, body: JsonObject, context: CardContext): CheckedCard {
  const card = withoutAbsent(kind, body);
  // What is wrong with the path of an update is said below.
  const errors = Object.entries(kind.fields).flatMap(([name, field]) =>
    name === 'path' && context.path !== undefined ? [] : checkField(card, name, field),
  );
  if (context.path !== undefined && card['path'] !== undefined && typeof card['path'] !== 'string') {
    errors.push({ pointer: '/path', message: 'must be text' });
  }
  const status = card['status'] ?? (context.enforcedStatus === '' ? undefined : context.enforcedStatus);
  if (context.enforcedStatus && status !== context.enforcedStatus) {
    errors.push({ pointer: '/status', message: `must be ${context.enforcedStatus}: every new asset starts with this status` });
  }
  if (errors.length > 0) throw invalidAsset(errors);
  const name = readName(kind, card);
  const resolved = resolvePath(kind, card, name, context);
  if ('message' in resolved) throw invalidAsset([resolved]);
  const complete = { ...card, path: resolved.path, ...(status !== undefined && { status }) };
  return {
    card: complete,
    path: resolved.path,
    name,
    status: typeof status === 'string' ? status : DEFAULT_STATUS,
    warnings: kind.advise?.(complete) ?? [],
  };
}

/**
 * Reads a form (application/x-www-form-urlencoded) as a card. An empty field counts as absent.
 *
 * @throws Problem `invalid_asset` when a field that is no list is given twice.
 */
export function cardFromForm(kind: Kind, form: Readonly<Record<string, string | string[]>>): JsonObject {
  const fields = knownFields(kind);
  const card: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(form)) {
    const type = fields.get(name)?.type ?? 'text';
    if (Array.isArray(value) && fieldType(type).form !== 'list') {
      throw invalidAsset([{ pointer: pointerTo('', name), message: 'must be given once' }]);
    }
    if (value !== '') card[name] = Array.isArray(value) ? value : fromFormText(type, value);
  }
  return card;
}
