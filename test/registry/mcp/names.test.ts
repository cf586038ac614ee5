import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizePath } from '../../../src/registry/assets/identity.ts';
import { isPublished, isServerName, listedName, publishedPath } from '../../../src/registry/mcp/names.ts';

const OFFICIAL_PATTERN = /^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/;

describe('the name of a server that was registered under a path', () => {
  it.each([
    ['/docs', 'local.registry/docs'],
    ['/team/docs', 'local.registry/team.docs'],
    ['/a/b/c', 'local.registry/a.b.c'],
    ['/A_b-c.d', 'local.registry/A_b-c.d'],
  ])('%s is %s', (path, name) => expect(listedName('local.registry', path)).toBe(name));

  it('says which path it was, where that cannot be a name', () => {
    expect(listedName('com.example', '/wetter für alle')).toMatch(/^com\.example\/wetter-f-r-alle-[0-9a-f]{12}$/);
    expect(listedName('com.example', '/wetter für alle')).not.toBe(listedName('com.example', '/wetter fÜr alle'));
    expect(listedName('com.example', `/${'x'.repeat(254)}`)).toHaveLength(200);
  });

  const namespace = fc.stringMatching(/^[a-zA-Z0-9]([a-zA-Z0-9.-]{0,126}[a-zA-Z0-9])?$/);
  const path = fc
    .oneof(
      fc.webPath(),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 255 }),
      fc.stringMatching(/^[a-z0-9./_-]{1,255}$/),
    )
    .map((text) => normalizePath(text))
    .filter((result) => result.ok)
    .map((result) => (result as { path: string }).path);

  it('is a name, of one path alone but for dots and slashes, and never the one that is published there', () => {
    fc.assert(
      fc.property(namespace, path, path, (space, one, other) => {
        const name = listedName(space, one);
        expect(name).toMatch(OFFICIAL_PATTERN);
        expect(name.length).toBeLessThanOrEqual(200);
        expect(isPublished(one, name)).toBe(false);
        if (one.slice(1).replaceAll('/', '.') !== other.slice(1).replaceAll('/', '.'))
          expect(listedName(space, other)).not.toBe(name);
      }),
    );
  });
});

describe('the path of a published server', () => {
  it('is a path as it is, and leads back to the name', () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9.-]{0,80}[a-zA-Z0-9]\/[a-zA-Z0-9][a-zA-Z0-9._-]{0,80}[a-zA-Z0-9]$/);
    fc.assert(
      fc.property(name, (one) => {
        expect(isServerName(one)).toBe(true);
        expect(normalizePath(publishedPath(one))).toEqual({ ok: true, path: publishedPath(one) });
        expect(isPublished(publishedPath(one), one)).toBe(true);
      }),
    );
  });
});
