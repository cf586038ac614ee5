import { hash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { root } from '../../support/repository.ts';
import type { Answer, HelmCase } from './cases.ts';

const FILE = join(root, '.tools', 'helm-answers');

/** How a case reaches Helm: when this changes, its answers may change, too. */
const recipe = ['cases.ts', 'helm-template.ts'].map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('');

/** What a build of Helm answered to a case. It answers the same for ever, and takes its time. */
export class RecordedAnswers {
  readonly #answers = readAnswers();

  get(helm: string, one: HelmCase): Answer | undefined {
    return this.#answers.get(keyOf(helm, one));
  }

  set(helm: string, one: HelmCase, answer: Answer): void {
    this.#answers.set(keyOf(helm, one), answer);
  }

  save(): void {
    writeFileSync(`${FILE}.part`, serialize(this.#answers));
    renameSync(`${FILE}.part`, FILE);
  }
}

const keyOf = (helm: string, one: HelmCase): string => hash('sha256', JSON.stringify([recipe, helm, one]));

function readAnswers(): Map<string, Answer> {
  try {
    return deserialize(readFileSync(FILE)) as Map<string, Answer>;
  } catch {
    return new Map();
  }
}
