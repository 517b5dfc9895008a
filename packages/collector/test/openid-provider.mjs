// A real provider, as a process of its own: `people` are told by messages, and whoever comes says by `login_hint` who they are.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [redirectUri, secret] = process.argv.slice(2);
let people = {};
process.on('message', (message) => {
  people = message;
  process.send('known');
});

const server = createServer().listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'handrail',
        client_secret: secret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [new URL('/dashboard/', redirectUri).href],
      },
    ],
    // Also without PKCE, so that a test can show that we ask for it.
    pkce: { required: () => false },
    scopes: ['openid', 'email', 'profile'],
    claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, ...people[accountId] }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  // Chatter of a provider that is set up for tests.
  provider.on('server_error', (_, error) => console.error(error));
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/interaction/')) return answer(request, response);
    const { params } = await provider.interactionDetails(request, response);
    const accountId = params.login_hint;
    const result =
      accountId in people ? { login: { accountId } } : { error: 'access_denied', error_description: 'not one of ours' };
    return provider.interactionFinished(request, response, result);
  });
  process.send(issuer);
});
