/**
 * The registry's entry point.
 *
 * @module
 */
import { runRegistry } from './program.ts';

// Nothing but the log may stand on stderr: Node would print its own warnings there.
process.removeAllListeners('warning');
// A reader that has gone is no reason to stop.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

process.exit(
  await runRegistry({
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    events: process,
  }),
);
