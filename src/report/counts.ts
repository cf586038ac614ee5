import type { Severity } from '../errors/codes.ts';
import type { Finding } from '../errors/finding.ts';

/** Number of findings by severity. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** The counts in words: `1 error, 2 warnings, 3 for information`, or `no findings`. */
export function summarize(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'no findings';
  const { error, warning, info } = countFindings(findings);
  return [plural(error, 'error'), plural(warning, 'warning'), ...(info > 0 ? [`${info} for information`] : [])].join(', ');
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The findings with the most severe first, each severity in its order: for places that show only the first few. */
export function mostSevereFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}
