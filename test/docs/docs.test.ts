import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { readAppSettings, readPolicyGateSettings } from '../../src/settings/app-settings.ts';
import { readConfig } from '../../src/cli/config.ts';
import { gatectl } from '../support/cli.ts';
import { codeBlocks } from '../support/docs.ts';
import { helms, root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();

const pages = [root, join(root, 'docs'), join(root, 'docs/providers')].flatMap((parent) =>
  readdirSync(parent)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(parent, name)),
);

const blocks = pages.flatMap((page) => codeBlocks(relative(root, page)));

/** Its YAML is pipelines, not values: test/docs/formats.test.ts runs them. */
const isPipeline = ({ name }: { name: string }): boolean => name.startsWith('docs/formats.md ');

const isConfig = ({ text }: { text: string }): boolean => text.startsWith('# gatectl.yaml\n');

/** Commands that a block may hold besides those that are run here, and where they are tried. */
const TRIED_ELSEWHERE: readonly [RegExp, string][] = [
  [/^make (demo|test|install)$/, '.ci/run'],
  [/^make image$/, 'test/e2e/image'],
  [/^(git clone |kind load docker-image )/, 'test/e2e/cluster/newcomer.e2e.ts'],
  [/^bin\/registry$/, 'test/registry'],
  [/^(curl|--data|node -e|console\.log|rm token|")/, 'test/docs/providers.test.ts'],
  [/^curl -H "X-Api-Key: /, 'test/registry/decisions.test.ts'],
  [/^(KEY=|DIGEST=|echo "REGISTRY_API_KEYS=)/, 'test/docs/api.test.ts'],
  [/^bin\/gatectl lint --(write-)?baseline /, 'test/cli/adoption.test.ts'],
  [/^bin\/policy-gate --check/, 'test/policy-gate/contract-check.test.ts'],
  [/^(kubectl exec deploy\/registry -- |bin\/)gatectl verify/, 'test/docs/verify.test.ts'],
  [/^export REGISTRATION_GATE_OAUTH2_CLIENT_SECRET=/, 'test/docs/verify.test.ts'],
  [/^(mkdir -p ~\/\.config|\(umask 077|mcp-publisher )/, 'test/conformance/mcp/publisher.test.ts'],
];

function commandsOf(text: string): string[] {
  return text
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

async function runCommand(command: string): Promise<void> {
  if (TRIED_ELSEWHERE.some(([pattern]) => pattern.test(command))) return;
  const words = execFileSync('bash', ['-c', `printf '%s\\0' ${command}`], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
  if (words[0] === 'bin/gatectl') {
    expect((await gatectl(words.slice(1))).status, command).toBe(0);
  } else if (words[0] === 'helm' && words[1] === 'install') {
    for (const { path } of helms) execFileSync(path, ['template', ...words.slice(2)], { cwd: root, stdio: 'pipe' });
  } else {
    expect.fail(`nothing tries this command: ${command}`);
  }
}

describe('every code block', () => {
  it.each(blocks.filter(({ language }) => language === 'sh'))('$name runs', async ({ text }) => {
    execFileSync('bash', ['-n'], { input: text });
    for (const command of commandsOf(text)) await runCommand(command);
  });

  it.each(blocks.filter((block) => block.language === 'yaml' && isConfig(block)))('$name is a configuration', ({ text }) => {
    expect(readConfig(root, folder.write('gatectl.yaml', text))).toBeDefined();
  });

  const values = blocks.filter((block) => block.language === 'yaml' && !isPipeline(block) && !isConfig(block));
  it.each(values)('$name lints clean', async ({ text }) => {
    expect(Object.keys(parse(text) as object).length).toBeGreaterThan(0);
    expect(await gatectl(['lint', '-'], { stdin: text })).toEqual({ status: 0, stdout: 'no findings\n', stderr: '' });
  });

  it.each(blocks.filter(({ language }) => language === 'env'))('$name is a right environment', ({ text }) => {
    const env = parseEnv(text);
    const isPolicyGate = Object.keys(env).every((name) => name.startsWith('POLICY_GATE_'));
    const { findings } = isPolicyGate ? readPolicyGateSettings(env) : { findings: allFindings(env) };
    expect(findings).toEqual([]);
  });

  it.each(blocks.filter(({ language }) => language === 'json'))('$name is JSON', ({ text }) => {
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });

  it('is in a language that is checked here', () => {
    // Programs and pipelines are run by the tests of the page that holds them.
    const checked = ['sh', 'yaml', 'env', 'json', '', 'js', 'groovy'];
    for (const { name, language } of blocks) expect(checked, name).toContain(language);
  });
});

function allFindings(env: NodeJS.Dict<string>): readonly unknown[] {
  const { gateFindings, registryFindings } = readAppSettings(env);
  return [...gateFindings, ...registryFindings];
}

describe('every link', () => {
  it.each(pages.map((page) => relative(root, page)))('of %s leads somewhere', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [file = '', anchor] = target.split('#');
      const path = file === '' ? join(root, page) : join(root, dirname(page), file);
      expect(existsSync(path), `${page} -> ${target}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(readFileSync(path, 'utf8')), `${page} -> ${target}`).toContain(anchor);
    }
  });
});

/** Anchors as the usual renderers make them from headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
