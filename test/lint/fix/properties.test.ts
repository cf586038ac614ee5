import { Buffer } from 'node:buffer';
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { structuredPatch } from 'diff';
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fix } from '../../../src/errors/finding.ts';
import { decodeText } from '../../../src/helm/decode-text.ts';
import { type MapNode, nodeAt, toPlain, type ValueNode } from '../../../src/helm/value-tree.ts';
import { type HelmVersion, newestHelm } from '../../../src/helm/version.ts';
import { readYamlValues } from '../../../src/helm/yaml.ts';
import { valuesFiles } from '../../conformance/helm/generators/values-files.ts';
import { helms } from '../../support/repository.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { file, fixText, move, quote, rename, write } from './support.ts';

/** The same cases every time, unless asked for others: FIX_SEED=7 FIX_CASES=20000. */
const parameters = { seed: Number(process.env['FIX_SEED'] ?? 1), numRuns: Number(process.env['FIX_CASES'] ?? 400) };

const helm3: HelmVersion = { major: 3, minor: 21, patch: 4 };
const temp = tempFolder();

function read(text: string, helmVersion: HelmVersion): { root: MapNode | undefined; findings: number } {
  const { root, findings } = readYamlValues(text, file, { helmVersion });
  return { root, findings: findings.length };
}

function pathsOf(node: ValueNode): string[][] {
  if (node.kind === 'scalar') return [];
  const children =
    node.kind === 'list'
      ? node.items.map((item, index) => [String(index), item] as const)
      : [...node.entries].map(([key, { value }]) => [key, value] as const);
  return children.flatMap(([name, child]) => [[name], ...pathsOf(child).map((path) => [name, ...path])]);
}

/** Values files that also have anchors, aliases and merge keys, comments and other line ends. */
const texts: Arbitrary<string> = fc
  .tuple(valuesFiles, fc.constantFrom('', '', '', 'b: &x\n  a: 1\n', '# c\nz: &x {a: 0123}\n'), fc.nat(9), fc.nat(9), fc.nat(19))
  .map(([content, start, alias, comments, ends]) => {
    const text = typeof content === 'string' ? content : decodeText(Buffer.from(content)).text;
    let result = start + text;
    if (start !== '' && alias < 5) result = result.replace(/: (?:1|on|a)$/m, ': *x');
    if (start !== '' && alias > 6) result = `${result.trimEnd()}\n<<: *x\n`;
    if (comments < 3) result = result.replaceAll(/^( *)(b|c|"q"):/gm, '$1# of $2\n$&');
    if (comments === 3) result = result.replaceAll(/^( *)(a|d):$/gm, '$& # c\n$1    # below');
    if (ends === 0) result = result.replaceAll(/\r?\n/g, '\r\n');
    return ends === 1 ? result.trimEnd() : result;
  });

interface Case {
  readonly text: string;
  readonly fixes: readonly Fix[];
}

/** A text that Helm can read, and fixes of what stands in it. */
const cases: Arbitrary<Case> = fc
  .tuple(texts, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }))
  .map(([text, choices]) => {
    const { root } = read(text, newestHelm);
    const paths = root === undefined ? [['a']] : pathsOf(root);
    const at = (choice: number): string[] => paths[choice % paths.length] ?? ['a'];
    const fixes = choices.map(([which, kind, target]): Fix => {
      const path = at(which);
      const names = ['new', 'a', 'b c', 'on', '0123'];
      const actions: Fix['action'][] = [
        { kind: 'quote' },
        { kind: 'write', text: ['true', '8', 'x y', 'a: b', '"q"'][target % 5] ?? '' },
        { kind: 'rename', to: names[target % names.length] ?? '' },
        { kind: 'move', to: [...at(target), path.at(-1) ?? ''] },
        { kind: 'move', to: [...at(target).slice(0, -1), target % 2 === 0 ? (path.at(-1) ?? '') : 'new'] },
        { kind: 'move', to: ['p', ...(target % 2 === 0 ? ['q'] : []), path.at(-1) ?? ''] },
      ];
      return { file, path, action: actions[kind % actions.length]! };
    });
    return { text, fixes };
  });

type Plain = Record<string, unknown>;

function holderOf(values: unknown, path: readonly string[]): Plain {
  return path.slice(0, -1).reduce((node, step) => {
    node[step] ??= {};
    return node[step] as Plain;
  }, values as Plain);
}

/** What Helm must read after a fix; for a move, without the empty maps and nulls that it may leave, or fill. */
function expectedValues(root: MapNode, { path, action }: Fix): unknown {
  const values = toPlain(root);
  const holder = holderOf(values, path);
  const name = path.at(-1) ?? '';
  const value = holder[name];
  if (action.kind === 'quote' || action.kind === 'write') return values;

  delete holder[name];
  const to = action.kind === 'rename' ? [...path.slice(0, -1), action.to] : action.to;
  holderOf(values, to)[to.at(-1) ?? ''] = value;
  return values;
}

function withoutEmpty(values: unknown): unknown {
  if (Array.isArray(values)) return values.map(withoutEmpty);
  if (typeof values !== 'object' || values === null) return values;
  const members = Object.entries(values).map(([key, value]) => [key, withoutEmpty(value)] as const);
  return Object.fromEntries(
    members.filter(([, value]) => value !== null && !(typeof value === 'object' && Object.keys(value).length === 0)),
  );
}

/** The tree of an entry whose scalar was changed, with the scalar taken out, and the scalar. */
function takeScalar(root: MapNode, path: readonly string[]): { rest: unknown; scalar: unknown } {
  const rest = toPlain(root);
  const holder = holderOf(rest, path);
  const scalar = holder[path.at(-1) ?? ''];
  holder[path.at(-1) ?? ''] = 'scalar';
  return { rest, scalar };
}

function expectChange(before: string, after: string, fix: Fix, helmVersion: HelmVersion): void {
  const [old, fresh] = [read(before, helmVersion), read(after, helmVersion)];
  if (old.root === undefined || fresh.root === undefined) throw new Error('the file cannot be read');
  expect(fresh.findings).toBeLessThanOrEqual(old.findings);
  const { path, action } = fix;
  if (action.kind === 'quote' || action.kind === 'write') {
    const [was, is] = [takeScalar(old.root, path), takeScalar(fresh.root, path)];
    expect(is.rest).toEqual(was.rest);
    if (action.kind === 'quote') {
      expect(is.scalar).toBeTypeOf('string');
      if (typeof was.scalar === 'string') expect(is.scalar).toBe(was.scalar);
    }
  } else if (action.kind === 'rename') expect(toPlain(fresh.root)).toEqual(expectedValues(old.root, fix));
  else expect(withoutEmpty(toPlain(fresh.root))).toEqual(withoutEmpty(expectedValues(old.root, fix)));
}

/** A fix touches the lines of its entry, and in a move those of keys of maps that come and go. */
function expectFewLines(before: string, after: string, { path, action }: Fix): void {
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context: 0 });
  const lines = hunks.flatMap((hunk) => hunk.lines);
  const marked = (mark: string): string[] => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(1).trim());
  const [removed, added] = [marked('-'), marked('+')];
  const root = read(before, newestHelm).root;
  const holder = root && nodeAt(root, path.slice(0, -1));
  const key = holder?.kind === 'map' ? holder.entries.get(path.at(-1) ?? '')?.keyOrigin.range : undefined;
  const value = root && nodeAt(root, path)?.origin.range;
  const size = (value?.endLine ?? 0) - Math.min(value?.line ?? 0, key?.line ?? Infinity) + 1;
  if (action.kind !== 'move' || action.to.slice(0, -1).join('/') === path.slice(0, -1).join('/')) {
    expect(removed.length).toBeLessThanOrEqual(Math.max(size, 1));
  } else if (action.to.at(-1) === path.at(-1) && !/[{[]/.test(before)) {
    const isKeyOfMap = (text: string): boolean => /:(?:\s*#.*)?$/.test(text);
    expect(removed.filter((text) => !added.includes(text) && !isKeyOfMap(text))).toEqual([]);
    expect(added.filter((text) => !removed.includes(text) && !isKeyOfMap(text) && !text.startsWith('#'))).toEqual([]);
  }
}

describe('any fix of any values file', () => {
  it('changes what it says and nothing else, or nothing', () => {
    let applied = 0;
    fc.assert(
      fc.property(cases, ({ text, fixes: [fix] }) => {
        if (fix === undefined) return;
        const result = fixText(text, [fix]);
        if (result.left.length > 0) {
          expect(result).toEqual({ text, applied: [], left: [{ fix, reason: expect.stringMatching(/./) as string }] });
          return;
        }
        applied += 1;
        expectChange(text, result.text, fix, newestHelm);
        // Lines that end otherwise are no lines to the diff.
        if (!/[\u0085\u2028\u2029]|\r(?!\n)/.test(text)) expectFewLines(text, result.text, fix);
        // A second document, or its overriding of the first, is not for Helm 3 to see.
        if (!text.includes('---')) expectChange(text, result.text, fix, helm3);
      }),
      parameters,
    );
    expect(applied).toBeGreaterThan(parameters.numRuns / 10);
  });

  it('changes nothing when it is made again with the same others', () => {
    fc.assert(
      fc.property(cases, ({ text, fixes }) => {
        const first = fixText(text, fixes);
        expect(first.applied.length + first.left.length).toBe(fixes.length);
        expect(fixText(first.text, fixes).text).toBe(first.text);
      }),
      parameters,
    );
  });
});

describe.each(helms)('$name reads what we expect', ({ path: helm }) => {
  const run = promisify(execFile);

  async function valuesOf(name: string, text: string): Promise<unknown> {
    const dir = join(temp.path, name);
    mkdirSync(join(dir, 'templates'), { recursive: true });
    writeFileSync(join(dir, 'Chart.yaml'), 'apiVersion: v2\nname: c\nversion: 0.1.0\n');
    writeFileSync(join(dir, 'templates', 'values.yaml'), 'values: {{ .Values | toJson | quote }}\n');
    writeFileSync(join(dir, 'given.yaml'), text);
    const { stdout } = await run(helm, ['template', 'r', dir, '--values', join(dir, 'given.yaml')]);
    return JSON.parse(JSON.parse(/^values: (".*")$/m.exec(stdout)?.[1] ?? '""') as string) as unknown;
  }

  it.each([
    ['quote', 'a: 0123\nb: 1e3\n', [quote('a'), quote('b')], { a: '0123', b: '1e3' }],
    ['write', 'a: "yes"\nb: 010\n', [write('a', 'true'), write('b', '8')], { a: true, b: 8 }],
    ['rename', 'app:\n  on: 1\n', [rename('app/true', 'off')], { app: { off: 1 } }],
    [
      'move',
      '# c\nx: |2\n    a\n   b\n\nother:\n  w: 1\napp:\n    z: 1',
      [move('x', 'app/x'), move('other/w', 'r/app/w')],
      { app: { z: 1, x: '  a\n b\n' }, r: { app: { w: 1 } } },
    ],
    ['flow', '{a: {x: 1, w: "2"}, b: {c: yes}}', [move('a/x', 'b/x'), quote('b/c')], { a: { w: '2' }, b: { c: 'yes', x: 1 } }],
  ])('after %s', { timeout: 60_000 }, async (name, text, fixes, expected) => {
    const result = fixText(text, fixes);
    expect(result.left).toEqual([]);
    expect(await valuesOf(name, result.text)).toEqual(expected);
  });
});
