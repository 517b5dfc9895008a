import { randomBytes } from 'node:crypto';
import { systemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { createProvider } from '../../services/openid/provider.ts';
import type { HeardClock } from './clock.ts';
import { about, type Finding } from './finding.ts';

const { ok, warning, fault } = about('sign-in');
const WAIT_MS = 10_000;

/** Asks the company's identity provider what it says of itself, as a sign-in would. */
export async function checkSignIn({
  openid,
  publicUrl,
  groupRoles,
}: Config): Promise<{ findings: Finding[]; clocks: HeardClock[] }> {
  if (openid === undefined) {
    const alone = groupRoles.length > 0;
    return {
      findings: [
        alone
          ? ok('No OpenID provider is set up; HANDRAIL_GROUP_ROLES holds for groups of SCIM.')
          : ok('Members sign in by links, passwords and passkeys; no OpenID provider is set up.'),
      ],
      clocks: [],
    };
  }
  const back = `${publicUrl ?? 'http://localhost'}/openid/callback`;
  const secret = () => randomBytes(16).toString('base64url');
  const askedAt = Date.now();
  const begun = await createProvider(openid, back, systemClock).begin({
    ...{ state: secret(), nonce: secret(), verifier: randomBytes(32).toString('base64url') },
  });
  if (typeof begun !== 'string') {
    return {
      findings: [
        fault(
          `${openid.issuer.host} does not answer as an OpenID provider (${begun.detail}): check HANDRAIL_OPENID_ISSUER.`,
        ),
      ],
      clocks: [],
    };
  }
  const findings = [ok(`${openid.issuer.host} answers. It must know the redirect address ${back}.`)];
  if (publicUrl === undefined) {
    findings.push(warning('HANDRAIL_PUBLIC_URL is not set: the provider would send members to "localhost". Set it.'));
  }
  return { findings, clocks: await clockOf(openid.issuer, askedAt) };
}

async function clockOf(issuer: URL, askedAt: number): Promise<HeardClock[]> {
  try {
    const answer = await fetch(issuer, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(WAIT_MS) });
    const now = Date.parse(answer.headers.get('date') ?? '');
    return Number.isNaN(now) ? [] : [{ whose: issuer.host, now, askedAt, heardAt: Date.now() }];
  } catch {
    return [];
  }
}
