import { styleText } from 'node:util';
import type { Severity } from '../errors/codes.ts';
import type { Finding } from '../errors/finding.ts';
import { codeFrame } from './code-frame.ts';
import { summarize } from './counts.ts';
import { escapeControls } from './escape.ts';
import { formatPlace } from './places.ts';
import type { Renderer, Report } from './report.ts';

type Style = Parameters<typeof styleText>[0];

/** Puts a style on a text, or leaves it plain. */
type Paint = (style: Style, text: string) => string;

const SEVERITY_STYLES: Readonly<Record<Severity, Style>> = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  info: ['bold', 'cyan'],
};

function frameOf(report: Report, { severity, source }: Finding, paint: Paint): string[] {
  const line = source === null ? undefined : report.line(source.file, source.line);
  // Nothing is left of a line that is masked as a whole, such as a comment.
  if (source === null || line === undefined || line.trim() === '') return [];
  const { code, carets } = codeFrame(line, source);
  const number = String(source.line);
  return [
    `    ${paint('dim', `${number} |`)} ${code}`.trimEnd(),
    `    ${paint('dim', `${' '.repeat(number.length)} |`)} ${paint(SEVERITY_STYLES[severity], carets)}`,
  ];
}

function blockOf(report: Report, finding: Finding, paint: Paint): string {
  const { code, severity, message, hint, source, overrides } = finding;
  const where = source === null ? '' : `${paint('bold', `${formatPlace(source)}:`)} `;
  return [
    `${where}${paint(SEVERITY_STYLES[severity], `${severity}:`)} ${escapeControls(message)} ${paint('dim', `[${code}]`)}`,
    ...frameOf(report, finding, paint),
    `    hint: ${escapeControls(hint)}`,
    ...(overrides.length > 0 ? [`    overrides: ${overrides.map(formatPlace).join(', ')}`] : []),
  ].join('\n');
}

/** For people: a block for each finding with the line it is about, and a summary. */
export const renderText: Renderer = (report) => {
  const paint: Paint = report.color ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
  return [...report.findings.map((finding) => blockOf(report, finding, paint)), summarize(report.findings), ''].join('\n');
};
