import type { Severity } from '../errors/codes.ts';
import { toJson } from './escape.ts';
import { identifyFindings } from './fingerprint.ts';
import { fallbackPlace, messageWithArgument, repositoryPlace } from './places.ts';
import type { Renderer } from './report.ts';

/** GitLab's severities are info, minor, major, critical and blocker. */
const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', info: 'info' };

/** GitLab's Code Quality report, a subset of Code Climate's. GitLab wants a path and a line of each finding. */
export const renderGitlab: Renderer = (report) => {
  const fallback = fallbackPlace(report);
  const issues = identifyFindings(report).map(({ finding, fingerprint }) => {
    const place = repositoryPlace(report, finding.source) ?? fallback;
    return {
      description: `${messageWithArgument(report, finding)} (hint: ${finding.hint})`,
      check_name: finding.code,
      fingerprint,
      severity: SEVERITIES[finding.severity],
      location: { path: place?.uri ?? '.', lines: { begin: place?.range.line ?? 1 } },
    };
  });
  return `${toJson(issues, 2)}\n`;
};
