/**
 * Bundles the programs into dist/: one file that starts each, the code behind it in dist/lib/.
 *
 * @module
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const programs = { gatectl: 'cli', registry: 'registry', 'policy-gate': 'policy-gate' };

const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };

await rm(join(root, 'dist'), { recursive: true, force: true });
await build({
  entryPoints: Object.entries(programs).map(([out, folder]) => ({ in: join(root, 'src', folder, 'main.ts'), out })),
  outdir: join(root, 'dist', 'lib'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minifySyntax: true,
  minifyWhitespace: true,
  define: { BUNDLED_VERSION: JSON.stringify(version) },
  // Only `gatectl generate` needs it, and that runs in a checkout.
  external: ['json-schema-to-typescript'],
  // Packages in the CommonJS way call require, which an ES module does not have.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
for (const program of Object.keys(programs)) {
  const start = `import { enableCompileCache } from 'node:module';\n\nenableCompileCache();\nawait import('./lib/${program}.js');\n`;
  await writeFile(join(root, 'dist', `${program}.js`), start);
}
