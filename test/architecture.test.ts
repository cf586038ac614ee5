import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');

/** The table of ARCHITECTURE.md: what each stage may import. */
function readStages(): Map<string, readonly string[]> {
  const rows = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').matchAll(/^\| `([a-z-]+)` \|[^|]*\|([^|]*)\|$/gm);
  return new Map(
    [...rows].map(([, stage = '', imports = '']) => [stage, [...imports.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name)]),
  );
}

const stages = readStages();

function sourceFiles(): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|js)$/.test(file))
    .map((file) => join(src, file));
}

const stageOf = (file: string): string => relative(src, file).split('/')[0] ?? '';

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  // Statements begin their line; code that is written inside a text does not.
  const statements = [
    ...text.matchAll(/^(?:import|export|\})(?:[^'"`;]*\bfrom)? '(\.[^']+)'/gm),
    ...text.matchAll(/\bimport\('(\.[^']+)'\)/g),
  ];
  const specifiers = statements.map(([, specifier = '']) => specifier);
  return specifiers.map((specifier) => resolve(dirname(file), specifier)).filter((target) => target.startsWith(`${src}/`));
}

describe('the stages of ARCHITECTURE.md', () => {
  it('are the folders of src/', () => {
    expect([...stages.keys()].toSorted()).toEqual(readdirSync(src).toSorted());
  });

  it('stand in an order in which each imports only from those above it', () => {
    const order = [...stages.keys()];
    for (const [stage, imports] of stages) {
      for (const imported of imports)
        expect(order.indexOf(imported), `${stage} may import ${imported}`).toBeLessThan(order.indexOf(stage));
      for (const imported of imports) expect(order, `${stage} may import ${imported}`).toContain(imported);
    }
  });

  it('import only what they may', () => {
    const backward = sourceFiles().flatMap((file) =>
      importsOf(file)
        .filter((target) => stageOf(target) !== stageOf(file) && !stages.get(stageOf(file))?.includes(stageOf(target)))
        .map((target) => `${relative(root, file)} imports ${relative(root, target)}`),
    );
    expect(backward).toEqual([]);
  });

  it('are described in at most 60 lines', () => {
    expect(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });
});
