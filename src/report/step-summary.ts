import type { Finding } from '../errors/finding.ts';
import { mostSevereFirst, summarize } from './counts.ts';
import { escapeControls } from './escape.ts';
import { formatPlace } from './places.ts';
import type { Report } from './report.ts';

/** What GitHub takes as the summary of one step, in bytes. */
const LIMIT = 1024 * 1024;

/** Room for the line that says how many findings were left out, in bytes. */
const LAST_LINE = 100;

/** Text for a cell of a table in GitHub's Markdown, where nothing in it is markup. */
const cell = (text: string): string =>
  escapeControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_{}[\]()#!|~$@>]/g, '\\$&');

function rowOf({ code, severity, message, hint, source }: Finding): string {
  const where = source === null ? '' : cell(formatPlace(source));
  return `| ${severity} | ${where} | ${cell(message)} | ${cell(hint)} | ${code} |\n`;
}

/**
 * The findings as a Markdown table for the summary of a step in GitHub Actions (`$GITHUB_STEP_SUMMARY`), the most severe first.
 *
 * @param limit - bytes that the table may take, 1 MiB (what GitHub takes) by default
 * @returns empty when not even the head of the table fits
 */
export function renderStepSummary(report: Report, limit: number = LIMIT): string {
  const findings = mostSevereFirst(report.findings);
  const head = '\n| severity | place | finding | hint | rule |\n|---|---|---|---|---|\n';
  let text = `### gatectl: ${summarize(findings)}\n${findings.length === 0 ? '' : head}`;
  let size = Buffer.byteLength(text);
  if (size > limit - LAST_LINE) return '';
  for (const [index, finding] of findings.entries()) {
    const row = rowOf(finding);
    size += Buffer.byteLength(row);
    if (size > limit - LAST_LINE) return `${text}\n${findings.length - index} more findings are left out here\n`;
    text += row;
  }
  return text;
}
