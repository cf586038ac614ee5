/**
 * The page at `/`: what there is and how the gate does, in plain HTML without a script.
 *
 * @module
 */
import { VERSION } from '../../settings/version.ts';
import type { Caller } from '../callers/caller.ts';
import type { GateStatus } from '../routes/gate.ts';
import type { StoredAsset, StoredDecision } from '../store/store.ts';
import { adviseGate } from './gate-advice.ts';
import { type Html, html } from './html.ts';
import { styleElement } from './style.ts';

/** Assets of one kind, as far as the page shows them. */
export interface AssetList {
  readonly collection: 'agents' | 'servers' | 'skills';
  readonly assets: readonly StoredAsset[];
  /** True when there are more. */
  readonly more: boolean;
}

/** All that the page shows. */
export interface PageContent {
  readonly caller: Caller;
  readonly lists: readonly AssetList[];
  /** What admins alone may see; null for others. */
  readonly gate: { readonly status: GateStatus; readonly decisions: readonly StoredDecision[] } | null;
}

const LEVELS = { allowed: 'good', denied: 'bad', failed: 'bad', bypassed: 'warn' } as const;

const levelOf = (outcome: string): string => (Object.hasOwn(LEVELS, outcome) ? LEVELS[outcome as keyof typeof LEVELS] : '');

/** A moment as people read it, to the second, in UTC. */
const time = (at: string): Html => html`<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')}</time>`;

/** Text of others: its direction of writing stays its own. */
const foreign = (text: string): Html => html`<bdi>${text}</bdi>`;

/** A path is read from its slash on, also in scripts that are written from the right. */
const path = (text: string): Html => html`<bdi dir="ltr">${text}</bdi>`;

function gateSection(status: GateStatus): Html {
  const { level, summary, steps } = adviseGate(status);
  const heading = { good: 'Well', warn: 'Attention', bad: 'Not well' }[level];
  return html`<section aria-labelledby="gate">
    <h2 id="gate">Registration gate</h2>
    <div class="state ${level}">
      <p><b>${heading}.</b> ${summary}</p>
      ${status.url !== '' && html`<p class="note">${status.mode}, ${status.auth_type}, ${foreign(status.url)}</p>`}
      ${
        steps.length > 0 &&
        html`<ul>
          ${steps.map((step) => html`<li>${foreign(step)}</li>`)}
        </ul>`
      }
    </div>
  </section>`;
}

const decisionRow = (decision: StoredDecision): Html =>
  html`<tr>
    <td>${time(decision.at)}</td>
    <td class="${levelOf(decision.outcome)}"><b>${decision.outcome}</b>${decision.stored && html`<small>stored</small>`}</td>
    <th scope="row">${path(decision.path)}<small>${decision.operation} ${decision.assetType}</small></th>
    <td class="wide who">${foreign(decision.subject)}<small>${decision.method}</small></td>
    <td class="long">${foreign(decision.detail)}${decision.code !== null && html`<small>${decision.code}</small>`}</td>
  </tr>`;

const table = (id: string, columns: readonly Html[], rows: readonly Html[]): Html =>
  html`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0">
    <table aria-labelledby="${id}">
      <thead>
        <tr>
          ${columns}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;

const column = (name: string): Html => html`<th scope="col">${name}</th>`;
const wideColumn = (name: string): Html => html`<th scope="col" class="wide">${name}</th>`;

function decisionsSection(decisions: readonly StoredDecision[]): Html {
  const columns = [column('Time (UTC)'), column('Outcome'), column('Asset'), wideColumn('Caller'), column('Reason')];
  return html`<section aria-labelledby="decisions">
    <h2 id="decisions">Latest decisions</h2>
    ${decisions.length === 0 ? html`<p class="note">None yet.</p>` : table('decisions', columns, decisions.map(decisionRow))}
  </section>`;
}

const assetRow = (asset: StoredAsset): Html =>
  html`<tr>
    <th scope="row">${foreign(asset.name)}<small>${path(asset.path)}</small></th>
    <td>${asset.status}</td>
    <td class="who">${foreign(asset.owner)}</td>
    <td class="wide">${asset.version}</td>
    <td class="wide">${time(asset.updatedAt)}</td>
  </tr>`;

function assetsSection({ collection, assets, more }: AssetList): Html {
  const title = collection.replace(/^./, (letter) => letter.toUpperCase());
  const columns = [column('Name'), column('Status'), column('Owner'), wideColumn('Writes'), wideColumn('Updated (UTC)')];
  return html`<section aria-labelledby="${collection}">
    <h2 id="${collection}">${title}</h2>
    ${assets.length === 0 ? html`<p class="note">None yet.</p>` : table(collection, columns, assets.map(assetRow))}
    ${more && html`<p class="note">The first ${assets.length}; GET /api/${collection} has all.</p>`}
  </section>`;
}

const callerLine = ({ actor }: Caller): Html =>
  actor.method === 'anonymous'
    ? html`<p>Not signed in. <a href="/?sign-in">Sign in</a> with an API key as the password.</p>`
    : html`<p>Signed in as ${foreign(actor.subject)}</p>`;

/** Renders the page. */
export function renderPage({ caller, lists, gate }: PageContent): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Registry</title>
        ${styleElement}
      </head>
      <body>
        <header>
          <h1>Registry</h1>
          ${callerLine(caller)}
        </header>
        <main>
          ${gate === null ? html`<p class="note">The gate's state and its decisions are for admins.</p>` : [gateSection(gate.status), decisionsSection(gate.decisions)]}
          ${lists.map(assetsSection)}
        </main>
        <footer>registration-gate ${VERSION}</footer>
      </body>
    </html> `.text;
}
