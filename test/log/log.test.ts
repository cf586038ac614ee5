import { afterEach, expect, it, vi } from 'vitest';
import { createLog } from '../../src/log/log.ts';

afterEach(() => void vi.useRealTimers());

it('the time of a line is whole, whatever the clock says', () => {
  // The logger looks at the clock when it is made.
  vi.useFakeTimers({ toFake: ['Date'], now: 5 });
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  // A machine without a battery for its clock begins in 1970.
  const moments = [5, 999, 1000, 1_700_000_000_007, 1_700_000_000_999, 1_700_000_001_000, 1_699_999_999_999];
  for (const moment of moments) {
    vi.setSystemTime(moment);
    log.info('event');
  }
  const times = lines.map((line) => (JSON.parse(line) as { time: string }).time);
  expect(times).toEqual(moments.map((moment) => new Date(moment).toISOString()));
});
