import type { ConnectorKind, ConnectorKindName } from '@handrail/protocol';
import type { Mapping } from '../mapping.ts';
import { FRESHSERVICE } from './freshservice.ts';
import { GLPI } from './glpi.ts';
import { JIRA } from './jira.ts';
import { SERVICENOW } from './servicenow.ts';
import { ZENDESK } from './zendesk.ts';

/** Every service desk that we can speak with. */
export const MAPPINGS: Readonly<Record<ConnectorKindName, Mapping>> = {
  jira: JIRA,
  servicenow: SERVICENOW,
  zendesk: ZENDESK,
  glpi: GLPI,
  freshservice: FRESHSERVICE,
};

/** What a form about one must know. */
export const CONNECTOR_KIND_LIST: readonly ConnectorKind[] = Object.values(MAPPINGS).map(
  ({ kind, name, address, fields, credentials, priorities, statesOut, statesIn }) => ({
    ...{ kind, name, address, fields: [...fields], credentials: [...credentials] },
    ...{ priorities, statesOut, statesIn },
  }),
);
