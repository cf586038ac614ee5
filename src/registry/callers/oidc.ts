import type { Actor } from '../../gate/decision.ts';
import type { HttpClient } from '../../http/client.ts';
import type { IssuerKeys } from '../../idp/issuer-keys.ts';

const CLOCK_TOLERANCE_SECONDS = 30;

/** Settings of the issuer whose JWTs callers present. */
export interface OidcSettings {
  readonly registryOidcIssuerUrl: string;
  readonly registryOidcAudience: string;
  readonly registryOidcGroupsClaim: string;
}

/** Knows callers by their JWT. */
export interface OidcCallers {
  /** The caller whose JWT this is; null when it is not valid. Throws `KeysUnavailableError` when the issuer cannot be asked. */
  identify(jwt: string): Promise<Actor | null>;
}

function groupsOf(claim: unknown): string[] {
  const list: unknown[] = Array.isArray(claim) ? claim : [claim];
  return list.filter((group): group is string => typeof group === 'string' && group !== '');
}

/** Accepts the JWTs of one issuer for one audience. The issuer is asked when the first JWT comes. */
export function createOidcCallers(settings: OidcSettings, http: HttpClient): OidcCallers {
  let keys: IssuerKeys | undefined;

  return {
    async identify(jwt) {
      // A start without JWTs does not pay for them.
      const { openIssuerKeys, SIGNATURE_ALGORITHMS } = await import('../../idp/issuer-keys.ts');
      const { errors, jwtVerify } = await import('jose');
      keys ??= openIssuerKeys(http, settings.registryOidcIssuerUrl);
      try {
        const { payload } = await jwtVerify(jwt, keys.getKey, {
          issuer: settings.registryOidcIssuerUrl,
          audience: settings.registryOidcAudience,
          algorithms: SIGNATURE_ALGORITHMS,
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
          requiredClaims: ['exp', 'sub'],
        });
        if (typeof payload.sub !== 'string' || payload.sub === '') return null;
        return { subject: payload.sub, groups: groupsOf(payload[settings.registryOidcGroupsClaim]), method: 'oidc' };
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}
