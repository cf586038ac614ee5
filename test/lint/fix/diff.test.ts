import { describe, expect, it } from 'vitest';
import { SourceText } from '../../../src/helm/source-text.ts';
import { diffOf } from '../../../src/lint/fix/fix.ts';

const texts = (before: string, after: string): [SourceText, SourceText] => [
  new SourceText('f', before),
  new SourceText('f', after),
];
const open = (text: SourceText, line: number): string => text.line(line);

describe('diffOf', () => {
  it('is unified, with three lines around', () => {
    const before = Array.from({ length: 20 }, (_, index) => `k${index}: ${index}\n`).join('');
    const after = before.replace('k4: 4\n', 'k4: "4"\n').replace('k18: 18\n', '').replace('k19: 19\n', 'k19: 19\nk20: 20\n');
    expect(diffOf('dir/values.yaml', ...texts(before, after), open)).toBe(`--- dir/values.yaml
+++ dir/values.yaml
@@ -2,7 +2,7 @@
 k1: 1
 k2: 2
 k3: 3
-k4: 4
+k4: "4"
 k5: 5
 k6: 6
 k7: 7
@@ -16,5 +16,5 @@
 k15: 15
 k16: 16
 k17: 17
-k18: 18
 k19: 19
+k20: 20
`);
  });

  it('is empty without a change', () => {
    expect(diffOf('f', ...texts('a: 1\n', 'a: 1\n'), open)).toBe('');
  });

  it('tells when the last line does not end', () => {
    expect(diffOf('f', ...texts('a: 1', 'a: "1"'), open)).toBe(
      '--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a: 1\n\\ No newline at end of file\n+a: "1"\n\\ No newline at end of file\n',
    );
    expect(diffOf('f', ...texts('a: 1\nb: 2\n', 'b: 2\na: 1'), open)).toBe(
      '--- f\n+++ f\n@@ -1,2 +1,2 @@\n-a: 1\n b: 2\n+a: 1\n\\ No newline at end of file\n',
    );
  });

  it('prints no carriage return', () => {
    expect(diffOf('f', ...texts('a: 1\r\nb: 2\r\n', 'a: "1"\r\nb: 2\r\n'), open)).toBe(
      '--- f\n+++ f\n@@ -1,2 +1,2 @@\n-a: 1\n+a: "1"\n b: 2\n',
    );
  });

  it('shows each line as it may be shown, by its number in its own text', () => {
    const [before, after] = texts('s: s3cret\na: 1\nb: 2\nt: s3cret\n', 'a: 1\nt: s3cret\nb: 2\ns: "s3cret"\n');
    const shown = diffOf('f', before, after, (text, line) =>
      text.line(line).includes('s3cret') ? undefined : `${text === before ? 'old' : 'new'} ${line}`,
    );
    expect(shown).not.toContain('s3cret');
    expect(shown).toBe(
      ['--- f', '+++ f', '@@ -1,4 +1,4 @@', '-[redacted]', ' old 2', '-old 3', ' [redacted]', '+new 3', '+[redacted]', ''].join(
        '\n',
      ),
    );
  });
});
