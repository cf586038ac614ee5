/**
 * A verification as text for people, and as JSON for programs.
 *
 * @module
 */
import { escapeControls, toJson } from '../report/escape.ts';
import { daysLeft } from './connection.ts';
import { countOutcomes, isOk, outcomes, type Target, type VerifyReport, type VerifyStep } from './report.ts';
import type { ClaimName, ClaimValue } from './token-facts.ts';

const TARGETS: Readonly<Record<Target, string>> = { issuer: 'issuer', token_endpoint: 'token endpoint', gate: 'gate' };

/** `token endpoint dns`, `discovery`, `gate call`. */
function titleOf({ step, target }: VerifyStep): string {
  if (step === 'gate') return 'gate call';
  return target === null || step === 'discovery' ? step : `${TARGETS[target]} ${step}`;
}

const TIMES: ReadonlySet<ClaimName> = new Set(['iat', 'nbf', 'exp']);

/** A claim in one line; a time (RFC 7519 NumericDate) also as a date, when it is one. */
function showClaim(name: ClaimName, value: ClaimValue): string {
  if (typeof value === 'object') return value.join(', ');
  const isDate = TIMES.has(name) && typeof value === 'number' && Math.abs(value) < 1e11;
  return isDate ? `${value} (${new Date(value * 1000).toISOString().replace(/\.\d+/, '')})` : String(value);
}

function linesOf(step: VerifyStep, width: number): string[] {
  const { outcome, ms, detail, hint, token } = step;
  const time = outcome === 'skipped' ? '' : `${Math.round(ms)} ms`;
  const claims = Object.entries(token?.claims ?? {}) as [ClaimName, ClaimValue][];
  return [
    `${outcome.padEnd(8)} ${titleOf(step).padEnd(width)} ${time.padStart(8)}  ${escapeControls(detail)}`.trimEnd(),
    ...claims.map(([name, value]) => `           ${name.padEnd(9)} ${escapeControls(showClaim(name, value))}`),
    ...(hint === '' ? [] : [`    hint: ${escapeControls(hint)}`]),
  ];
}

/** For people: a line for each step with its time, the claims of the token, hints, and a summary. */
export function renderText(report: VerifyReport): string {
  const width = Math.max(...report.steps.map((step) => titleOf(step).length));
  const counts = countOutcomes(report);
  const failed = report.steps.filter(({ outcome }) => outcome === 'failed').map(titleOf);
  const summary = outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}${outcome === 'failed' ? ` (${failed.join(', ')})` : ''}`)
    .join(', ');
  return [...report.steps.flatMap((step) => linesOf(step, width)), `${summary} in ${Math.round(report.ms)} ms`, ''].join('\n');
}

function viewOf(step: VerifyStep, at: number): object {
  const { ms, findings, tls, ...rest } = step;
  const certificate = tls?.certificate ?? null;
  return {
    ...rest,
    durationMs: Math.round(ms),
    ...(findings && {
      findings: findings.map(({ code, severity, path, env, message, hint }) => ({ code, severity, path, env, message, hint })),
    }),
    ...(tls && {
      tls: {
        protocol: tls.protocol,
        refusal: tls.refusal,
        certificate: certificate && {
          names: certificate.names,
          issuer: certificate.issuer,
          validFrom: certificate.validFrom.toISOString(),
          validTo: certificate.validTo.toISOString(),
          daysLeft: daysLeft(certificate, at),
        },
      },
    }),
  };
}

/** For programs: `schema/contract/verify.schema.json` describes it. */
export function renderJson(report: VerifyReport): string {
  const document = {
    version: 1,
    ok: isOk(report),
    source: report.source,
    durationMs: Math.round(report.ms),
    counts: countOutcomes(report),
    steps: report.steps.map((step) => viewOf(step, report.at)),
  };
  return `${toJson(document, 2)}\n`;
}
