import type { Connector, ConnectorInput, Delivery } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';
import type { Clock } from '../../clock.ts';
import { CONNECTING, DELIVERY } from '../../delivery-limits.ts';
import type { ConnectorRecord } from '../../store/records/connector-records.ts';
import type { DeliveryRecord, DeliveryRecords } from '../../store/records/delivery-records.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import { createBuckets } from '../buckets.ts';
import { logged } from '../mail/mail.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { hashOf, newSecret, type Chance } from '../secrets.ts';
import type { TicketCore } from '../tickets/core.ts';
import type { Vault } from '../vault.ts';
import { createCarrier, type Carried, type Parcel } from './carry.ts';
import { CONNECTOR_PURPOSE, createDesks, type Desks } from './desks.ts';
import { createHandOver, type HandOver } from './hand-over.ts';
import { hear } from './hear.ts';
import { MAPPINGS } from './kinds/index.ts';

type Wrong = { issues: Issue[] } | { refused: string };

/** Other service desks that tickets are handed over to. */
export interface Connectors extends HandOver {
  list(): Promise<Connector[]>;
  find(connectorId: string): Promise<Connector | undefined>;
  /** Or what is missing, or why its address may not be asked. */
  make(input: ConnectorInput): Promise<{ connector: Connector; secret: string } | Wrong>;
  change(connectorId: string, input: ConnectorInput): Promise<Connector | Wrong | undefined>;
  remove(connectorId: string): Promise<boolean>;
  /** Gives its calls another secret; the last one is nothing any more. */
  renew(connectorId: string): Promise<{ connector: Connector; secret: string } | undefined>;
  /** Asks whose account it has there. */
  test(connectorId: string): Promise<{ ok: boolean; says: string } | undefined>;
  /** A call of theirs, which says that a ticket changed. What changed is asked of them. */
  called(connectorId: string, secret: string, remote: string): Promise<'heard' | 'unknown' | 'too-many'>;
  /** What became of a parcel that is carried now. */
  carry(delivery: DeliveryRecord): Promise<Carried>;
  /** Asks for what is due there, and answers how much it was. */
  hear(): Promise<number>;
  deliveries(connectorId: string): Promise<Delivery[]>;
  replay(connectorId: string, deliveryId: string): Promise<boolean>;
}

export interface ConnectorParts {
  records: Pick<RecordStore, 'connectors' | 'deliveries' | 'tickets' | 'together'>;
  core: Pick<TicketCore, 'move'>;
  outbound: Outbound;
  vault: Vault;
  clock: Clock;
  chance: Chance;
  publicUrl: string;
}

export function createConnectors(parts: ConnectorParts): Connectors {
  const { records, clock } = parts;
  const { connectors, deliveries } = records;
  const desks = createDesks(parts);
  const calls = createBuckets(CONNECTING.calls, clock);
  return {
    ...createHandOver(parts),
    ...settingsOf(parts, desks),
    carry: createCarrier({ ...parts, desks }),
    hear: () => hear({ ...parts, desks }),
    async called(connectorId, secret, remote) {
      const found = await connectors.find(connectorId);
      if (found === undefined || found.secretHash !== hashOf(secret)) return 'unknown';
      if (calls.take(connectorId) > 0) return 'too-many';
      await connectors.wake(connectorId, remote, clock.now());
      return 'heard';
    },
    ...logOf(deliveries, clock),
  };
}

type Settings = Pick<Connectors, 'list' | 'find' | 'make' | 'change' | 'remove' | 'renew' | 'test'>;

function settingsOf({ records, outbound, vault, clock, chance }: ConnectorParts, desks: Desks): Settings {
  const { connectors, deliveries } = records;
  const seal = (credentials: object): string => vault.seal(JSON.stringify(credentials), CONNECTOR_PURPOSE);

  /** Why it cannot be so; undefined when it can. `had`: of one whose credentials are kept already. */
  async function wrongIn(input: ConnectorInput, had: ConnectorRecord | undefined): Promise<Wrong | undefined> {
    const { fields, credentials } = MAPPINGS[input.kind];
    const isSame = had?.connector.kind === input.kind && input.credentials === undefined;
    // Credentials belong to the host that they were given for, and are not sent to another one.
    const isMoved = isSame && originOf(had.connector.url) !== originOf(input.url);
    const issues = [
      ...missing('fields', fields, input.fields),
      ...(isSame && !isMoved ? [] : missing('credentials', credentials, input.credentials ?? {})),
    ];
    if (issues.length > 0) return { issues };
    const refused = await outbound.refuse(input.url);
    return refused === undefined ? undefined : { refused };
  }

  return {
    list: async () => (await connectors.list()).map(({ connector }) => connector),
    find: async (connectorId) => (await connectors.find(connectorId))?.connector,
    async make({ credentials = {}, ...input }) {
      const wrong = await wrongIn({ ...input, credentials }, undefined);
      if (wrong !== undefined) return wrong;
      const connector = { ...input, connectorId: chance(8).toString('hex'), createdAt: clock.now() };
      const secret = newSecret(chance);
      await connectors.put({ connector, sealed: seal(credentials), secretHash: hashOf(secret) });
      return { connector, secret };
    },
    async change(connectorId, { credentials, ...input }) {
      const had = await connectors.find(connectorId);
      if (had === undefined) return undefined;
      const wrong = await wrongIn({ ...input, ...(credentials && { credentials }) }, had);
      if (wrong !== undefined) return wrong;
      const { createdAt, account } = had.connector;
      const isSame = credentials === undefined;
      const connector = { ...input, connectorId, createdAt, ...(isSame && account && { account }) };
      await connectors.put({ ...had, connector, ...(!isSame && { sealed: seal(credentials) }) });
      return connector;
    },
    async remove(connectorId) {
      const was = await connectors.remove(connectorId);
      if (was) await deliveries.giveUp(connectorId, 'it was removed');
      return was;
    },
    async renew(connectorId) {
      const had = await connectors.find(connectorId);
      if (had === undefined) return undefined;
      const secret = newSecret(chance);
      await connectors.put({ ...had, secretHash: hashOf(secret) });
      return { connector: had.connector, secret };
    },
    async test(connectorId) {
      const record = await connectors.find(connectorId);
      if (record === undefined) return undefined;
      const asked = await desks.account(record);
      return 'failed' in asked ? { ok: false, says: asked.outcome } : { ok: true, says: asked.account.name };
    },
  };
}

const originOf = (url: string): string | undefined => URL.parse(url)?.origin;

const missing = (
  where: string,
  wanted: readonly { name: string; required: boolean }[],
  given: Readonly<Record<string, string>>,
): Issue[] =>
  wanted
    .filter(({ name, required }) => required && (given[name] ?? '').trim() === '')
    .map(({ name }) => ({ path: `/${where}/${name}`, message: 'is missing' }));

function logOf(deliveries: DeliveryRecords, clock: Clock): Pick<Connectors, 'deliveries' | 'replay'> {
  return {
    async deliveries(connectorId) {
      const rows = await deliveries.list({ kind: 'connector', target: connectorId, limit: DELIVERY.shown });
      return rows.map(({ content, ...row }) => logged(row, aboutOf(content)));
    },
    async replay(connectorId, deliveryId) {
      const found = await deliveries.find(deliveryId);
      if (found?.kind !== 'connector' || found.target !== connectorId) return false;
      return deliveries.replay(deliveryId, clock.now());
    },
  };
}

/** Of what `createHandOver` has written. */
function aboutOf(content: string): string {
  const { what, number } = JSON.parse(content) as Parcel;
  return `${what} #${number}`;
}
