import type { Environment } from './config.ts';
import { readGroupRoles, type GroupRole } from './services/group-roles.ts';
import type { OpenIdConfig } from './services/openid/provider.ts';
import { StartError } from './start-error.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const PROVISIONS = ['none', 'by-group', 'everybody'] as const;

/** How members sign in by the company's identity provider; undefined without an issuer. */
export function readOpenId(env: Environment): OpenIdConfig | undefined {
  const text = (name: string): string | undefined => env[`HANDRAIL_OPENID_${name}`]?.trim() || undefined;
  const given = text('ISSUER');
  if (given === undefined) return undefined;
  const issuer = readIssuer(given);
  const clientId = text('CLIENT_ID');
  if (clientId === undefined) {
    throw new StartError('HANDRAIL_OPENID_CLIENT_ID is missing: write the id under which the provider knows Handrail.');
  }
  const provision = PROVISIONS.find((one) => one === (text('PROVISION') ?? 'by-group'));
  if (provision === undefined) {
    throw new StartError(`HANDRAIL_OPENID_PROVISION is none of ${PROVISIONS.join(', ')}.`);
  }
  const clientSecret = text('CLIENT_SECRET');
  return {
    ...{ issuer, clientId, provision, ...(clientSecret !== undefined && { clientSecret }) },
    name: text('NAME') ?? issuer.host,
    scope: text('SCOPE') ?? 'openid email profile',
    groupsClaim: text('GROUPS_CLAIM') ?? 'groups',
  };
}

function readIssuer(value: string): URL {
  const issuer = URL.parse(value);
  // Without TLS anybody on the way could be the provider; a provider on this machine has no way.
  if (issuer?.protocol === 'https:' || (issuer?.protocol === 'http:' && LOOPBACK.includes(issuer.hostname))) {
    return issuer;
  }
  throw new StartError(
    'HANDRAIL_OPENID_ISSUER is not an https address: write the issuer as the provider gives it, such as https://login.example.com.',
  );
}

/** Which groups of the company give which roles. */
export function readGroups(env: Environment): GroupRole[] {
  const read = readGroupRoles(env['HANDRAIL_GROUP_ROLES'] ?? '');
  if (!('bad' in read)) return read;
  throw new StartError(
    `HANDRAIL_GROUP_ROLES holds “${read.bad}”: write groups with their roles, such as "IT=admin; Purchasing=author,reviewer@purchasing".`,
  );
}
