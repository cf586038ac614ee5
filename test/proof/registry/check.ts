/** Holds what stands in a database against what was acknowledged, approved and told. */
import type { Contents } from './databases.ts';
import type { Ledger } from './load.ts';
import { isDenied, type Others } from './others.ts';

/**
 * Everything that is wrong: a write that was acknowledged and is lost, one that is stored and was not approved, one that is half
 * there.
 */
export function findProblems(
  contents: Contents,
  ledger: Ledger,
  { approved, told }: Pick<Others, 'approved' | 'told'>,
): string[] {
  const problems: string[] = [];
  const check = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  const assets = new Map(contents.assets.map((asset) => [`${asset.type} ${asset.path}`, asset]));
  const descriptionOf = (json: string): string => (JSON.parse(json) as { description: string }).description;

  for (const [key, acknowledged] of ledger.assets) {
    const asset = assets.get(key);
    const kept = asset !== undefined && asset.version >= acknowledged.version;
    check(kept, `lost: ${key} ${acknowledged.description}`);
    if (asset?.version !== acknowledged.version) continue;
    check(descriptionOf(asset.card) === acknowledged.description, `lost: ${key} holds something else`);
  }
  const versions = new Map(contents.versions.map((one) => [`${one.name} ${one.version}`, one]));
  for (const [key, description] of ledger.published) {
    const version = versions.get(key);
    check(version !== undefined && descriptionOf(version.server) === description, `lost: version ${key}`);
  }

  const announced = new Set(told);
  for (const { payload } of contents.deliveries) {
    announced.add((JSON.parse(payload) as { card: { description: string } }).card.description);
  }
  const writes = new Map<string, Contents['decisions'][number][]>();
  for (const decision of contents.decisions) {
    check((decision.stored === 1) === (decision.stored_digest !== null), `half: decision ${decision.id} without its digest`);
    if (decision.stored === 0) continue;
    const key = `${decision.asset_type} ${decision.path}`;
    writes.set(key, [...(writes.get(key) ?? []), decision]);
    const approval = approved.get(decision.request_id);
    check(decision.outcome === 'allowed' && approval?.sha256 === decision.payload_sha256, `unapproved: ${key}`);
    check(approval !== undefined && announced.has(approval.description), `half: ${key} ${approval?.description} in no outbox`);
    check(assets.has(key), `half: decision about ${key} without the asset`);
  }

  const byAsset = Map.groupBy(contents.versions, (version) => version.asset_id);
  for (const [key, asset] of assets) {
    const own = writes.get(key) ?? [];
    const last = own.at(-1);
    const description = descriptionOf(asset.card);
    check(own.length === asset.version, `half: ${key} of version ${asset.version} has ${own.length} decisions`);
    check(approved.get(last?.request_id ?? '')?.description === description, `unapproved: what ${key} holds`);
    check(!isDenied(description), `unapproved: ${key} was denied`);
    const listed = byAsset.get(asset.id) ?? [];
    if (asset.type !== 'server') continue;
    const wanted = asset.path.startsWith('/com.example/') ? asset.version : 1;
    check(listed.length === wanted, `half: ${key} of version ${asset.version} has ${listed.length} listings`);
    check(listed.filter((one) => one.is_latest === 1).length === 1, `half: ${key} has not one latest version`);
  }
  const ids = new Set(contents.assets.map(({ id }) => id));
  for (const { asset_id: id, name } of contents.versions) check(ids.has(id), `half: version of ${name} without its server`);
  return problems;
}
