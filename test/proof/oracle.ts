import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { root } from '../support/repository.ts';
import type { Answer, CaseFolder } from '../conformance/helm/cases.ts';

/** A program that answers with Helm's own packages. */
export interface Oracle {
  ask(folder: CaseFolder): Promise<Answer>;
  close(): void;
}

/** Milliseconds after which an answer is not to be expected any more: Helm never ends for some charts. */
const PATIENCE = 5_000;

interface Question {
  readonly line: string;
  readonly answer: PromiseWithResolvers<Answer>;
}

/** Starts the program built from `test/proof/helm3` or `test/proof/helm4`; it is started again when it ends or hangs. */
export function startOracle(name: 'helm3' | 'helm4'): Oracle {
  const path = join(root, '.tools', 'proof', name);
  if (!existsSync(path)) throw new Error(`${path} is missing; run: make proof`);
  const waiting: Question[] = [];
  let watch: NodeJS.Timeout | undefined;
  let program = start();

  function start(): ChildProcessByStdio<Writable, Readable, null> {
    const started = spawn(path, { stdio: ['pipe', 'pipe', 'ignore'] });
    createInterface({ input: started.stdout }).on('line', (line) => {
      waiting.shift()?.answer.resolve(JSON.parse(line) as Answer);
      expectAnswer();
    });
    started.on('exit', () => {
      const first = waiting.shift();
      if (first === undefined) return;
      first.answer.resolve({ refused: 'the program ended, or did not come to an end' });
      program = start();
      for (const { line } of waiting) program.stdin.write(line);
      expectAnswer();
    });
    return started;
  }

  function expectAnswer(): void {
    clearTimeout(watch);
    if (waiting.length > 0) watch = setTimeout(() => program.kill('SIGKILL'), PATIENCE);
  }

  return {
    ask({ dir, sources }) {
      const question = { line: `${JSON.stringify({ dir, ...sources })}\n`, answer: Promise.withResolvers<Answer>() };
      waiting.push(question);
      if (waiting.length === 1) expectAnswer();
      program.stdin.write(question.line);
      return question.answer.promise;
    },
    close: () => program.stdin.end(),
  };
}
