import { pino } from 'pino';

/** A log of JSON lines. */
export type JsonLog = pino.Logger;

/** Somewhere that takes text: `process.stderr`, or a test's collector. */
export interface TextSink {
  write(text: string): unknown;
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
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => void sink.write(line) },
  );
}
