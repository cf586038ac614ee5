import { isArray, isEqual, isInteger, isObject, type Json, member, typeOf } from './json.ts';
import { child, type Schema } from './node.ts';
import { checkList } from './lists.ts';
import { checkMap } from './maps.ts';
import { checkNumber, checkText } from './scalars.ts';

/** One way in which a value does not fit a schema. */
export interface Failure {
  /** Keyword that the value does not fit; `false` for the schema that nothing fits. */
  readonly keyword: string;
  /** Map keys and list indexes that lead to the value. */
  readonly path: readonly string[];
  /** The schema that has the keyword. */
  readonly schema: Schema;
  /** Keys that are missing or not allowed. */
  readonly keys?: readonly string[];
  /** Key that makes others necessary, or whose name is not allowed. */
  readonly key?: string;
  /** Why each alternative of `anyOf` and `oneOf` does not fit; empty when several do. */
  readonly branches?: readonly (readonly Failure[])[];
}

/** A schema at work; the outer ones decide where dynamic references lead, and tell a loop. */
interface Scope {
  readonly schema: Schema;
  /** Number of values that lead here: two scopes of the same one look at the same value. */
  readonly depth: number;
  readonly parent: Scope | undefined;
}

/** While a schema is checked: which meta-schema counts at a path of it. */
export interface MetaDialect {
  readonly schema: Schema;
  readonly at: (path: readonly string[]) => Schema | undefined;
}

/** Keys and items that no keyword has looked at yet, for `unevaluatedProperties` and `unevaluatedItems`. */
interface Unevaluated {
  keys: Set<string>;
  items: Set<number>;
}

/** Evaluates one value against one schema (`validator.go`). */
export class Evaluation {
  readonly schema: Schema;
  readonly value: Json;
  readonly path: readonly string[];
  readonly failures: Failure[] = [];
  readonly unevaluated: Unevaluated;
  readonly #scope: Scope;
  readonly #meta: MetaDialect | undefined;

  constructor(schema: Schema, value: Json, path: readonly string[], scope: Scope, meta?: MetaDialect, callerNeeds = false) {
    this.value = value;
    this.path = path;
    this.#scope = scope;
    this.unevaluated = unevaluatedAtStart(value, schema, callerNeeds);
    const other = meta?.schema === schema ? meta.at(path) : undefined;
    this.schema = other ?? schema;
    this.#meta = meta !== undefined && other !== undefined ? { ...meta, schema: other } : meta;
  }

  /** Value of a keyword, undefined when the schema does not have it. */
  keyword(name: string): Json | undefined {
    return member(this.schema.keywords, name);
  }

  /** Notes that the value does not fit a keyword. */
  fail(keyword: string, details: Partial<Failure> = {}): void {
    this.failures.push({ keyword, path: this.path, schema: this.schema, ...details });
  }

  /** Takes over what is wrong with a part of the value, or with the value in another schema. */
  add(failures: readonly Failure[]): void {
    for (const failure of failures) this.failures.push(failure);
  }

  /** Why the same value does not fit another schema; when it does fit, what that looked at counts as evaluated. */
  failuresOfSelf(schema: Schema): readonly Failure[] {
    const { keys, items } = this.unevaluated;
    const scope = { schema, depth: this.#scope.depth, parent: this.#scope };
    const inner = new Evaluation(schema, this.value, this.path, scope, this.#meta, keys.size > 0 || items.size > 0);
    inner.run();
    if (inner.failures.length === 0) {
      for (const key of keys) if (!inner.unevaluated.keys.has(key)) keys.delete(key);
      for (const item of items) if (!inner.unevaluated.items.has(item)) items.delete(item);
    }
    return inner.failures;
  }

  /** Why a value within this one does not fit a schema. */
  failuresOf(schema: Schema, value: Json, step: string): readonly Failure[] {
    const scope = { schema, depth: this.#scope.depth + 1, parent: this.#scope };
    const inner = new Evaluation(schema, value, [...this.path, step], scope, this.#meta);
    inner.run();
    return inner.failures;
  }

  /** Checks all keywords of the schema; what is wrong is among the failures then. */
  run(): void {
    const { schema, value } = this;
    if (schema.always !== undefined) {
      if (!schema.always) this.fail('false');
      return;
    }
    if (this.#loops()) {
      this.fail('loop');
      return;
    }
    const first = this.#firstMismatch();
    if (first !== undefined) {
      this.fail(first);
      return;
    }
    if (schema.ref !== undefined) {
      this.add(this.failuresOfSelf(schema.ref));
      if (schema.version < 2019) return;
    }
    if (isObject(value)) checkMap(this, value);
    else if (isArray(value)) checkList(this, value);
    else if (typeof value === 'string') checkText(this, value);
    else checkNumber(this, value);
    if (schema.version >= 2019) this.#followDynamicReferences();
    this.#checkCombinations();
    if (schema.version >= 2019) this.#checkUnevaluated();
  }

  #loops(): boolean {
    for (let scope = this.#scope.parent; scope?.depth === this.#scope.depth; scope = scope.parent) {
      if (scope.schema === this.#scope.schema) return true;
    }
    return false;
  }

  /** The keyword that settles the matter: after these Helm looks at no other. */
  #firstMismatch(): 'type' | 'const' | 'enum' | 'format' | undefined {
    const { schema, value } = this;
    const types = [this.keyword('type') ?? []].flat();
    const actual = typeOf(value);
    const fits = (type: Json): boolean => type === actual || (type === 'integer' && actual === 'number' && isInteger(value));
    if (types.length > 0 && !types.some(fits)) return 'type';
    const only = schema.version >= 6 ? this.keyword('const') : undefined;
    if (only !== undefined && !isEqual(value, only)) return 'const';
    const allowed = this.keyword('enum');
    if (isArray(allowed)) {
      const sameType = allowed.some((item) => typeOf(item) === actual);
      if (!sameType || !allowed.some((item) => isEqual(value, item))) return 'enum';
    }
    return typeof value === 'string' && schema.format?.(value) === false ? 'format' : undefined;
  }

  #followDynamicReferences(): void {
    const { recursiveRef, dynamicRef } = this.schema;
    if (recursiveRef !== undefined) {
      let target = recursiveRef;
      if (target.keywords['$recursiveAnchor'] === true) {
        for (let scope: Scope | undefined = this.#scope; scope !== undefined; scope = scope.parent) {
          if (scope.schema.resource.keywords['$recursiveAnchor'] === true) target = scope.schema;
        }
      }
      this.add(this.failuresOfSelf(target));
    }
    if (dynamicRef !== undefined) {
      const { anchor } = dynamicRef;
      let target = dynamicRef.schema;
      if (anchor !== undefined && target.keywords['$dynamicAnchor'] === anchor) {
        for (let scope: Scope | undefined = this.#scope; scope !== undefined; scope = scope.parent) {
          target = scope.schema.resource.dynamicAnchors.get(anchor) ?? target;
        }
      }
      this.add(this.failuresOfSelf(target));
    }
  }

  #branches(keyword: string): Schema[] {
    const list = this.keyword(keyword);
    return isArray(list) ? [...list.keys()].flatMap((index) => child(this.schema, keyword, String(index)) ?? []) : [];
  }

  #checkCombinations(): void {
    const { schema } = this;
    const not = child(schema, 'not');
    if (not !== undefined && this.failuresOfSelf(not).length === 0) this.fail('not');
    for (const branch of this.#branches('allOf')) this.add(this.failuresOfSelf(branch));
    for (const keyword of ['anyOf', 'oneOf']) {
      const branches = this.#branches(keyword).map((branch) => this.failuresOfSelf(branch));
      const fitting = branches.filter((failures) => failures.length === 0).length;
      if (branches.length > 0 && fitting === 0) this.fail(keyword, { branches });
      if (keyword === 'oneOf' && fitting > 1) this.fail(keyword, { branches: [] });
    }
    const condition = child(schema, 'if');
    if (condition === undefined) return;
    const chosen = child(schema, this.failuresOfSelf(condition).length === 0 ? 'then' : 'else');
    if (chosen !== undefined) this.add(this.failuresOfSelf(chosen));
  }

  #checkUnevaluated(): void {
    const { schema, value, unevaluated } = this;
    const keys = child(schema, 'unevaluatedProperties');
    if (keys !== undefined && isObject(value)) {
      for (const key of unevaluated.keys) this.add(this.failuresOf(keys, member(value, key) ?? null, key));
      unevaluated.keys.clear();
    }
    const items = child(schema, 'unevaluatedItems');
    if (items !== undefined && isArray(value)) {
      for (const index of unevaluated.items) this.add(this.failuresOf(items, value[index] ?? null, String(index)));
      unevaluated.items.clear();
    }
  }
}

function unevaluatedAtStart(value: Json, schema: Schema, callerNeeds: boolean): Unevaluated {
  const { keywords, version } = schema;
  const has = (keyword: string): boolean => Object.hasOwn(keywords, keyword);
  const wanted = (keyword: string): boolean => callerNeeds || child(schema, keyword) !== undefined;
  const result: Unevaluated = { keys: new Set(), items: new Set() };
  if (isObject(value) && !has('additionalProperties') && wanted('unevaluatedProperties')) {
    result.keys = new Set(Object.keys(value));
  } else if (isArray(value) && wanted('unevaluatedItems')) {
    const items = member(keywords, version < 2020 ? 'items' : 'prefixItems');
    const first = isArray(items) ? items.length : 0;
    const all = version < 2020 ? (isArray(items) ? has('additionalItems') : has('items')) : has('items');
    if (!all) for (let index = first; index < value.length; index += 1) result.items.add(index);
  }
  return result;
}

/** Everything that is wrong with a value; empty when it fits the schema. */
export function evaluate(schema: Schema, value: Json, meta?: MetaDialect): readonly Failure[] {
  const evaluation = new Evaluation(schema, value, [], { schema, depth: 0, parent: undefined }, meta);
  evaluation.run();
  return evaluation.failures;
}
