import type { Location, Log, PhysicalLocation, ReportingDescriptor, Result } from 'sarif';
import type { Severity } from '../errors/codes.ts';
import type { Finding } from '../errors/finding.ts';
import { toJson } from './escape.ts';
import { identifyFindings } from './fingerprint.ts';
import { fallbackPlace, formatPlace, messageWithArgument, repositoryPlace, type RepositoryPlace } from './places.ts';
import type { Renderer, Report, RuleInfo } from './report.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

/** A relative URI reference (RFC 3986) of a path with forward slashes. */
const toUri = (path: string): string => path.toWellFormed().split('/').map(encodeURIComponent).join('/');

/**
 * Keeps a text from being read as a placeholder (SARIF 2.1.0, section 3.11.5). Other braces stay single: viewers show
 * doubled ones as they are.
 */
const withoutPlaceholders = (text: string): string => text.replaceAll(/\{(\d+)\}/g, '{{$1}}');

/** Keeps a text from being read as an embedded link, too (section 3.11.6). */
const literal = (text: string): string => withoutPlaceholders(text).replaceAll('](', '\\](');

const linkText = (text: string): string => withoutPlaceholders(text).replaceAll(/[\\[\]]/g, '\\$&');

/** Markdown without the marks of code and links, for fields that show plain text. */
const plainText = (markdown: string): string => markdown.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '');

function physicalLocation({ uri, range }: RepositoryPlace): PhysicalLocation {
  const { line, column, endLine, endColumn } = range;
  return {
    artifactLocation: { uri: toUri(uri), uriBaseId: '%SRCROOT%' },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

function ruleOf({ id, severity, title, checks, why, fix }: RuleInfo): ReportingDescriptor {
  const help = [checks, why, fix].join('\n\n');
  return {
    id,
    shortDescription: { text: plainText(title) },
    fullDescription: { text: plainText(checks), markdown: checks },
    help: { text: plainText(help), markdown: help },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

interface RelatedLocation extends Location {
  readonly id: number;
}

function locationsOf({ path }: Finding, place: RepositoryPlace | null): Location[] {
  const location = {
    ...(place && { physicalLocation: physicalLocation(place) }),
    ...(path !== '' && { logicalLocations: [{ fullyQualifiedName: path, kind: 'property' }] }),
  };
  return Object.keys(location).length === 0 ? [] : [location];
}

/** What the finding overrides: a text with links, and the locations that the links lead to. */
function overridesOf(report: Report, { overrides }: Finding): { text: string; locations: RelatedLocation[] } {
  const locations: RelatedLocation[] = [];
  const names = overrides.map((source) => {
    const place = repositoryPlace(report, source);
    if (place === null) return literal(source.file);
    const id = locations.length + 1;
    locations.push({ id, physicalLocation: physicalLocation(place), message: { text: 'overrides this' } });
    return `[${linkText(formatPlace(source))}](${id})`;
  });
  return { text: names.length === 0 ? '' : `\noverrides: ${names.join(', ')}`, locations };
}

/**
 * SARIF 2.1.0, for GitHub code scanning and other stores of results. GitHub refuses the whole file when one result
 * has no physical location, so a finding that has none stands at the beginning of the first file.
 */
export const renderSarif: Renderer = (report) => {
  const ruleIndexes = new Map(report.rules.map(({ id }, index) => [id, index]));
  const fallback = fallbackPlace(report);
  const results = identifyFindings(report).map(({ finding, fingerprint }): Result => {
    const { code, severity, source, hint } = finding;
    const ruleIndex = ruleIndexes.get(code);
    const overrides = overridesOf(report, finding);
    return {
      ruleId: code,
      ...(ruleIndex !== undefined && { ruleIndex }),
      level: LEVELS[severity],
      message: { text: `${literal(messageWithArgument(report, finding))}\nhint: ${literal(hint)}${overrides.text}` },
      locations: locationsOf(finding, repositoryPlace(report, source) ?? fallback),
      ...(overrides.locations.length > 0 && { relatedLocations: overrides.locations }),
      partialFingerprints: { 'gatectl/v1': fingerprint },
    };
  });
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'gatectl', version: report.version, rules: report.rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${toJson(log, 2)}\n`;
};
