import { basename } from 'node:path';
import { type Finding, finding } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { findMisfits, metadataShape } from './chart-metadata-shape.ts';
import { formatScalar } from './format-scalar.ts';
import { isSemanticVersion } from './semver.ts';
import { formatPathIn, nodeAt, type ValueNode } from './value-tree.ts';
import { type HelmVersion, helmRules } from './version.ts';
import { readYamlValues } from './yaml.ts';

/** An entry of `import-values`: a table of the subchart, and where it goes in the parent (`.` is the parent's root). */
export interface ImportValues {
  readonly child: string;
  readonly parent: string;
}

/** A dependency as Chart.yaml declares it. */
export interface Dependency {
  readonly name: string;
  /** Range of versions; empty when none is given, which fits no chart. */
  readonly version: string;
  readonly alias: string;
  /** Paths of booleans, separated by commas. */
  readonly condition: string;
  readonly tags: readonly string[];
  readonly importValues: readonly ImportValues[];
}

/** The parts of Chart.yaml that decide about values. */
export interface ChartMetadata {
  readonly apiVersion: string;
  readonly name: string;
  readonly version: string;
  /** Undefined when Chart.yaml has no `dependencies`. */
  readonly dependencies: readonly Dependency[] | undefined;
}

/** A chart's metadata, and why Helm would refuse it. */
export interface MetadataReading {
  readonly metadata: ChartMetadata;
  /** `helm-refuses` errors; the metadata is of use only without. */
  readonly findings: readonly Finding[];
}

/** A file of metadata, and what is in it. */
interface Document {
  readonly file: string;
  readonly root: ValueNode;
}

/**
 * Reads Chart.yaml and, for charts of apiVersion v1, the dependencies in requirements.yaml.
 *
 * @param file - name of Chart.yaml
 * @param requirements - content of requirements.yaml, undefined when there is none
 * @param isRoot - false for a chart within another: libraries may be there
 * @throws UsageError when the metadata is not YAML
 */
export function readMetadata(
  text: string,
  file: string,
  helmVersion: HelmVersion,
  requirements: string | undefined,
  isRoot = true,
): MetadataReading {
  const chart: Document = { file, root: readFirstMap(text, file, helmVersion) };
  const requiredFile = file.replace(/Chart\.yaml$/, 'requirements.yaml');
  const required =
    requirements === undefined ? undefined : { file: requiredFile, root: readFirstMap(requirements, requiredFile, helmVersion) };
  // Helm reads requirements.yaml over Chart.yaml.
  const declaring = required !== undefined && nodeAt(required.root, ['dependencies']) !== undefined ? required : chart;
  const metadata: ChartMetadata = {
    apiVersion: textAt(chart.root, 'apiVersion') || 'v1',
    name: textAt(chart.root, 'name'),
    version: textAt(chart.root, 'version'),
    dependencies: readDependencies(nodeAt(declaring.root, ['dependencies'])),
  };
  const misfits = [chart, ...(required === undefined ? [] : [required])].flatMap(checkShape);
  // Helm decodes the whole file before it looks at what is in it.
  const findings =
    misfits.length > 0
      ? misfits
      : [
          ...checkNames(chart),
          ...checkDependencies(declaring),
          ...(isRoot ? checkRoot(chart, helmRules(helmVersion).refusesApiVersions) : []),
        ];
  return { metadata, findings };
}

function readFirstMap(text: string, file: string, helmVersion: HelmVersion): ValueNode {
  const { root } = readYamlValues(text, file, { helmVersion, kind: 'chart' });
  if (root === undefined) throw new UsageError(`${file} is not YAML that Helm can read`, 'correct the metadata of the chart');
  return root;
}

function readDependencies(node: ValueNode | undefined): Dependency[] | undefined {
  if (node?.kind !== 'list' || node.items.length === 0) return undefined;
  return node.items.map((item) => ({
    name: textAt(item, 'name'),
    version: textAt(item, 'version'),
    alias: textAt(item, 'alias'),
    condition: textAt(item, 'condition'),
    tags: itemsAt(item, 'tags').map((tag) => (tag.kind === 'scalar' ? formatScalar(tag) : '')),
    importValues: itemsAt(item, 'import-values').flatMap(readImport),
  }));
}

function readImport(node: ValueNode): ImportValues[] {
  if (node.kind === 'map') return [{ child: textAt(node, 'child'), parent: textAt(node, 'parent') }];
  const isText = node.kind === 'scalar' && typeof node.value === 'string';
  return isText ? [{ child: `exports.${formatScalar(node)}`, parent: '.' }] : [];
}

function itemsAt(node: ValueNode, key: string): readonly ValueNode[] {
  const value = nodeAt(node, [key]);
  return value?.kind === 'list' ? value.items : [];
}

function textAt(node: ValueNode, key: string): string {
  const value = nodeAt(node, [key]);
  return value?.kind === 'scalar' && value.value !== null ? formatScalar(value) : '';
}

function refusal({ file, root }: Document, path: readonly string[], message: string, hint: string): Finding {
  const name = formatPathIn(root, path);
  return finding('helm-refuses', {
    path: name,
    message: `${name || 'the root'} in ${basename(file)} ${message}`,
    hint,
    source: (nodeAt(root, path) ?? root).origin.range,
  });
}

/** What Helm cannot decode (`pkg/chart/v2/metadata.go`). */
function checkShape(document: Document): Finding[] {
  return findMisfits(document.root, metadataShape, []).map(({ path, expected }) =>
    refusal(document, path, `must be ${expected}`, 'correct the metadata of the chart'),
  );
}

/** `Metadata.Validate`, less what it says about dependencies. */
function checkNames(chart: Document): Finding[] {
  const found: Finding[] = [];
  const refuse = (key: string, message: string, hint: string): void => {
    found.push(refusal(chart, [key], message, hint));
  };
  const [name, version, type] = ['name', 'version', 'type'].map((key) => textAt(chart.root, key)) as [string, string, string];
  if (name === '') refuse('name', 'is needed', 'give the chart a name');
  else if (name === '.' || name === '..' || (name.includes('/') && name !== '/')) {
    refuse('name', 'must not be a path', 'give the name of the chart alone');
  }
  if (version === '') refuse('version', 'is needed', 'give the chart a version, such as 1.0.0');
  else if (!isSemanticVersion(version)) refuse('version', 'must be a semantic version', 'write it as in 1.0.0');
  if (!['', 'application', 'library'].includes(type)) refuse('type', 'must be application or library', 'correct or drop it');
  return found;
}

/** `Dependency.Validate`, and that no two have one name. */
function checkDependencies(document: Document): Finding[] {
  const seen = new Set<string>();
  return itemsAt(document.root, 'dependencies').flatMap((item, index) => {
    const [name, alias] = [textAt(item, 'name'), textAt(item, 'alias')];
    const path = ['dependencies', String(index)];
    if (alias !== '' && !/^[a-zA-Z0-9_-]+$/.test(alias)) {
      return [refusal(document, [...path, 'alias'], 'must not have such characters', 'use letters, digits, - and _ alone')];
    }
    const key = alias || name;
    if (seen.has(key)) {
      return [refusal(document, path, 'is not the only dependency with this name or alias', 'give it another alias')];
    }
    seen.add(key);
    return [];
  });
}

/** What `helm install` and `helm template` refuse in the chart that they are given. */
function checkRoot(chart: Document, refusesApiVersions: boolean): Finding[] {
  const found: Finding[] = [];
  if (refusesApiVersions && !['', 'v1', 'v2'].includes(textAt(chart.root, 'apiVersion'))) {
    found.push(refusal(chart, ['apiVersion'], 'must be v1 or v2', 'write v2, unless the chart is for Helm 2'));
  }
  if (textAt(chart.root, 'type') === 'library') {
    const hint = 'a library is used as a dependency: name a chart that has it as one';
    found.push(refusal(chart, ['type'], 'is library, and Helm installs no such chart', hint));
  }
  return found;
}
