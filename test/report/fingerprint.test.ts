import { expect, it } from 'vitest';
import { finding } from '../../src/errors/finding.ts';
import { identifyFindings } from '../../src/report/fingerprint.ts';
import { at, awkward, makeReport, twoFindings } from './support.ts';

const make = (file: string, line: number, path = 'app.a', message = 'm') =>
  finding('wrong-type', { path, message, hint: 'h', source: at(file, line, 1) });

const prints = (...findings: Parameters<typeof makeReport>[0]): string[] =>
  identifyFindings(makeReport(findings)).map(({ fingerprint }) => fingerprint);

it('stays the same when lines move, when words change, and in another report', () => {
  const [print] = prints(make('a.yaml', 3));
  expect(prints(make('a.yaml', 30))).toEqual([print]);
  expect(prints(make('a.yaml', 3, 'app.a', 'other words'))).toEqual([print]);
  expect(prints(...twoFindings, make('a.yaml', 3)).at(-1)).toBe(print);
});

it('is one that earlier versions gave', () => {
  expect(prints(make('a.yaml', 3))).toEqual(['0287f56c5320066ee5a300b55bba8ef6c1df3fc77fb324131980470f8621e81c']);
});

it('differs by code, file, path and, where these are the same, by number', () => {
  const all = prints(
    make('a.yaml', 3),
    make('a.yaml', 4),
    make('a.yaml', 5),
    make('b.yaml', 3),
    make('a.yaml', 3, 'app.b'),
    finding('wrong-value', { path: 'app.a', message: 'm', hint: 'h', source: at('a.yaml', 3, 1) }),
    finding('wrong-type', { path: 'app.a', message: 'm', hint: 'h' }),
    make('--set app.a', 1),
    make('--set-json app.a', 1),
    ...awkward,
  );
  expect(new Set(all).size).toBe(all.length);
});

it('numbers what is the same but for the line', () => {
  const report = makeReport([make('a.yaml', 3), make('b.yaml', 3), make('a.yaml', 9)]);
  expect(identifyFindings(report).map(({ ordinal }) => ordinal)).toEqual([1, 1, 2]);
});

it('goes by the name in the repository, not by what the user called the file', () => {
  const uri = (file: string): string => file.replace(/^\.\//, '');
  const [one, other] = [make('a.yaml', 3), make('./a.yaml', 3)].map(
    (found) => identifyFindings(makeReport([found], { uri }))[0]?.fingerprint,
  );
  expect(one).toBe(other);
});
