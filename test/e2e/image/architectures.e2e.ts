/**
 * The image for both architectures, by the same Containerfile. Nothing is run in the build, so that the one for the other machine needs
 * no emulation; it is looked at here, not run.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../support/repository.ts';

/** ELF's `e_machine`. */
const MACHINES = { amd64: 62, arm64: 183 } as const;

type Architecture = keyof typeof MACHINES;

const buildah = (...args: string[]): string => execFileSync('buildah', args, { encoding: 'utf8', maxBuffer: 1e8 }).trim();

const nameOf = (architecture: Architecture): string => `localhost/registration-gate-test-${architecture}:1`;

interface Inspected {
  readonly OCIv1: {
    readonly architecture: string;
    readonly os: string;
    readonly rootfs: { readonly diff_ids: readonly string[] };
  };
}

const inspect = (architecture: Architecture): Inspected['OCIv1'] =>
  (JSON.parse(buildah('inspect', '--type', 'image', nameOf(architecture))) as Inspected).OCIv1;

/** What an ELF file is for (System V ABI, ELF header). */
function machineOf(file: string): number {
  const header = Buffer.alloc(20);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, header);
  closeSync(descriptor);
  expect(header.subarray(0, 4).toString('latin1')).toBe('\x7fELF');
  return header.readUInt16LE(18);
}

const containers: string[] = [];

beforeAll(() => {
  for (const architecture of Object.keys(MACHINES) as Architecture[]) {
    execFileSync(join(root, 'scripts/image.sh'), [nameOf(architecture)], {
      env: { ...process.env, BUILDER: 'buildah', ARCHITECTURE: architecture },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
});

afterAll(() => {
  for (const container of containers) buildah('rm', container);
  for (const architecture of Object.keys(MACHINES) as Architecture[]) buildah('rmi', '--force', nameOf(architecture));
});

describe.each(Object.entries(MACHINES) as [Architecture, number][])('the image for %s', (architecture, machine) => {
  it('says so, and its Node and its C library are for that machine', () => {
    expect(inspect(architecture)).toMatchObject({ architecture, os: 'linux' });
    const container = buildah('from', '--arch', architecture, '--pull-never', nameOf(architecture));
    containers.push(container);
    const folder = buildah('mount', container);
    const libraries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(^|\/)libc\.so\.6$/.test(name),
    );
    expect(libraries).toHaveLength(1);
    for (const name of ['usr/local/bin/node', ...libraries])
      expect([name, machineOf(join(folder, name))]).toEqual([name, machine]);
  });
});

it('both hold the very same of ours', () => {
  const ours = (Object.keys(MACHINES) as Architecture[]).map((architecture) => inspect(architecture).rootfs.diff_ids.slice(-1));
  expect(ours[0]).toEqual(ours[1]);
  expect(inspect('amd64').rootfs.diff_ids).not.toEqual(inspect('arm64').rootfs.diff_ids);
});
