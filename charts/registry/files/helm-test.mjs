// What `helm test` runs in a pod: a call that must be refused, and dry runs of the gate, which register nothing.
// REGISTRY_URL, API_KEY (may be empty), ALLOWED_PAYLOAD and DENIED_PAYLOAD (JSON, may be empty) are its settings.
const { REGISTRY_URL: registry, API_KEY: key = '', ALLOWED_PAYLOAD: allowed = '', DENIED_PAYLOAD: denied = '' } = process.env;
let failures = 0;

function report(ok, what, detail) {
  if (!ok) failures += 1;
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${what}: ${detail}`);
}

const call = (path, options = {}) =>
  fetch(new URL(path, registry), { ...options, signal: AbortSignal.timeout(120_000), redirect: 'error' });

// A denial is no failure of a trial: what the gate decided is the first word of what its step says.
function decisionOf({ ok, steps }) {
  const { outcome, detail } = steps.find(({ step }) => step === 'gate');
  if (!ok) return 'failed';
  return outcome === 'skipped' ? 'bypassed' : detail.split(':')[0];
}

async function dryRun(what, payload, expected) {
  const response = await call('/api/gate/test', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(payload === '' ? {} : { asset_type: 'agent', operation: 'register', registration_payload: JSON.parse(payload) }),
  });
  const body = await response.json();
  if (response.status !== 200) return report(false, what, `${response.status} ${body.code}: ${body.detail}`);
  for (const { step, outcome, detail, hint } of body.steps) console.log(`        ${step}: ${outcome}, ${detail}${hint ? ` (${hint})` : ''}`);
  const decision = decisionOf(body);
  report(expected.includes(decision), what, decision);
}

try {
  const ready = await call('/readyz');
  report(ready.status === 200, 'ready', String(ready.status));
  const refused = await call('/api/agents/register', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer not-a-key' },
    body: '{}',
  });
  report(refused.status === 401, 'a call without valid credentials is refused', String(refused.status));
  if (key === '') {
    console.log('skipped  the gate: name an admin\'s API key by test.apiKeySecret to try it');
  } else {
    const listed = await call('/api/agents?limit=1', { headers: { authorization: `Bearer ${key}` } });
    report(listed.status === 200, 'a call with the API key is allowed', String(listed.status));
    // Bypassed: the gate is off, or does not cover agents.
    await dryRun('dry run of the gate', allowed, ['allowed', 'bypassed']);
    if (denied !== '') await dryRun('dry run of what the gate denies', denied, ['denied']);
  }
} catch (error) {
  report(false, 'the registry answers', error.cause?.code ?? error.name);
}
process.exitCode = failures === 0 ? 0 : 1;
