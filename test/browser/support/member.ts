import { randomBytes } from 'node:crypto';
import type { Role } from '@handrail/protocol';
import type { BrowserContext } from '@playwright/test';
import type { Collector } from './collector.ts';

/** Invites somebody with these roles in an app, and signs them in in a browser as if they had come by the invitation. */
export async function enterAs(
  context: BrowserContext,
  collector: Collector,
  { name, appId, roles }: { name: string; appId: string; roles: Role[] },
): Promise<void> {
  const email = `${randomBytes(6).toString('hex')}@example.com`;
  const grants = [{ appId, roles }];
  const { link } = await collector.api<{ link: string }>('POST', '/api/members', { name, email, grants });
  const token = link.split('/invitation/')[1];
  const password = randomBytes(24).toString('base64url');
  const answer = await context.request.post(`${collector.url}/api/invitation/accept`, {
    data: { token, name, password },
    headers: { origin: new URL(collector.url).origin },
  });
  if (!answer.ok()) throw new Error(await answer.text());
}
