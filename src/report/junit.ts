import type { Finding } from '../errors/finding.ts';
import { escapeControls } from './escape.ts';
import { type IdentifiedFinding, identifyFindings } from './fingerprint.ts';
import { formatPlace, repositoryPlace } from './places.ts';
import type { Renderer, Report } from './report.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text of XML 1.0, in content and in attributes. What XML cannot hold is escaped before. */
const xml = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(escapeControls(String(value)))}"`)
    .join('');

/** A finding without a source is about what all sources together give. */
const NO_SOURCE = 'effective values';

function findingsByFile(report: Report): Map<string, IdentifiedFinding[]> {
  const byFile = new Map<string, IdentifiedFinding[]>(report.files.map((file) => [file, []]));
  for (const identified of identifyFindings(report)) {
    const file = identified.finding.source?.file ?? NO_SOURCE;
    const list = byFile.get(file) ?? [];
    list.push(identified);
    byFile.set(file, list);
  }
  return byFile;
}

/** Readers drop a second test of the same name, so each has a number of its own from the second on. */
const nameOf = ({ finding: { code, path }, ordinal }: IdentifiedFinding): string =>
  [code, path, ordinal > 1 ? `#${ordinal}` : ''].filter((part) => part !== '').join(' ');

function contentOf({ code, severity, message, hint, source, overrides }: Finding): string {
  const lines = [
    `${source === null ? '' : `${formatPlace(source)}: `}${severity}: ${escapeControls(message)} [${code}]`,
    `hint: ${escapeControls(hint)}`,
    ...(overrides.length > 0 ? [`overrides: ${overrides.map(formatPlace).join(', ')}`] : []),
  ];
  return xml(lines.join('\n'));
}

function caseOf(report: Report, suite: string, identified: IdentifiedFinding): string {
  const { severity, message, source } = identified.finding;
  const place = repositoryPlace(report, source);
  const position = place && { file: place.uri, line: place.range.line };
  const content = contentOf(identified.finding);
  const outcome =
    severity === 'info'
      ? `<system-out>${content}</system-out>`
      : `<failure${attributes({ type: severity, message })}>${content}</failure>`;
  return `    <testcase${attributes({ name: nameOf(identified), classname: suite, ...position })}>${outcome}</testcase>`;
}

function suiteOf(report: Report, suite: string, findings: readonly IdentifiedFinding[]): string {
  const failures = findings.filter(({ finding }) => finding.severity !== 'info').length;
  const counts = { tests: Math.max(findings.length, 1), failures, errors: 0, skipped: 0 };
  const uri = report.uri(suite);
  const passed = `    <testcase${attributes({ name: 'no findings', classname: suite, ...(uri !== null && { file: uri }) })}/>`;
  return [
    `  <testsuite${attributes({ name: suite, ...counts })}>`,
    ...(findings.length === 0 ? [passed] : findings.map((identified) => caseOf(report, suite, identified))),
    '  </testsuite>',
  ].join('\n');
}

/**
 * JUnit XML: a suite for each file, a test for each finding, and a passed test for a file without any. Errors and
 * warnings are failures, since readers hide what a passed test printed; an information is a passed test that printed it.
 */
export const renderJunit: Renderer = (report) => {
  const suites = findingsByFile(report);
  const failures = report.findings.filter(({ severity }) => severity !== 'info').length;
  const tests = suites.values().reduce((sum, { length }) => sum + Math.max(length, 1), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'gatectl', tests, failures, errors: 0 })}>`,
    ...suites.entries().map(([suite, findings]) => suiteOf(report, suite, findings)),
    '</testsuites>',
    '',
  ].join('\n');
};
