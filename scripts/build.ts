/**
 * Bundles the programs into dist/: one file that starts each, the code behind it in dist/lib/.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import type * as Gatectl from '../src/cli/run-process.ts';
import { packMap, type PackedValues } from '../src/helm/packed-values.ts';
import { helmGenerations } from '../src/helm/version.ts';
import { readYamlValues } from '../src/helm/yaml.ts';
import { CommandLoader } from './command-loader.ts';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };

/**
 * What packages load and nobody here uses: commander for programs of its own kind (a tenth of a run of gatectl), prom-client for
 * exemplars and for workers of a cluster, fastify for HTTP/2 (the two a thirtieth of the registry's start).
 */
const NOT_NEEDED = new RegExp(
  [
    '/node_modules/commander/.*#node:child_process$',
    '/node_modules/prom-client/.*#(?:@opentelemetry/api|cluster)$',
    '/node_modules/fastify/.*#node:http2$',
  ].join('|'),
);

/** A module of Node with each export by itself: those that nobody uses are dropped, and not read. */
function renderBuiltin(name: string): string {
  const exports = Object.keys(process.getBuiltinModule(name) ?? {}).filter(
    (key) => /^[A-Za-z]\w*$/.test(key) && key !== 'default',
  );
  const lines = exports.map((key) => `export const ${key} = /* @__PURE__ */ (() => module.${key})();`);
  return [`const module = process.getBuiltinModule(${JSON.stringify(name)});`, ...lines, 'export default module;'].join('\n');
}

/**
 * Takes Node's own modules as they are. An import would make a copy of each with all its exports, and to read some of these
 * loads more modules: a fifth of a run of gatectl.
 */
const builtinModules: Plugin = {
  name: 'builtin-modules',
  setup(bundler) {
    bundler.onResolve({ filter: /^(node:|cluster$|@opentelemetry\/api$)/ }, ({ path, importer, kind }) => {
      if (NOT_NEEDED.test(`${importer}#${path}`)) return { path: 'none', namespace: 'builtin' };
      return kind === 'import-statement' && path.startsWith('node:') ? { path, namespace: 'builtin' } : undefined;
    });
    bundler.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: path === 'none' ? 'export default {};' : renderBuiltin(path),
    }));
  },
};

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  minifySyntax: true,
  minifyWhitespace: true,
  define: { BUNDLED_VERSION: JSON.stringify(version) },
  // Only `gatectl generate` needs it, and that runs in a checkout.
  external: ['json-schema-to-typescript'],
  logLevel: 'warning',
};

const esModule: BuildOptions = {
  ...shared,
  format: 'esm',
  // Packages in the CommonJS way call require, which an ES module does not have.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

/** What {@link CommandLoader} takes. */
const commonJs: BuildOptions = {
  ...shared,
  format: 'cjs',
  supported: { 'dynamic-import': false },
  banner: { js: '(function (module, require, __dirname) {' },
  footer: { js: '})' },
  define: { ...shared.define, 'import.meta.dirname': '__dirname' },
};

/** A service starts once: what its lazy parts have in common is there once, too. */
async function bundleService(program: string): Promise<void> {
  await build({
    ...esModule,
    entryPoints: [{ in: join(root, 'src', program, 'main.ts'), out: program }],
    outdir: join(root, 'dist', 'lib', program),
    splitting: true,
    plugins: [builtinModules],
  });
}

/**
 * A command starts for each file of a loop: it is one file, and so is each of its lazy parts, with a copy of what they have
 * in common. Cut at what is in common it would be twenty files, and each takes a third of a millisecond to load.
 */
async function bundleCommand(name: string, entry: string): Promise<void> {
  const outdir = join(root, 'dist', 'lib', name);
  const parts = new Map([[entry, name]]);
  const lazyParts: Plugin = {
    name: 'lazy-parts',
    setup(bundler) {
      bundler.onResolve({ filter: /^\.{1,2}\// }, ({ path, kind, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const file = join(resolveDir, path);
        const part = parts.get(file) ?? relative(join(root, 'src'), file).replaceAll('/', '-').replace(/\.ts$/, '');
        parts.set(file, part);
        return { path: `./${part}.js`, external: true };
      });
    },
  };
  // The map grows while its parts are bundled.
  for (const [file, out] of parts) {
    await build({ ...commonJs, entryPoints: [{ in: file, out }], outdir, plugins: [lazyParts, builtinModules] });
  }
}

/** The values files of our charts, read beforehand: that takes a tenth of a run of gatectl. */
function packCharts(): PackedValues[] {
  return ['registry', 'mcp-gateway-registry-stack'].map((chart) => {
    const text = readFileSync(join(root, 'charts', chart, 'values.yaml'), 'utf8');
    const readings = helmGenerations.map((helmVersion) => {
      const { root: map, findings } = readYamlValues(text, '', { helmVersion, kind: 'chart' });
      if (map === undefined || findings.length > 0) throw new Error(`the values of the chart ${chart} are not right`);
      return packMap(map);
    });
    const [first] = readings;
    if (first === undefined || readings.some((other) => !isDeepStrictEqual(other, first))) {
      throw new Error(`versions of Helm read the values of the chart ${chart} differently`);
    }
    return { text, root: first };
  });
}

/** Makes the bytecode of what most runs need: a lint with and without findings, and the commands that print values. */
async function makeBytecode(file: string): Promise<void> {
  const loader = new CommandLoader();
  const { runCli } = loader.load(file) as typeof Gatectl;
  const sink = { write: () => true };
  const context = { cwd: root, env: {}, stdin: Readable.from(['app: {nope: 1}\n']), stdout: sink, stderr: sink };
  const statuses = [
    await runCli(context, ['lint', 'examples', '-']),
    await runCli(context, ['values', '-f', 'examples/entra.yaml']),
    await runCli(context, ['env', '-f', 'examples/entra.yaml']),
  ];
  if (statuses.join() !== '1,0,0') throw new Error(`the commands for the bytecode ended with ${statuses.join()}`);
  loader.writeBytecode();
}

const lib = join(root, 'dist', 'lib');
await rm(join(root, 'dist'), { recursive: true, force: true });
await bundleCommand('gatectl', join(root, 'src', 'cli', 'run-process.ts'));
await bundleService('registry');
await bundleService('policy-gate');
await writeFile(join(lib, 'gatectl', 'charts.json'), JSON.stringify(packCharts()));
await makeBytecode(join(lib, 'gatectl', 'gatectl.js'));
await build({
  ...shared,
  format: 'esm',
  entryPoints: [{ in: join(root, 'scripts', 'gatectl-start.ts'), out: 'gatectl' }],
  outdir: join(root, 'dist'),
  plugins: [builtinModules],
});
for (const program of ['registry', 'policy-gate']) {
  const start = `import { enableCompileCache } from 'node:module';\n\nenableCompileCache();\nawait import('./lib/${program}/${program}.js');\n`;
  await writeFile(join(root, 'dist', `${program}.js`), start);
}
// What /data of the image is copied from: an empty folder, which git cannot hold.
await mkdir(join(root, 'dist', 'data'));
