import type { Connector } from '@handrail/protocol';

/** Another service desk, with what opens it. */
export interface ConnectorRecord {
  connector: Connector;
  /** Its credentials as JSON, sealed. */
  sealed: string;
  /** Of the secret that its calls carry. */
  secretHash: string;
}

/** A ticket that was handed over, and what is known of it there. */
export interface LinkRecord {
  connectorId: string;
  ticketId: string;
  /** Null until it is there. */
  remoteId: string | null;
  remoteKey: string | null;
  /** Their word for how far it is, as we last heard or set it. */
  remoteState: string | null;
  /** What was said up to then goes along when it is made; what comes later goes by itself. */
  since: number;
  /** What is being sent: written before, taken away after an answer was read. If it is there again, nobody knows whether it arrived. */
  sending: string | null;
  /** Their comments that were read, the newest last. */
  seen: readonly string[];
  /** Why it cannot be made there. */
  fault: string | null;
  /** When it is asked for next. */
  lookAt: number;
  /** Counts changes, from 1. */
  revision: number;
}

export interface ConnectorRecords {
  /** In the order in which they were made. */
  list(): Promise<ConnectorRecord[]>;
  find(connectorId: string): Promise<ConnectorRecord | undefined>;
  /** Makes it, or replaces the one with this id. */
  put(record: ConnectorRecord): Promise<void>;
  /** With its links. Whether it was there. */
  remove(connectorId: string): Promise<boolean>;
  /** False when the ticket is linked there already, or is gone; nothing changes then. */
  addLink(link: Omit<LinkRecord, 'revision'>): Promise<boolean>;
  link(connectorId: string, ticketId: string): Promise<LinkRecord | undefined>;
  /** Of a ticket, by connector. */
  linksOf(ticketId: string): Promise<LinkRecord[]>;
  /** Replaces the link that still has the revision of this one, and counts it. False when it has not. */
  putLink(link: LinkRecord): Promise<boolean>;
  /** Takes those that are to be asked for and nobody has, the one due first first; they are due again at `until`. Takes no revision. */
  takeLinks(connectorId: string, limit: number, now: number, until: number): Promise<LinkRecord[]>;
  /** Lets what they call so, by id or by name for people, be asked for at `at`. */
  wake(connectorId: string, remote: string, at: number): Promise<void>;
}

/** When nobody asks for it. */
export const NEVER = 8_640_000_000_000_000;

/** Of a row as both databases name its columns. Written by `put`, and by nobody else. */
export const toConnector = (row: Record<string, unknown>): ConnectorRecord =>
  JSON.parse(String(row['content'])) as ConnectorRecord;

type Content = Pick<LinkRecord, 'remoteState' | 'since' | 'sending' | 'seen' | 'fault'>;

/** What of a link has no column of its own. */
export const contentOfLink = ({ remoteState, since, sending, seen, fault }: Content): string =>
  JSON.stringify({ remoteState, since, sending, seen, fault });

/** The same of links: `content` was written by `contentOfLink`. */
export const toLink = (row: Record<string, unknown>): LinkRecord => ({
  connectorId: String(row['connector_id']),
  ticketId: String(row['ticket_id']),
  // Columns of text.
  remoteId: row['remote_id'] as string | null,
  remoteKey: row['remote_key'] as string | null,
  lookAt: Number(row['look_at']),
  revision: Number(row['revision']),
  ...(JSON.parse(String(row['content'])) as Content),
});
