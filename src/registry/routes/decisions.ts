import { Readable } from 'node:stream';
import { describeFault } from '../../errors/fault.ts';
import type { DecisionFilter, Store, StoredDecision } from '../store/store.ts';
import { readDecisionFilter } from './decision-filters.ts';
import type { Answer, Exchange, Query } from './handler.ts';
import { metadataOf, readCursor, readLimit } from './paging.ts';

/** Media type of JSON lines. */
export const JSON_LINES = 'application/x-ndjson';

/** Records that an export reads at a time: what it holds in memory, and for how long it holds up others. */
const EXPORT_PAGE = 200;

/** A decision as operators read it. */
export const decisionView = (decision: StoredDecision) => ({
  id: decision.id,
  at: decision.at,
  request_id: decision.requestId,
  actor: { subject: decision.subject, groups: decision.groups, method: decision.method },
  operation: decision.operation,
  asset_type: decision.assetType,
  path: decision.path,
  source_api: decision.sourceApi,
  outcome: decision.outcome,
  mode: decision.mode,
  code: decision.code,
  detail: decision.detail,
  stored: decision.stored,
  attempts: decision.attempts,
  token_requests: decision.tokenRequests,
  gate_status: decision.gateStatus,
  durations_ms: { token: decision.tokenMs, gate: decision.gateMs, total: decision.totalMs },
  payload_sha256: decision.payloadSha256,
  stored_digest: decision.storedDigest,
});

/** Lists decisions, newest first: a page, or all of them as JSON lines for a caller who accepts those. */
export async function gateDecisions(exchange: Exchange): Promise<Answer> {
  const { deps, request } = exchange;
  const query = request.query as Query;
  if (/\bapplication\/(x-ndjson|jsonl)\b/i.test(request.headers.accept ?? '')) {
    return exportDecisions(exchange, readDecisionFilter(query, []));
  }
  const filter = readDecisionFilter(query, ['limit', 'cursor']);
  const limit = readLimit(query);
  const cursor = readCursor(query, (text) => /^[1-9]\d{0,15}$/.test(text));
  const before = cursor === null ? null : Number(cursor);
  const entries = await deps.store.decisions({ before, limit: limit + 1, filter });
  const page = { entries: entries.slice(0, limit), more: entries.length > limit };
  const metadata = metadataOf(page, ({ id }) => String(id));
  return { status: 200, headers: { vary: 'accept' }, body: { decisions: page.entries.map(decisionView), metadata } };
}

const readPage = (store: Store, filter: DecisionFilter, before: number | null): Promise<StoredDecision[]> =>
  store.decisions({ before, limit: EXPORT_PAGE, filter });

/** The lines of one page after the other, each read when the one before was taken. */
async function* exportLines({ deps, request }: Exchange, filter: DecisionFilter, first: readonly StoredDecision[]) {
  let entries = first;
  try {
    for (;;) {
      if (entries.length > 0) yield entries.map((decision) => `${JSON.stringify(decisionView(decision))}\n`).join('');
      const last = entries.at(-1);
      if (last === undefined || entries.length < EXPORT_PAGE) return;
      entries = await readPage(deps.store, filter, last.id);
    }
  } catch (error) {
    // The answer has begun: its connection is cut, which tells the caller that lines are missing.
    deps.log.error({ request_id: request.id, fault: describeFault(error) }, 'export of decisions broken off');
    throw error;
  }
}

async function exportDecisions(exchange: Exchange, filter: DecisionFilter): Promise<Answer> {
  // Read before the answer begins, so that a database which cannot be used is a 503.
  const first = await readPage(exchange.deps.store, filter, null);
  return {
    status: 200,
    headers: { 'content-type': JSON_LINES, vary: 'accept' },
    body: Readable.from(exportLines(exchange, filter, first)),
  };
}
