import { describe, expect, it } from 'vitest';
import { MAX_PAGE_BYTES, pageOf } from '../../../src/registry/store/pages.ts';

const rows = (...sizes: readonly number[]) => sizes.map((bytes, at) => ({ name: `row ${at}`, bytes }));

/** Rows of these names were removed before they could be read. */
const read =
  (...gone: readonly string[]) =>
  ({ name }: { readonly name: string }) =>
    Promise.resolve(gone.includes(name) ? null : name);

describe('a page of rows', () => {
  it('holds as many as were asked for, and says whether others follow', async () => {
    expect(await pageOf(rows(1, 1, 1), 2, read())).toEqual({ entries: ['row 0', 'row 1'], more: true });
    expect(await pageOf(rows(1, 1), 2, read())).toEqual({ entries: ['row 0', 'row 1'], more: false });
    expect(await pageOf([], 2, read())).toEqual({ entries: [], more: false });
  });

  it('holds fewer where they are large, but at least one', async () => {
    const most = MAX_PAGE_BYTES;
    expect(await pageOf(rows(most - 1, 1, 1), 3, read())).toEqual({ entries: ['row 0', 'row 1'], more: true });
    expect(await pageOf(rows(most + 1, 1), 3, read())).toEqual({ entries: ['row 0'], more: true });
  });

  it('goes on behind rows that have gone meanwhile', async () => {
    const most = MAX_PAGE_BYTES;
    expect(await pageOf(rows(most, most, most), 3, read('row 0'))).toEqual({ entries: ['row 1'], more: true });
    expect(await pageOf(rows(most, most), 3, read('row 0', 'row 1'))).toEqual({ entries: [], more: false });
  });
});
