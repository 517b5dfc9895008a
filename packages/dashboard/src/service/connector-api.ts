import type { Connector, ConnectorInput, ConnectorKind, Delivery, TicketConnectors } from '@handrail/protocol';
import type { Answer, Ask } from '../api.ts';

type WithSecret = Promise<Answer<{ connector: Connector; secret: string }>>;

/** Other service desks, and tickets that are handed over to them. */
export interface ConnectorApi {
  connectorKinds(): Promise<Answer<{ kinds: ConnectorKind[] }>>;
  connectors(): Promise<Answer<{ connectors: Connector[] }>>;
  addConnector(input: ConnectorInput): WithSecret;
  putConnector(connectorId: string, input: ConnectorInput): Promise<Answer<Connector>>;
  removeConnector(connectorId: string): Promise<Answer<undefined>>;
  renewConnector(connectorId: string): WithSecret;
  testConnector(connectorId: string): Promise<Answer<{ ok: boolean; says: string }>>;
  carried(connectorId: string): Promise<Answer<{ deliveries: Delivery[] }>>;
  carryAgain(connectorId: string, deliveryId: string): Promise<Answer<undefined>>;
  desksOf(ticketId: string): Promise<Answer<TicketConnectors>>;
  handOver(ticketId: string, connectorId: string): Promise<Answer<TicketConnectors>>;
}

const part = encodeURIComponent;

export function createConnectorApi(ask: Ask): ConnectorApi {
  const of = (connectorId: string) => `connectors/${part(connectorId)}`;
  return {
    connectorKinds: () => ask('GET', 'connectors/kinds'),
    connectors: () => ask('GET', 'connectors'),
    addConnector: (input) => ask('POST', 'connectors', input),
    putConnector: (connectorId, input) => ask('PUT', of(connectorId), input),
    removeConnector: (connectorId) => ask('DELETE', of(connectorId)),
    renewConnector: (connectorId) => ask('POST', `${of(connectorId)}/secret`),
    testConnector: (connectorId) => ask('POST', `${of(connectorId)}/test`),
    carried: (connectorId) => ask('GET', `${of(connectorId)}/deliveries`),
    carryAgain: (connectorId, deliveryId) => ask('POST', `${of(connectorId)}/deliveries/${part(deliveryId)}/replay`),
    desksOf: (ticketId) => ask('GET', `tickets/${part(ticketId)}/connectors`),
    handOver: (ticketId, connectorId) => ask('POST', `tickets/${part(ticketId)}/connectors/${part(connectorId)}`),
  };
}
