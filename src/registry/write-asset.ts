/**
 * The one place that writes assets: every registration and every update passes the gate here.
 *
 * @module
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Gate, GateDecision, Log, Operation } from '../gate/decision.ts';
import { parseEncryptionKeys, type EncryptionKey } from '../settings/checks/keys.ts';
import { type Secret, SecretUnreadableError } from '../settings/secret.ts';
import type { CheckedCard } from './assets/card.ts';
import type { Kind } from './assets/kind.ts';
import { holdsFreshSecret, sealSecrets, splitSecrets } from './assets/sealing.ts';
import { matchesVersion } from './assets/view.ts';
import type { Caller } from './callers/caller.ts';
import { describeFault } from './fault.ts';
import type { Notifications } from './notifications/notifications.ts';
import { Problem } from './problem.ts';
import type { DecisionRecord, Store, StoredAsset, WriteTarget } from './store/store.ts';

/** What a write needs. */
export interface WriteDeps {
  readonly store: Store;
  readonly gate: Gate;
  readonly encryptionKey: Secret;
  readonly notifications: Notifications;
  readonly log: Log;
}

/** One registration or update. */
export interface WriteRequest {
  readonly kind: Kind;
  readonly operation: Operation;
  readonly checked: CheckedCard;
  /** JSON pointers of the secrets in the card. */
  readonly secrets: readonly string[];
  readonly caller: Caller;
  readonly ifMatch: string | undefined;
  /** Path of the API that was called. */
  readonly sourceApi: string;
  readonly headers: IncomingHttpHeaders;
  readonly requestId: string;
  /** Aborts when the caller has gone, or the registry gives up waiting. */
  readonly signal: AbortSignal;
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

/** Finds what the write is about, or refuses (404, 403, 409, 412). */
async function findTarget(deps: WriteDeps, request: WriteRequest): Promise<WriteTarget> {
  const { kind, operation, checked, caller } = request;
  const type = kind.assetType;
  const existing = await deps.store.find(type, checked.path);
  if (operation === 'register') {
    if (existing !== null) throw new Problem('asset_exists', `the ${type} ${checked.path} is registered already`);
    return { operation, type, path: checked.path, owner: caller.owner };
  }
  if (existing === null) throw new Problem('not_found', `no ${type} is registered under ${checked.path}`);
  if (!ownsAsset(caller, existing)) throw notOwner();
  if (!matchesVersion(request.ifMatch, existing)) {
    throw new Problem('version_mismatch', `the ${type} ${checked.path} has version ${existing.version}`);
  }
  return { operation, asset: existing };
}

function recordOf(request: WriteRequest, decision: GateDecision): DecisionRecord {
  const { actor } = request.caller;
  return {
    at: new Date().toISOString(),
    requestId: request.requestId,
    subject: actor.subject,
    groups: actor.groups,
    method: actor.method,
    operation: request.operation,
    assetType: request.kind.assetType,
    path: request.checked.path,
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

/**
 * Asks the gate about a write and stores asset and decision together, or neither.
 *
 * @throws Problem for every refusal; {@link CallerGoneError} when the caller left first
 */
export async function writeAsset(deps: WriteDeps, request: WriteRequest): Promise<StoredAsset> {
  const { kind, checked, secrets } = request;
  const key = holdsFreshSecret(checked.card, secrets) ? await readSealingKey(deps.encryptionKey, secrets) : null;
  const target = await findTarget(deps, request);
  const split = splitSecrets(checked.card, secrets, target.operation === 'update' ? target.asset.sealed : {});

  const { traceparent } = request.headers;
  const decision = await deps.gate.decide({
    assetType: kind.assetType,
    operation: request.operation,
    sourceApi: request.sourceApi,
    payload: split.card,
    requestHeaders: { ...request.headers, 'x-request-id': request.requestId },
    requestId: request.requestId,
    actor: request.caller.actor,
    ...(typeof traceparent === 'string' && { traceparent }),
    signal: request.signal,
  });
  const record = recordOf(request, decision);
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

  const sealed = { ...split.kept, ...(key !== null && sealSecrets(split.fresh, key, kind.assetType, checked.path)) };
  const { name, status } = checked;
  const deliveries = deps.notifications.of({
    eventType: EVENTS[request.operation],
    assetType: kind.assetType,
    card: split.card,
    performedBy: record.subject,
    at: record.at,
  });
  const stored = await deps.store.write(target, { name, status, card: split.card, sealed }, record, { deliveries });
  logWrite(deps, record, stored !== null);
  if (stored !== null) {
    deps.notifications.announce();
    return stored;
  }
  const code = request.operation === 'register' ? 'asset_exists' : 'asset_changed';
  await recordAlone(deps, { ...record, code });
  throw new Problem(
    code,
    `another request came first: the ${kind.assetType} ${checked.path} was ${code === 'asset_exists' ? 'registered' : 'changed'} meanwhile`,
  );
}
