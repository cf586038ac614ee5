import { pino } from 'pino';

/** A log of JSON lines. */
export type JsonLog = pino.Logger;

/** Somewhere that takes text: `process.stderr`, or a test's collector. */
export interface TextSink {
  write(text: string): unknown;
}

/** The second that was written last, up to its point. */
let second = { number: NaN, text: '' };

/** The time as a member of a line, in ISO 8601: only the milliseconds are new within a second. */
function isoTime(): string {
  const now = Date.now();
  const number = Math.floor(now / 1000);
  if (number !== second.number) second = { number, text: new Date(number * 1000).toISOString().slice(0, -4) };
  return `,"time":"${second.text}${String(now % 1000).padStart(3, '0')}Z"`;
}

/**
 * Logs JSON lines: `level` as a word, `time` in ISO 8601, `event` as a message that stays the same for the same event.
 *
 * @param level least severe level that is logged
 */
export function createLog(level: string, sink: TextSink): JsonLog {
  return pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => void sink.write(line) },
  );
}
