import type { RecordStore } from '../store/records/record-store.ts';
import { CONNECTOR_PURPOSE } from './connectors/desks.ts';
import { purposeOf } from './identity.ts';
import type { Members } from './members.ts';
import { purposeOfSeed } from './second-factor.ts';
import type { Vault } from './vault.ts';
import { WEBHOOK_PURPOSE } from './webhooks/webhooks.ts';

/** How many secrets were sealed anew, and how many none of the keys opens. */
export interface Resealed {
  renewed: number;
  lost: number;
}

export interface ResealParts {
  records: Pick<RecordStore, 'apps' | 'credentials' | 'webhooks' | 'connectors' | 'together'>;
  members: Members;
  vault: Vault;
}

/** Something that is kept sealed; `put` replaces it, unless somebody else has meanwhile. */
interface Sealed {
  sealed: string;
  purpose: string;
  put(sealed: string): Promise<unknown>;
}

/** Seals with the newest key what was sealed with an older one, so that the older can go. Several collectors may do so at once. */
export async function reseal({ vault, ...parts }: ResealParts): Promise<Resealed> {
  const done: Resealed = { renewed: 0, lost: 0 };
  for await (const { sealed, purpose, put } of everySealed(parts)) {
    if (!vault.isOld(sealed)) continue;
    const text = vault.open(sealed, purpose);
    if (text === undefined) done.lost += 1;
    else {
      await put(vault.seal(text, purpose));
      done.renewed += 1;
    }
  }
  return done;
}

type Places = Omit<ResealParts, 'vault'>;

async function* everySealed(places: Places): AsyncGenerator<Sealed> {
  yield* seeds(places);
  yield* identities(places);
  yield* webhooks(places);
  yield* connectors(places);
}

async function* seeds({ members }: Places): AsyncGenerator<Sealed> {
  for (const { memberId, totp } of await members.list()) {
    if (totp === null) continue;
    const { sealed } = totp;
    const put = (next: string) =>
      members.update(memberId, (now) =>
        now.totp?.sealed === sealed ? { ...now, totp: { ...now.totp, sealed: next } } : undefined,
      );
    yield { sealed, purpose: purposeOfSeed(memberId), put };
  }
}

async function* identities({ records: { apps, credentials } }: Places): AsyncGenerator<Sealed> {
  for (const { appId } of await apps.list()) {
    for (const { credentialId, sealed } of await credentials.of(appId, 'identity')) {
      if (sealed === null) continue;
      yield { sealed, purpose: purposeOf(appId), put: (next) => credentials.reseal(credentialId, sealed, next) };
    }
  }
}

async function* webhooks({ records }: Places): AsyncGenerator<Sealed> {
  for (const { webhook, secrets } of await records.webhooks.list()) {
    for (const { sealed } of secrets) {
      const put = (next: string) =>
        records.together(async () => {
          const now = await records.webhooks.find(webhook.webhookId);
          if (now === undefined) return;
          const renewed = now.secrets.map((one) => (one.sealed === sealed ? { ...one, sealed: next } : one));
          await records.webhooks.put({ ...now, secrets: renewed });
        });
      yield { sealed, purpose: WEBHOOK_PURPOSE, put };
    }
  }
}

async function* connectors({ records }: Places): AsyncGenerator<Sealed> {
  for (const { connector, sealed } of await records.connectors.list()) {
    const put = (next: string) =>
      records.together(async () => {
        const now = await records.connectors.find(connector.connectorId);
        if (now?.sealed === sealed) await records.connectors.put({ ...now, sealed: next });
      });
    yield { sealed, purpose: CONNECTOR_PURPOSE, put };
  }
}
