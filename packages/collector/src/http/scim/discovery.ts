import { route, type Route } from '../route.ts';
import { MOST, resourceSchema, scim } from './answer.ts';
import { GROUP } from './groups.ts';
import { USER } from './users.ts';

const CORE = 'urn:ietf:params:scim:schemas:core:2.0';
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** What a directory asks before it begins (RFC 7643, 5 to 7). */
export function scimDiscoveryRoutes(base: string): Route[] {
  const tell = (name: string, summary: string, value: object): Route =>
    route(
      {
        ...{ method: 'GET', path: `/scim/v2/${name}`, permission: 'member.provision', summary },
        answers: { 200: { description: 'The description', schema: resourceSchema } },
      },
      () => scim(200, value),
    );
  const list = (Resources: object[]): object => ({ schemas: [LIST], totalResults: Resources.length, Resources });
  const type = (name: string, schema: string): object => ({
    ...{ schemas: [`${CORE}:ResourceType`], id: name, name, endpoint: `/${name}s`, schema },
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
  });
  return [
    tell('ServiceProviderConfig', 'What of SCIM there is.', {
      schemas: [`${CORE}:ServiceProviderConfig`],
      ...{ patch: { supported: true }, bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 } },
      ...{ filter: { supported: true, maxResults: MOST }, changePassword: { supported: false } },
      ...{ sort: { supported: false }, etag: { supported: false } },
      authenticationSchemes: [
        { type: 'oauthbearertoken', name: 'API token', description: 'A token with the right member.provision.' },
      ],
    }),
    tell('ResourceTypes', 'Users and groups.', list([type('User', USER), type('Group', GROUP)])),
    tell('Schemas', 'The attributes that are kept.', list([SCHEMAS.user, SCHEMAS.group])),
  ];
}

const attribute = (name: string, more: object = {}): object => ({
  ...{ name, type: 'string', multiValued: false, required: false, caseExact: false, mutability: 'readWrite' },
  ...{ returned: 'default', uniqueness: 'none', ...more },
});

const SCHEMAS = {
  user: {
    ...{ id: USER, name: 'User', description: 'A member' },
    attributes: [
      attribute('userName', { required: true, uniqueness: 'server' }),
      attribute('displayName'),
      attribute('name', {
        type: 'complex',
        subAttributes: ['formatted', 'givenName', 'familyName'].map((one) => attribute(one)),
      }),
      attribute('active', { type: 'boolean' }),
      attribute('emails', { type: 'complex', multiValued: true, subAttributes: [attribute('value')] }),
      attribute('groups', {
        type: 'complex',
        multiValued: true,
        mutability: 'readOnly',
        subAttributes: [attribute('display')],
      }),
    ],
  },
  group: {
    ...{ id: GROUP, name: 'Group', description: 'A group whose name gives roles' },
    attributes: [
      attribute('displayName', { required: true, uniqueness: 'server' }),
      attribute('members', { type: 'complex', multiValued: true, subAttributes: [attribute('value')] }),
    ],
  },
};
