/**
 * Findings as text for people and as JSON for programs.
 *
 * @module
 */
import type { Severity } from '../errors/codes.ts';
import type { Finding, SourceRange } from '../errors/finding.ts';

/** How findings are written. */
export type Format = 'text' | 'json' | 'jsonl';

/** Number of findings by severity. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const place = ({ file, line, column }: SourceRange): string => `${file}:${line}:${column}`;

function textOf(finding: Finding): string {
  const where = finding.source === null ? '' : `${place(finding.source)}: `;
  const lines = [`${where}${finding.severity}: ${finding.message} [${finding.code}]`, `    hint: ${finding.hint}`];
  if (finding.overrides.length > 0) lines.push(`    overrides: ${finding.overrides.map(place).join(', ')}`);
  return lines.join('\n');
}

function renderText(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'no findings\n';
  const { error, warning, info } = countFindings(findings);
  const summary = [plural(error, 'error'), plural(warning, 'warning'), ...(info > 0 ? [`${info} for information`] : [])].join(
    ', ',
  );
  return `${findings.map(textOf).join('\n')}\n${summary}\n`;
}

const renderers: Readonly<Record<Format, (findings: readonly Finding[]) => string>> = {
  text: renderText,
  json: (findings) => `${JSON.stringify({ version: 1, counts: countFindings(findings), findings }, undefined, 2)}\n`,
  jsonl: (findings) => findings.map((finding) => `${JSON.stringify(finding)}\n`).join(''),
};

/** Names of the formats. */
export const formats = Object.keys(renderers) as readonly Format[];

/** Writes findings in a format. */
export function renderFindings(findings: readonly Finding[], format: Format): string {
  return renderers[format](findings);
}
