import type { Severity } from '../errors/codes.ts';
import type { Finding } from '../errors/finding.ts';
import { mostSevereFirst, summarize } from './counts.ts';
import { escapeControls } from './escape.ts';
import { formatPlace, messageWithArgument, repositoryPlace, type RepositoryPlace } from './places.ts';
import type { Renderer, Report } from './report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(escapeControls(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** GitHub takes columns only of a range within one line. */
function positionOf({ uri, range: { line, column, endLine, endColumn } }: RepositoryPlace): Record<string, string | number> {
  return { file: uri, line, endLine, col: column, ...(endLine === line && { endColumn }) };
}

function commandOf(report: Report, finding: Finding): string {
  const { code, severity, source, hint, overrides } = finding;
  const place = repositoryPlace(report, source);
  const message = [
    escapeControls(messageWithArgument(report, finding)),
    `hint: ${escapeControls(hint)}`,
    ...(overrides.length > 0 ? [`overrides: ${overrides.map(formatPlace).join(', ')}`] : []),
  ].join('\n');
  const properties: Record<string, string | number> = { ...(place && positionOf(place)), title: code };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[severity]} ${list.join(',')}::${escapeData(message)}`;
}

/**
 * Workflow commands of GitHub Actions, which become annotations. GitHub shows ten of each kind a step, so the most
 * severe come first.
 */
export const renderGithub: Renderer = (report) =>
  [...mostSevereFirst(report.findings).map((finding) => commandOf(report, finding)), summarize(report.findings), ''].join('\n');
