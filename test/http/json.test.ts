import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatsMember } from '../../src/http/json.ts';

describe('a member that is named twice', () => {
  it.each([
    ['{"a":1,"a":2}'],
    [String.raw`{"a":1,"\u0061":2}`],
    ['{ "a" : 1 ,\n "b": {"a": 1}, "a"\t: 2 }'],
    [String.raw`{"a\"b":1,"c":"\\","a\"b":2}`],
    ['{"":1,"":2}'],
  ])('is seen in %s', (text) => {
    JSON.parse(text);
    expect(repeatsMember(text)).toBe(true);
  });

  it.each([
    ['{}'],
    ['[]'],
    ['"a"'],
    ['{"a":"a","b":["a","a"]}'],
    ['{"a":{"b":1,"b":2}}'],
    [String.raw`{"a":"\"a\":","b":"\\"}`],
    ['[{"a":1},{"a":2}]'],
  ])('is not seen in %s', (text) => {
    JSON.parse(text);
    expect(repeatsMember(text)).toBe(false);
  });

  it('is seen among any others, and only then', () => {
    const value = fc.jsonValue({ stringUnit: 'binary' });
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), value, { minKeys: 1 }), fc.nat(3), (object, indent) => {
        const text = JSON.stringify(object, null, indent);
        expect(repeatsMember(text)).toBe(false);
        const [first = ''] = Object.keys(object);
        expect(repeatsMember(`${text.slice(0, -1)},${JSON.stringify(first)}:0}`)).toBe(true);
      }),
    );
  });
});
