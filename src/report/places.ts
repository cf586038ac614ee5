import type { Finding, SourceRange } from '../errors/finding.ts';
import { escapeControls } from './escape.ts';
import type { Report } from './report.ts';

/** A place as editors and terminals link it: `values.yaml:3:5`. */
export function formatPlace({ file, line, column }: SourceRange): string {
  return `${escapeControls(file)}:${line}:${column}`;
}

/** A file of the repository and a range in it. */
export interface RepositoryPlace {
  /** Relative to the root of the repository. */
  readonly uri: string;
  readonly range: Pick<SourceRange, 'line' | 'column' | 'endLine' | 'endColumn'>;
}

/** Where a range is in the repository; null for what is no file, such as an argument. */
export function repositoryPlace(report: Report, source: SourceRange | null): RepositoryPlace | null {
  const uri = source && report.uri(source.file);
  if (source === null || uri === null) return null;
  const { line, column, endLine, endColumn } = source;
  return {
    uri,
    range: {
      line: Math.max(line, 1),
      column: Math.max(column, 1),
      endLine: Math.max(endLine, 1),
      endColumn: Math.max(endColumn, 1),
    },
  };
}

/**
 * The beginning of the first file of the report: the place of a finding that has none, for consumers that refuse
 * a finding without. Null when the report has no file.
 */
export function fallbackPlace(report: Report): RepositoryPlace | null {
  const files = [...report.files, ...report.findings.flatMap(({ source }) => (source === null ? [] : [source.file]))];
  const uri = files
    .values()
    .map((file) => report.uri(file))
    .find((name) => name !== null);
  return uri === undefined ? null : { uri, range: { line: 1, column: 1, endLine: 1, endColumn: 1 } };
}

/** The message; in front of it the argument that brought the value, where a format has no other place for that. */
export function messageWithArgument(report: Report, { message, source }: Finding): string {
  return source === null || report.uri(source.file) !== null ? message : `${source.file}: ${message}`;
}
