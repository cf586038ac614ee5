/**
 * Findings for people, for programs and for CI systems.
 *
 * @module
 */
import { renderGithub } from './github.ts';
import { renderGitlab } from './gitlab.ts';
import { renderJson, renderJsonLines } from './json.ts';
import { renderJunit } from './junit.ts';
import type { Renderer, Report } from './report.ts';
import { renderSarif } from './sarif.ts';
import { renderText } from './text.ts';

export { countFindings } from './counts.ts';
export { renderStepSummary } from './step-summary.ts';

const renderers = {
  text: renderText,
  json: renderJson,
  jsonl: renderJsonLines,
  sarif: renderSarif,
  github: renderGithub,
  gitlab: renderGitlab,
  junit: renderJunit,
} as const satisfies Record<string, Renderer>;

/** How findings are written. */
export type Format = keyof typeof renderers;

/** Names of the formats. */
export const formats = Object.keys(renderers) as readonly Format[];

/** Writes a report in a format. */
export function renderReport(report: Report, format: Format): string {
  return renderers[format](report);
}
