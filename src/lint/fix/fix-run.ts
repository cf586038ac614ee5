import type { Fix } from '../../errors/finding.ts';
import { startsWith, targetOf } from './conflicts.ts';
import type { Plan, ValuesState } from './values-state.ts';

/** A fix that has not been made yet. */
export interface PendingFix {
  readonly original: Fix;
  /** The fix with the paths that its entry has after the fixes made so far. */
  fix: Fix;
  /** Why it was not made when last tried. */
  reason: string;
}

const NOT_PROVEN = 'Helm would not read exactly this one change from it';

/** Makes fixes that do not contradict each other, first those within a line, then the moves one by one. */
export class FixRun {
  state: ValuesState;
  readonly pending: Set<PendingFix>;

  constructor(state: ValuesState, fixes: readonly Fix[]) {
    this.state = state;
    this.pending = new Set(fixes.map((fix) => ({ original: fix, fix, reason: '' })));
  }

  /** Goes on until no fix that is left can be made in the text that the others have led to. */
  applyAll(): void {
    let before: ValuesState;
    do {
      before = this.state;
      const waiting = [...this.pending];
      this.#apply(waiting.filter(({ fix }) => fix.action.kind !== 'move'));
      const moves = waiting.filter(({ fix }) => fix.action.kind === 'move');
      for (const move of moves.toSorted((a, b) => targetLength(a.fix) - targetLength(b.fix))) this.#apply([move]);
    } while (before !== this.state);
  }

  /** Makes several fixes at once, and when that fails each half of them by itself: a reading of a large file takes its time. */
  #apply(batch: readonly PendingFix[]): void {
    const plans: Plan[] = [];
    const planned: PendingFix[] = [];
    for (const pending of batch) {
      const plan = this.state.plan(pending.fix);
      if ('reason' in plan) pending.reason = plan.reason;
      else {
        plans.push(plan);
        planned.push(pending);
      }
    }
    if (planned.length === 0) return;
    const next = this.state.after(plans);
    if (next !== undefined) {
      this.state = next;
      this.#finish(planned);
    } else if (planned.length === 1) for (const pending of planned) pending.reason = NOT_PROVEN;
    else {
      const middle = planned.length >> 1;
      this.#apply(planned.slice(0, middle));
      this.#apply(planned.slice(middle));
    }
  }

  /** Leads the paths of the other fixes to where their entries are now; the innermost keys come first. */
  #finish(done: readonly PendingFix[]): void {
    for (const pending of done) this.pending.delete(pending);
    for (const { fix } of done.toSorted((a, b) => b.fix.path.length - a.fix.path.length)) {
      const target = targetOf(fix);
      if (target !== undefined) for (const pending of this.pending) pending.fix = following(pending.fix, fix.path, target);
    }
  }
}

function targetLength(fix: Fix): number {
  return targetOf(fix)?.length ?? 0;
}

/** The fix after the entry at `from` has come to stand at `to`. */
function following(fix: Fix, from: readonly string[], to: readonly string[]): Fix {
  if (!startsWith(fix.path, from)) return fix;
  const follow = (path: readonly string[]): readonly string[] =>
    startsWith(path, from) ? [...to, ...path.slice(from.length)] : path;
  const path = follow(fix.path);
  if (fix.action.kind !== 'move') return { ...fix, path };
  const target = follow(fix.action.to);
  const keepsName = target.at(-1) === fix.path.at(-1);
  return { ...fix, path, action: { kind: 'move', to: keepsName ? [...target.slice(0, -1), path.at(-1) ?? ''] : target } };
}
