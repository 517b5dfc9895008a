import type { Configuration } from 'openid-client';
import type { Clock } from '../../clock.ts';

/** The company's identity provider, and what is believed of what it says. */
export interface OpenIdConfig {
  issuer: URL;
  clientId: string;
  /** None for a client that the provider calls public; PKCE then stands alone. */
  clientSecret?: string;
  /** What the button says. */
  name: string;
  scope: string;
  groupsClaim: string;
  /** Who gets an account by signing in: nobody, whoever a group gives a role, or everybody whom the provider lets in. */
  provision: 'none' | 'by-group' | 'everybody';
}

/** Who somebody is, as the provider has signed it. */
export interface Claims {
  issuer: string;
  subject: string;
  name: string | undefined;
  email: string | undefined;
  /** Whether the provider says that the address is theirs. */
  emailVerified: boolean;
  /** `left-out`: they are in more groups than the provider puts into a token. */
  groups: string[] | 'left-out';
}

/** What only the browser that began and we know of one sign-in. */
export interface Expected {
  state: string;
  nonce: string;
  verifier: string;
}

export type ProviderFault = 'denied' | 'unreachable' | 'not-valid';

export interface Provider {
  /** Where the browser is sent to. */
  begin(expected: Expected): Promise<string | { fault: ProviderFault; detail: string }>;
  /** Who came back; `query` is what the provider put behind our address. */
  finish(query: string, expected: Expected): Promise<Claims | { fault: ProviderFault; detail: string }>;
  /** Where the browser is sent to sign out there as well, if the provider offers it. */
  leaveUrl(backTo: string): Promise<string | undefined>;
}

const TIMEOUT_S = 10;
const CLOCK_S = 30;
/** After this long what the provider says of itself is asked anew. */
const KNOWN_MS = 3_600_000;

export function createProvider(config: OpenIdConfig, redirectUri: string, clock: Clock): Provider {
  let known: { at: number; configuration: Promise<Configuration> } | undefined;

  /** The library is brought by the first who signs in this way. */
  async function open() {
    const client = await import('openid-client');
    if (known === undefined || clock.now() - known.at > KNOWN_MS) {
      const { issuer, clientId, clientSecret } = config;
      const metadata = { [client.clockTolerance]: CLOCK_S };
      const how = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret);
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- a provider on this machine; the configuration lets no other be without TLS
      const insecure = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
      const configuration = client.discovery(issuer, clientId, metadata, how, {
        // Signatures are checked although the tokens come by TLS from the provider itself.
        execute: [client.enableNonRepudiationChecks, ...insecure],
        timeout: TIMEOUT_S,
      });
      known = { at: clock.now(), configuration };
      configuration.catch(() => (known = undefined));
    }
    return { client, configuration: await known.configuration };
  }

  return {
    async begin({ state, nonce, verifier }) {
      try {
        const { client, configuration } = await open();
        const challenge = await client.calculatePKCECodeChallenge(verifier);
        return client.buildAuthorizationUrl(configuration, {
          ...{ redirect_uri: redirectUri, scope: config.scope, state, nonce, response_type: 'code' },
          ...{ code_challenge: challenge, code_challenge_method: 'S256' },
        }).href;
      } catch (error) {
        return faultOf(error);
      }
    },
    async finish(query, { state, nonce, verifier }) {
      try {
        const { client, configuration } = await open();
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
        const tokens = await client.authorizationCodeGrant(configuration, new URL(redirectUri + query), checks);
        const signed = tokens.claims();
        if (signed === undefined) return { fault: 'not-valid', detail: 'The provider gave no ID token.' };
        const more =
          configuration.serverMetadata().userinfo_endpoint === undefined
            ? {}
            : await client.fetchUserInfo(configuration, tokens.access_token, signed.sub);
        return readClaims({ ...signed, ...more, iss: signed.iss, sub: signed.sub }, config.groupsClaim);
      } catch (error) {
        return faultOf(error);
      }
    },
    async leaveUrl(backTo) {
      try {
        const { client, configuration } = await open();
        if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
        return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo }).href;
      } catch {
        // Whoever cannot reach the provider is at least signed out here.
        return undefined;
      }
    },
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads what the provider says; nothing of it is taken for more than it is. */
export function readClaims(said: Readonly<Record<string, unknown>>, groupsClaim: string): Claims {
  const elsewhere = said['_claim_names'];
  const groups = Object.hasOwn(said, groupsClaim) ? said[groupsClaim] : [];
  const isLeftOut = typeof elsewhere === 'object' && elsewhere !== null && groupsClaim in elsewhere;
  return {
    ...{ issuer: String(said['iss']), subject: String(said['sub']) },
    name: textOf(said['name']) ?? textOf(said['preferred_username']),
    email: textOf(said['email'])?.toLowerCase(),
    // Entra ID has a claim of its own for whether the domain of the address is the company's.
    emailVerified: said['email_verified'] === true || [true, 1, '1', 'true'].some((yes) => yes === said['xms_edov']),
    groups: isLeftOut
      ? 'left-out'
      : (Array.isArray(groups) ? groups : [groups]).filter((one) => typeof one === 'string'),
  };
}

/** What went wrong, for the person and for the log; the library's own words name no secret. */
function faultOf(error: unknown): { fault: ProviderFault; detail: string } {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const code = error instanceof Error && 'code' in error ? String(error.code) : name;
  const said = error instanceof Error && 'error' in error ? ` (${String(error.error)})` : '';
  const detail = `${code}: ${claimOf(error)}${message}${said}`.slice(0, 300);
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') return { fault: 'denied', detail };
  // What `fetch` throws, and answers of something that is no provider.
  const away = name === 'TypeError' || ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'].includes(code);
  return { fault: away ? 'unreachable' : 'not-valid', detail };
}

/** The name of the claim that did not fit, where the library tells it in a cause. */
function claimOf(error: unknown): string {
  if (!(error instanceof Error) || typeof error.cause !== 'object' || error.cause === null) return '';
  return 'claim' in error.cause && typeof error.cause.claim === 'string'
    ? `${error.cause.claim}, `
    : claimOf(error.cause);
}
