import { UsageError } from '../errors/usage-error.ts';
import { formatScalar } from './format-scalar.ts';
import { nodeAt, type ValueNode } from './value-tree.ts';
import type { HelmVersion } from './version.ts';
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

/**
 * Reads Chart.yaml and, for charts of apiVersion v1, the dependencies in requirements.yaml.
 *
 * @param file - name of Chart.yaml, for messages
 * @throws UsageError when the metadata is not YAML, or lacks a name or version
 */
export function readMetadata(
  text: string,
  file: string,
  helmVersion: HelmVersion,
  requirements: string | undefined,
): ChartMetadata {
  const root = readFirstMap(text, file, helmVersion);
  const name = textAt(root, 'name');
  const version = textAt(root, 'version');
  if (name === '' || version === '')
    throw new UsageError(`${file} needs a name and a version`, 'complete the metadata of the chart');
  const required =
    requirements === undefined ? undefined : nodeAt(readFirstMap(requirements, file, helmVersion), ['dependencies']);
  return {
    apiVersion: textAt(root, 'apiVersion') || 'v1',
    name,
    version,
    dependencies: readDependencies(required ?? nodeAt(root, ['dependencies']), file),
  };
}

function readFirstMap(text: string, file: string, helmVersion: HelmVersion): ValueNode {
  const { root } = readYamlValues(text, file, { helmVersion, kind: 'chart' });
  if (root === undefined) throw new UsageError(`${file} is not YAML that Helm can read`, 'correct the metadata of the chart');
  return root;
}

function readDependencies(node: ValueNode | undefined, file: string): Dependency[] | undefined {
  if (node?.kind !== 'list' || node.items.length === 0) return undefined;
  const seen = new Set<string>();
  return node.items.map((item) => {
    const dependency: Dependency = {
      name: textAt(item, 'name'),
      version: textAt(item, 'version'),
      alias: textAt(item, 'alias'),
      condition: textAt(item, 'condition'),
      tags: itemsAt(item, 'tags').map((tag) => (tag.kind === 'scalar' ? formatScalar(tag) : '')),
      importValues: itemsAt(item, 'import-values').flatMap(readImport),
    };
    const key = dependency.alias || dependency.name;
    if (seen.has(key))
      throw new UsageError(
        `${file} has more than one dependency with the name or alias ${key}`,
        'give one of them another alias',
      );
    seen.add(key);
    return dependency;
  });
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
  return value?.kind === 'scalar' ? formatScalar(value) : '';
}
