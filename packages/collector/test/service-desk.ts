import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Connector, ConnectorKindName } from '@handrail/protocol';
import { createConnectors } from '../src/services/connectors/connectors.ts';
import { MAPPINGS } from '../src/services/connectors/kinds/index.ts';
import type { Outbound, OutboundAnswer } from '../src/services/outbound/outbound.ts';
import { systemChance } from '../src/services/secrets.ts';
import { createVault } from '../src/services/vault.ts';
import { deliverToDesks } from '../src/jobs/deliveries.ts';
import { tellNews } from '../src/jobs/ticket-news.ts';
import { withTickets } from './support-stage.ts';

interface Exchange {
  request: { method: string; path: string; headers?: Record<string, string>; body?: unknown };
  response: { status: number; body?: unknown };
}

/** What a vendor's documentation says: requests, each with its answer, and what comes of them. */
export interface Contract extends Pick<Connector, 'url' | 'fields'> {
  documentation: string[];
  /** Which parts were compared with the documentation, or with what others send in public code, and which were written from knowledge of the interface alone. */
  compared: { on: string; parts: string[]; code: string[]; not: string[] };
  credentials: Record<string, string>;
  priorities?: Connector['priorities'];
  expected: {
    account: string;
    key: string;
    link: string;
    authors: (string | null)[];
    authorization: string | null;
    find: string | null;
  };
  exchanges: Exchange[];
}

export const contractOf = (kind: ConnectorKindName): Contract =>
  // Written by us, in this form.
  JSON.parse(readFileSync(new URL(`connectors/${kind}.json`, import.meta.url), 'utf8')) as Contract;

type Asked = Parameters<Outbound['ask']>[0];

/** A service desk that answers as its contract says, and to nothing else. */
export function serviceDesk({ url, exchanges }: Contract) {
  const used = new Set<Exchange>();
  const asked: Asked[] = [];
  const strange: string[] = [];
  /** Says what a request gets in the place of what the contract says. */
  const instead: { answer?: (request: Asked, known: OutboundAnswer) => OutboundAnswer } = {};
  const outbound: Outbound = {
    refuse: () => Promise.resolve(undefined),
    ask(request) {
      asked.push(request);
      const path = request.url.slice(url.length);
      const body: unknown = request.body === undefined ? undefined : JSON.parse(request.body);
      const found = exchanges.find(
        ({ request: one }) =>
          one.method === request.method &&
          one.path === path &&
          isDeepStrictEqual(one.body, body) &&
          carries(one, request),
      );
      if (found === undefined) strange.push(`${request.method} ${path} ${request.body}`);
      else used.add(found);
      const { status, body: said } = found?.response ?? { status: 404 };
      const answer = { status, headers: {}, text: said === undefined ? '' : JSON.stringify(said) };
      return Promise.resolve(instead.answer?.(request, answer) ?? answer);
    },
  };
  const unused = () =>
    exchanges.filter((one) => !used.has(one)).map(({ request }) => `${request.method} ${request.path}`);
  return { outbound, asked, strange, unused, instead };
}

const carries = ({ headers = {} }: Exchange['request'], request: Asked): boolean =>
  Object.entries(headers).every(([name, value]) => {
    const given = request.headers?.[name];
    return value.startsWith('{') ? given?.endsWith(value.slice(value.indexOf('}') + 1)) : given === value;
  });

/** Tickets that are handed over to such a desk, in time that the test sets. */
export async function withServiceDesk(kind: ConnectorKindName, more: Partial<Connector> = {}) {
  const contract = contractOf(kind);
  const desk = serviceDesk(contract);
  const stage = await withTickets({ teams: [], categories: [], routing: [], policies: [], cannedReplies: [] });
  const { records, core, clock } = stage;
  const connectors = createConnectors({
    ...{ records, core, clock, outbound: desk.outbound, vault: createVault(['a key for tests']) },
    ...{ chance: systemChance, publicUrl: 'https://help.example.com' },
  });
  const { priorities, statesOut, statesIn } = MAPPINGS[kind];
  const { url, fields, credentials } = contract;
  const input = {
    ...{ kind, name: 'Their desk', url, fields, credentials, levels: ['l1' as const], notes: true, polls: true },
    ...{ priorities: contract.priorities ?? priorities, statesOut, statesIn, state: 'on' as const, ...more },
  };
  const made = await connectors.make(input);
  if (!('connector' in made)) throw new Error(JSON.stringify(made));
  const { connectorId } = made.connector;
  /** Tells what happened, and carries what is due. */
  async function run(): Promise<void> {
    const nobody = { tell: () => Promise.resolve() };
    const mail = {
      isOn: false,
      language: 'en' as const,
      send: () => Promise.resolve(),
      log: () => Promise.resolve([]),
    };
    await tellNews({ tickets: records.tickets, apps: records.apps, mail, webhooks: nobody, connectors, clock });
    await deliverToDesks(records.deliveries, connectors, clock, () => 0.5);
  }
  const log = () => connectors.deliveries(connectorId);
  const linkOf = async (ticketId: string) => {
    const ticket = await stage.ticketOf(ticketId);
    return ticket && (await connectors.of(ticket)).links[0];
  };
  return { ...stage, contract, desk, connectors, connectorId, input, secret: made.secret, run, log, linkOf };
}
