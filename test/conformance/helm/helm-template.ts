import { Buffer } from 'node:buffer';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Answer, CaseFolder } from './cases.ts';

const run = promisify(execFile);

const flags = {
  values: '--values',
  setJson: '--set-json',
  set: '--set',
  setString: '--set-string',
  setFile: '--set-file',
  setLiteral: '--set-literal',
} as const;

/** Milliseconds after which an answer is not to be expected any more: Helm never ends for some charts. */
const PATIENCE = 10_000;

/** The answer of a helm binary: what `helm template` prints of the values. */
export async function helmTemplate(helm: string, { dir, sources }: CaseFolder): Promise<Answer> {
  const args = (Object.keys(flags) as (keyof typeof flags)[]).flatMap((name) =>
    sources[name].flatMap((argument) => [flags[name], argument]),
  );
  try {
    const { stdout } = await run(helm, ['template', 'release', 'chart', ...args], {
      cwd: dir,
      maxBuffer: 1e8,
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
    });
    const encoded = /^values: (\S+)$/m.exec(stdout)?.[1] ?? '';
    return { values: JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as unknown };
  } catch (error) {
    if (error instanceof Error && 'stderr' in error) return { refused: String(error.stderr) };
    throw error;
  }
}
