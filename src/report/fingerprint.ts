import type { Finding } from '../errors/finding.ts';
import type { Report } from './report.ts';

/** A finding, and what tells it from the others of its report while lines move. */
export interface IdentifiedFinding {
  readonly finding: Finding;
  /** SHA-256 in hex of code, file, path and ordinal. */
  readonly fingerprint: string;
  /** 1 for the first finding with this code, file and path, 2 for the second. */
  readonly ordinal: number;
}

/** The findings of a report with their identities. No line counts, so an edit above a finding does not make it a new one. */
export function identifyFindings(report: Report): IdentifiedFinding[] {
  const seen = new Map<string, number>();
  return report.findings.map((finding) => {
    const { code, path, source } = finding;
    const file = source && (report.uri(source.file) ?? source.file);
    const key = JSON.stringify([code, file, path]);
    const ordinal = (seen.get(key) ?? 0) + 1;
    seen.set(key, ordinal);
    // Loading it takes longer than linting a file, and most formats have no fingerprints.
    const { createHash } = process.getBuiltinModule('node:crypto');
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([code, file, path, ordinal]))
      .digest('hex');
    return { finding, fingerprint, ordinal };
  });
}
