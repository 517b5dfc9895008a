import type { Connector } from '@handrail/protocol';
import type { ConnectorRecord, ConnectorRecords } from '../../store/records/connector-records.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Vault } from '../vault.ts';
import { MAPPINGS } from './kinds/index.ts';
import { speak, type Failed, type Speech, type SpeechParts } from './speak.ts';

/** What credentials of connectors are sealed for. */
export const CONNECTOR_PURPOSE = 'connector';

export interface DeskParts {
  records: { connectors: ConnectorRecords };
  outbound: Outbound;
  vault: Vault;
}

/** Whose credentials a connector has there. */
type Account = NonNullable<Connector['account']>;

/** Opens other service desks with the credentials that were sealed for them. */
export interface Desks {
  speak<R>(record: ConnectorRecord, say: (speech: Speech, parts: SpeechParts) => Promise<R>): Promise<R | Failed>;
  /** Asks whose account it is, and keeps that: what it wrote is ours. */
  account(record: ConnectorRecord): Promise<{ account: Account } | Failed>;
}

export function createDesks({ records: { connectors }, outbound, vault }: DeskParts): Desks {
  const speakWith: Desks['speak'] = async ({ connector, sealed }, say) => {
    const opened = vault.open(sealed, CONNECTOR_PURPOSE);
    if (opened === undefined) return { failed: 'later', outcome: 'its credentials cannot be opened' };
    // Sealed by `make` and `change`, from what the schema has checked.
    const credentials = JSON.parse(opened) as Record<string, string>;
    const parts = { outbound, mapping: MAPPINGS[connector.kind], connector, credentials };
    return speak(parts, (speech) => say(speech, parts));
  };
  return {
    speak: speakWith,
    async account(record) {
      const done = await speakWith(record, (speech, { mapping }) => speech.run([mapping.whoami]));
      if ('failed' in done) return done;
      const { accountId, account: name } = done.known;
      const account = { id: String(accountId), name: String(name ?? accountId) };
      const now = await connectors.find(record.connector.connectorId);
      const had = now?.connector.account;
      if (now !== undefined && (had?.id !== account.id || had.name !== account.name))
        await connectors.put({ ...now, connector: { ...now.connector, account } });
      return { account };
    },
  };
}
