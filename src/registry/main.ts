/**
 * The registry's entry point.
 *
 * @module
 */
import { answerArguments } from './arguments.ts';
import { runRegistry } from './program.ts';

// Nothing but the log may stand on stderr: Node would print its own warnings there.
process.removeAllListeners('warning');
// A reader that has gone is no reason to stop.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const answer = answerArguments(process.argv.slice(2));
if (answer !== null) {
  process.stdout.write(answer.stdout);
  process.stderr.write(answer.stderr);
}

process.exit(
  answer?.status ??
    (await runRegistry({
      env: process.env,
      stdout: process.stdout,
      stderr: process.stderr,
      events: process,
    })),
);
