import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, latestOf } from '../../../src/registry/mcp/version-order.ts';
import type { ServerVersion } from '../../../src/registry/store/store.ts';

const at = '2026-01-01T00:00:00.000Z';

/** What `CompareVersions` of github.com/modelcontextprotocol/registry v1.8.8 says of each version and each in turn, published at the same time. */
const recorded = JSON.parse(readFileSync(new URL('data/official-order.json', import.meta.url), 'utf8')) as [string, string][];

const versions = recorded.map(([version]) => version);
const sign = (order: number): string => (order < 0 ? '<' : order > 0 ? '>' : '=');

describe('the order of versions', () => {
  it.each(recorded)('%s stands where the official registry puts it', (version, expected) => {
    const order = versions.map((other) =>
      sign(compareVersions({ version, publishedAt: at }, { version: other, publishedAt: at })),
    );
    expect(order.join('')).toBe(expected);
  });

  it('is the time of publication where neither is semantic', () => {
    const [early, late] = ['2025-12-31T23:59:59.999Z', at];
    expect(compareVersions({ version: 'b', publishedAt: early }, { version: 'a', publishedAt: late })).toBeLessThan(0);
    expect(compareVersions({ version: '1.0.0', publishedAt: early }, { version: 'a', publishedAt: late })).toBeGreaterThan(0);
  });

  it('is an order', () => {
    const arbitrary = fc.record({
      version: fc.oneof(
        fc.constantFrom(...versions),
        fc
          .tuple(fc.nat(12), fc.nat(12), fc.nat(12), fc.constantFrom('', '-a', '-1', '-a.1', '-1.a', '+b'))
          .map(([a, b, c, end]) => `${a}.${b}.${c}${end}`),
      ),
      publishedAt: fc.constantFrom(at, '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'),
    });
    fc.assert(
      fc.property(arbitrary, arbitrary, arbitrary, (a, b, c) => {
        expect(sign(compareVersions(a, a))).toBe('=');
        expect(sign(compareVersions(a, b))).toBe(sign(-compareVersions(b, a)));
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('the latest version', () => {
  const version = (name: string, status: ServerVersion['status'] = 'active', publishedAt = at): ServerVersion => ({
    name: 'com.example/x',
    version: name,
    status,
    statusMessage: null,
    statusChangedAt: at,
    publishedAt,
    updatedAt: at,
    isLatest: false,
    server: {},
  });

  it.each<[string, ServerVersion[], string | undefined]>([
    ['of none', [], undefined],
    ['the highest, whenever it was published', [version('1.9.9'), version('2.0.0'), version('1.0.0')], '2.0.0'],
    ['a deprecated one too', [version('1.0.0'), version('2.0.0', 'deprecated')], '2.0.0'],
    ['never a deleted one', [version('1.0.0'), version('2.0.0', 'deleted')], '1.0.0'],
    ['unless all are deleted', [version('1.0.0', 'deleted'), version('2.0.0', 'deleted')], '2.0.0'],
    ['the newest of equals', [version('1.0.0+2'), version('1.0.0+1')], '1.0.0+2'],
    ['the newest where none is semantic', [version('a', 'active', '2026-01-02T00:00:00.000Z'), version('b')], 'a'],
  ])('%s', (_name, versions, latest) => expect(latestOf(versions)?.version).toBe(latest));
});
