/**
 * The one place that writes assets: every registration and every update passes the gate here.
 *
 * @module
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { AssetType, Gate, GateDecision, JsonObject, Log, Operation } from '../gate/decision.ts';
import { parseEncryptionKeys, type EncryptionKey } from '../settings/checks/keys.ts';
import { type Secret, SecretUnreadableError } from '../settings/secret.ts';
import { holdsFreshSecret, keepReferenced, sealSecrets, type SplitCard, splitSecrets } from './assets/sealing.ts';
import type { Caller } from './callers/caller.ts';
import { describeFault } from '../errors/fault.ts';
import { changesBetween, type Versions } from './mcp/publication.ts';
import type { Notifications } from './notifications/notifications.ts';
import { Problem } from './problem.ts';
import type { AssetContent, DecisionRecord, Store, StoredAsset, WriteTarget } from './store/store.ts';

/** What a write needs. */
export interface WriteDeps {
  readonly store: Store;
  readonly gate: Gate;
  readonly settings: { readonly registryEncryptionKey: Secret };
  readonly notifications: Notifications;
  readonly log: Log;
}

/** What is to be stored, once the gate has let it pass. */
export interface Draft extends Omit<AssetContent, 'sealed'> {
  /** For a server: all its versions. */
  readonly versions?: Versions;
}

/** How a write is done, found out before the gate is asked. */
export interface WritePlan {
  readonly target: WriteTarget;
  /** For a server that is there already: its versions. */
  readonly versions?: Versions;
  /**
   * Makes of the payload, secrets replaced by placeholders, what is stored.
   *
   * @param at time of the write, ISO 8601
   */
  readonly draft: (payload: JsonObject, at: string) => Draft;
}

/** One registration, update, publication or change of status. */
export interface WriteRequest {
  readonly type: AssetType;
  readonly path: string;
  /** What the gate is asked about, with the secrets in it. */
  readonly payload: JsonObject;
  /** JSON pointers of the secrets in the payload. */
  readonly secrets: readonly string[];
  readonly caller: Caller;
  /** Path of the API that was called. */
  readonly sourceApi: string;
  readonly headers: IncomingHttpHeaders;
  readonly requestId: string;
  /** Aborts when the caller has gone, or the registry gives up waiting. */
  readonly signal: AbortSignal;
  /** Looks at what is there, and refuses (403, 404, 409, 412) or says how to go on. */
  readonly plan: () => Promise<WritePlan>;
}

/** What was stored. */
export interface Written {
  readonly asset: StoredAsset;
  /** For a server: all its versions. */
  readonly versions: Versions;
}

/** What notifications call the operations. */
const EVENTS = { register: 'registration', update: 'update' } as const;

/** The caller went away before the write was done: nobody is there to read an answer, and only the decision was recorded. */
export class CallerGoneError extends Error {
  override readonly name = 'CallerGoneError';
}

/** The problem for a caller who may not change an asset. */
export const notOwner = (): Problem =>
  new Problem('forbidden', 'the asset belongs to another caller: only its owner and admins may change or delete it');

/** True when a caller may change and delete an asset. */
export const ownsAsset = (caller: Caller, asset: StoredAsset): boolean =>
  caller.permissions.admin || caller.owner === asset.owner;

/**
 * The key that seals, for a card that holds secrets.
 *
 * @throws Problem `card_holds_secret` when there is none
 */
async function readSealingKey(secret: Secret, pointers: readonly string[]): Promise<EncryptionKey> {
  let text: string;
  try {
    text = await secret.read();
  } catch (error) {
    if (error instanceof SecretUnreadableError)
      throw new Problem('store_unavailable', 'the key that seals secrets cannot be read');
    throw error;
  }
  const [first] = text === '' ? [] : readKeys(text);
  if (first !== undefined) return first;
  throw new Problem(
    'card_holds_secret',
    `the card holds secrets at ${pointers.join(', ')}: remove them, or have the operator set REGISTRY_ENCRYPTION_KEY`,
    {
      errors: pointers.map((pointer) => ({ pointer, message: 'looks like a secret, which this registry has no key to seal' })),
    },
  );
}

function readKeys(text: string): readonly EncryptionKey[] {
  const result = parseEncryptionKeys(text);
  if (!result.ok) throw new Problem('store_unavailable', 'the key that seals secrets cannot be read');
  return result.keys;
}

function recordOf(request: WriteRequest, operation: Operation, decision: GateDecision): DecisionRecord {
  const { actor } = request.caller;
  return {
    at: new Date().toISOString(),
    requestId: request.requestId,
    subject: actor.subject,
    groups: actor.groups,
    method: actor.method,
    operation,
    assetType: request.type,
    path: request.path,
    sourceApi: request.sourceApi,
    outcome: decision.outcome,
    mode: decision.mode,
    code: decision.code,
    detail: decision.detail,
    attempts: decision.attempts,
    tokenRequests: decision.tokenRequests,
    gateStatus: decision.gateStatus,
    tokenMs: decision.durations.token,
    gateMs: decision.durations.gate,
    totalMs: decision.durations.total,
    payloadSha256: decision.payloadSha256,
  };
}

/** Records a decision that nothing is stored for. The refusal stands even if the record cannot be made. */
async function recordAlone(deps: WriteDeps, record: DecisionRecord): Promise<void> {
  try {
    await deps.store.record(record);
  } catch (error) {
    deps.log.error({ request_id: record.requestId, fault: describeFault(error) }, 'decision not recorded');
  }
}

/** Says what became of a write; why the gate decided so is in the gate's own line with the same request id. */
function logWrite({ log }: WriteDeps, record: DecisionRecord, stored: boolean): void {
  const { requestId, subject, operation, assetType, path, outcome, code } = record;
  log.info({ request_id: requestId, subject, operation, asset_type: assetType, path, outcome, code, stored }, 'write decided');
}

/** The problem for a write that another one was faster than. */
async function beaten({ store }: WriteDeps, { type, path }: WriteRequest, operation: Operation): Promise<Problem> {
  if (operation === 'update') {
    return new Problem('asset_changed', `another request came first: the ${type} ${path} was changed meanwhile`);
  }
  return (await store.find(type, path)) === null
    ? new Problem('name_taken', 'another request came first: the name was given to another server meanwhile')
    : new Problem('asset_exists', `another request came first: the ${type} ${path} was registered meanwhile`);
}

/** Stores what the gate has let pass, with its decision. */
async function store(
  deps: WriteDeps,
  request: WriteRequest,
  { target, versions: before = [], draft }: WritePlan,
  split: SplitCard,
  key: EncryptionKey | null,
  record: DecisionRecord,
): Promise<Written | null> {
  const { versions: after = [], ...content } = draft(split.card, record.at);
  const previous = target.operation === 'update' ? target.asset.sealed : {};
  const fresh = key === null ? {} : sealSecrets(split.fresh, key, request.type, request.path);
  const sealed = keepReferenced({ ...previous, ...fresh }, [content.card, ...after.map(({ server }) => server)]);
  const deliveries = deps.notifications.of({
    eventType: EVENTS[target.operation],
    assetType: request.type,
    card: content.card,
    performedBy: record.subject,
    at: record.at,
  });
  const versions = changesBetween(before, after);
  const asset = await deps.store.write(target, { ...content, sealed }, record, { versions, deliveries });
  if (asset === null) return null;
  deps.notifications.announce();
  return { asset, versions: after };
}

/**
 * Asks the gate about a write and stores asset and decision together, or neither.
 *
 * @throws Problem for every refusal; {@link CallerGoneError} when the caller left first
 */
export async function writeAsset(deps: WriteDeps, request: WriteRequest): Promise<Written> {
  const { payload, secrets } = request;
  const key = holdsFreshSecret(payload, secrets) ? await readSealingKey(deps.settings.registryEncryptionKey, secrets) : null;
  const plan = await request.plan();
  const { operation } = plan.target;
  const split = splitSecrets(payload, secrets, plan.target.operation === 'update' ? plan.target.asset.sealed : {});

  const { traceparent } = request.headers;
  const decision = await deps.gate.decide({
    assetType: request.type,
    operation,
    sourceApi: request.sourceApi,
    payload: split.card,
    requestHeaders: { ...request.headers, 'x-request-id': request.requestId },
    requestId: request.requestId,
    actor: request.caller.actor,
    ...(typeof traceparent === 'string' && { traceparent }),
    signal: request.signal,
  });
  const record = recordOf(request, operation, decision);
  if (request.signal.aborted) {
    await recordAlone(deps, { ...record, detail: record.detail || 'the caller left before anything was stored' });
    logWrite(deps, record, false);
    throw new CallerGoneError();
  }
  if (!decision.proceed) {
    await recordAlone(deps, record);
    logWrite(deps, record, false);
    const detail = decision.outcome === 'denied' ? decision.detail : `${decision.detail}; nothing was stored`;
    throw new Problem(decision.code ?? 'gate_unavailable', detail, {
      headers: decision.retryAfterSeconds === null ? {} : { 'retry-after': String(decision.retryAfterSeconds) },
    });
  }

  const stored = await store(deps, request, plan, split, key, record);
  logWrite(deps, record, stored !== null);
  if (stored !== null) return stored;
  const problem = await beaten(deps, request, operation);
  await recordAlone(deps, { ...record, code: problem.code });
  throw problem;
}
