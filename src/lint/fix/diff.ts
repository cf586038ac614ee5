import { structuredPatch } from 'diff';
import type { SourceText } from '../../helm/source-text.ts';

const REDACTED = '[redacted]';

/**
 * Unified diff of a values file before and after its fixes, three lines of context around each change; empty when nothing
 * changed. Lines are printed only as `line` shows them.
 *
 * @param file - name for both sides
 * @param line - what may be shown of a line (from 1) of either text; undefined prints `[redacted]`
 */
export function diffOf(
  file: string,
  before: SourceText,
  after: SourceText,
  line: (text: SourceText, line: number) => string | undefined,
): string {
  const { hunks } = structuredPatch(file, file, before.text, after.text, undefined, undefined, { context: 3 });
  if (hunks.length === 0) return '';
  const lines = [`--- ${file}`, `+++ ${file}`];
  for (const { oldStart, oldLines, newStart, newLines, lines: changes } of hunks) {
    lines.push(`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`);
    let [oldLine, newLine] = [oldStart, newStart];
    for (const change of changes) {
      const mark = change.charAt(0);
      if (mark === '\\') lines.push('\\ No newline at end of file');
      else lines.push(mark + ((mark === '+' ? line(after, newLine) : line(before, oldLine)) ?? REDACTED));
      if (mark === ' ' || mark === '-') oldLine += 1;
      if (mark === ' ' || mark === '+') newLine += 1;
    }
  }
  return `${lines.join('\n')}\n`;
}
