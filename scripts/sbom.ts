/**
 * Writes a CycloneDX SBOM of what is in the image: the packages that the bundle may hold, as the lockfile pins them, and Node.
 * Usage: node scripts/sbom.ts FILE
 *
 * @module
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as CDX from '@cyclonedx/cyclonedx-library';

const root = join(import.meta.dirname, '..');

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
}

const readJson = async <T>(name: string): Promise<T> => JSON.parse(await readFile(join(root, name), 'utf8')) as T;

/** Package URL (purl) of an npm package; the `@` of a scope is percent-encoded. */
const purlOf = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

function componentOf(path: string, { version = '', license, integrity }: LockedPackage): CDX.Models.Component {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const component = new CDX.Models.Component(CDX.Enums.ComponentType.Library, name, {
    version,
    purl: purlOf(name, version),
    bomRef: purlOf(name, version),
  });
  if (license !== undefined) component.licenses.add(new CDX.Models.LicenseExpression(license));
  const [algorithm, digest = ''] = integrity?.split('-') ?? [];
  if (algorithm === 'sha512') {
    component.hashes.set(CDX.Enums.HashAlgorithm['SHA-512'], Buffer.from(digest, 'base64').toString('hex'));
  }
  return component;
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: node scripts/sbom.ts FILE');
const { name, version } = await readJson<{ name: string; version: string }>('package.json');
const lock = await readJson<{ packages: Record<string, LockedPackage> }>('package-lock.json');
const tools = await readFile(join(root, 'scripts', 'tools.env'), 'utf8');
const node = /^NODE_NEXT_VERSION=(.*)$/m.exec(tools)?.[1] ?? '';

const bom = new CDX.Models.Bom();
bom.metadata.component = new CDX.Models.Component(CDX.Enums.ComponentType.Container, name, { version, bomRef: name });
bom.components.add(
  new CDX.Models.Component(CDX.Enums.ComponentType.Application, 'node', { version: node, bomRef: `node@${node}` }),
);
const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && dev !== true);
// A package may lie in more than one folder.
const components = new Map(shipped.map((entry) => componentOf(...entry)).map((component) => [component.bomRef.value, component]));
for (const component of components.values()) bom.components.add(component);
const serializer = new CDX.Serialize.JsonSerializer(new CDX.Serialize.JSON.Normalize.Factory(CDX.Spec.Spec1dot6));
await writeFile(file, `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`);
