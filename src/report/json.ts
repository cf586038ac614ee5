import type { Finding, SourceRange } from '../errors/finding.ts';
import { countFindings } from './counts.ts';
import { toJson } from './escape.ts';
import type { Renderer } from './report.ts';

// Members are picked by name: a finding may hold more than is promised.
const rangeOf = ({ file, line, column, endLine, endColumn }: SourceRange): object => ({ file, line, column, endLine, endColumn });

const findingOf = ({ code, severity, path, env, message, hint, source, overrides }: Finding): object => ({
  code,
  severity,
  path,
  env,
  message,
  hint,
  source: source && rangeOf(source),
  overrides: overrides.map(rangeOf),
});

/** For programs: `schema/contract/findings.schema.json` describes it. */
export const renderJson: Renderer = ({ findings }) =>
  `${toJson({ version: 1, counts: countFindings(findings), findings: findings.map(findingOf) }, 2)}\n`;

/** For programs that read lines: one finding of the `json` format a line, and nothing else. */
export const renderJsonLines: Renderer = ({ findings }) => findings.map((finding) => `${toJson(findingOf(finding))}\n`).join('');
