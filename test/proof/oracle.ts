import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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

/** Seconds of computing after which an answer is not to be expected any more: Helm never ends for some charts. */
const PATIENCE = 5;

/** Milliseconds between two looks at the program. */
const LOOK = 1000;

/** Clock ticks a second in `/proc`; a hundred on every Linux. */
const TICKS = 100;

/** Seconds that a program has computed: on a busy machine the clock on the wall says little. 0 for one that has ended. */
function computed(pid: number | undefined): number {
  const stat = `/proc/${String(pid)}/stat`;
  if (!existsSync(stat)) return 0;
  // Behind the name in brackets: state, ten numbers, then the ticks in user and in system mode (proc(5)).
  const fields = readFileSync(stat, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

interface Question {
  readonly line: string;
  readonly answer: PromiseWithResolvers<Answer>;
}

/** Starts the program built from `test/proof/helm3` or `test/proof/helm4`; it is started again when it ends or hangs. */
export function startOracle(name: 'helm3' | 'helm4'): Oracle {
  const path = join(root, '.tools', 'proof', name);
  if (!existsSync(path)) throw new Error(`${path} is missing; run: make proof`);
  const waiting: Question[] = [];
  let isClosed = false;
  let atQuestion = 0;
  let program = start();

  function start(): ChildProcessByStdio<Writable, Readable, null> {
    const started = spawn(path, { stdio: ['pipe', 'pipe', 'ignore'] });
    atQuestion = 0;
    createInterface({ input: started.stdout }).on('line', (line) => {
      waiting.shift()?.answer.resolve(JSON.parse(line) as Answer);
      atQuestion = computed(started.pid);
    });
    started.on('exit', () => {
      if (isClosed) return;
      waiting.shift()?.answer.resolve({ refused: 'the program ended, or did not come to an end' });
      program = start();
      for (const { line } of waiting) program.stdin.write(line);
    });
    return started;
  }

  const watch = setInterval(() => {
    if (waiting.length > 0 && program.exitCode === null && computed(program.pid) - atQuestion > PATIENCE) program.kill('SIGKILL');
  }, LOOK);

  return {
    ask({ dir, sources }) {
      const question = { line: `${JSON.stringify({ dir, ...sources })}\n`, answer: Promise.withResolvers<Answer>() };
      waiting.push(question);
      program.stdin.write(question.line);
      return question.answer.promise;
    },
    close() {
      isClosed = true;
      clearInterval(watch);
      program.stdin.end();
    },
  };
}
