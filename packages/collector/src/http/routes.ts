import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Chance } from '../services/secrets.ts';
import type { Metrics } from '../metrics/index.ts';
import type { Services } from '../services/index.ts';
import { createAlertDesk } from '../services/alerts/desk.ts';
import { createRolloutDesk } from '../services/rollouts/desk.ts';
import type { Stores } from '../services/stores.ts';
import { accountRoutes } from './account.ts';
import { codeRoutes } from './account-codes.ts';
import { accountOpenIdRoutes } from './account-openid.ts';
import { accountPasskeyRoutes } from './account-passkeys.ts';
import { passwordRoute } from './account-password.ts';
import { accountSessionRoutes } from './account-sessions.ts';
import { credentialRoutes } from './app-credentials.ts';
import { alertRoutes } from './alerts.ts';
import { appRoutes } from './apps.ts';
import { articleImportRoute } from './article-import.ts';
import { articleWorkflowRoutes } from './article-workflow.ts';
import { articleRoutes } from './articles.ts';
import { auditRoutes } from './audit.ts';
import { connectorRoutes } from './connectors.ts';
import { dashboardRoutes } from './dashboard-files.ts';
import { editingFileRoutes } from './editing-files.ts';
import { editingRoutes } from './editing.ts';
import { eventRoutes, type AnswerBatch } from './events.ts';
import { featureRoutes } from './features.ts';
import { figureRoutes } from './figures.ts';
import { frictionRoute } from './friction.ts';
import { guideDeskRoutes } from './guide-desk.ts';
import { guideTextRoutes } from './guide-texts.ts';
import { guideWorkflowRoutes } from './guide-workflow.ts';
import { guideRoutes } from './guides.ts';
import { healthRoutes } from './health.ts';
import { helpRoutes } from './help.ts';
import { historyRoutes } from './history.ts';
import { invitationRoutes } from './invitation.ts';
import { leaveRoutes } from './mailing-leave.ts';
import { mailingRoutes } from './mailings.ts';
import { mailRoutes } from './mail.ts';
import { manifestRoutes } from './manifest.ts';
import { memberRoutes } from './members.ts';
import { metricRoutes } from './metrics.ts';
import { openapiRoute } from './openapi.ts';
import { openIdRoutes } from './openid.ts';
import { passkeyRoutes } from './passkeys.ts';
import { policyReportRoutes } from './policy-reports.ts';
import { questionRoutes } from './questions.ts';
import { rolloutReportRoutes } from './rollout-reports.ts';
import { strangerPageRoutes } from './stranger-pages.ts';
import { rolloutTestRoutes } from './rollout-tests.ts';
import { rolloutRoutes } from './rollouts.ts';
import type { Route } from './route.ts';
import { sampleRoute } from './sample.ts';
import { scimRoutes } from './scim/index.ts';
import { integrityRoute, sdkRoutes } from './sdk-files.ts';
import type { SessionCookie } from './session-cookie.ts';
import { pictureRoutes } from './pictures.ts';
import { segmentRoutes } from './segments.ts';
import { sessionRoutes } from './session.ts';
import { signInRoutes } from './sign-in.ts';
import { webhookRoutes } from './webhooks.ts';
import { visitorRoutes } from './visitors.ts';
import { siteRoutes, type Site } from './site-files.ts';
import { supportRoutes } from './support.ts';
import { ticketAgentRoute } from './ticket-agents.ts';
import { ticketConnectorRoutes } from './ticket-connectors.ts';
import { ticketDeskRoutes } from './ticket-desk.ts';
import { ticketLiveRoutes } from './ticket-live.ts';
import { ticketViewRoutes } from './ticket-views.ts';
import { visitorTicketRoutes } from './ticket-visitors.ts';
import { ticketRoutes } from './tickets.ts';
import { tokenRoutes } from './tokens.ts';
import { uploadRoutes } from './uploads.ts';
import { usageRoutes } from './usage.ts';
import { walkRoutes } from './walks.ts';

export interface Folders {
  sdk: string;
  /** What the SDK had in earlier releases. @default nothing of it is served */
  earlierSdk?: string | undefined;
  dashboard: string;
  editor: string;
  sites: readonly Site[];
}

export interface RouteParts {
  services: Services;
  answerBatch: AnswerBatch;
  /** The figures of the collector itself, and what its doctor asks. */
  operation: readonly Route[];
  metrics: Metrics;
  stores: Stores;
  clock: Clock;
  log: Log;
  chance: Chance;
  cookie: SessionCookie;
  underWay: SessionCookie;
  folders: Folders;
  publicUrl: string;
}

/** Every route there is, with its permission, its schema and its bounds. Nothing else answers. */
export function createRoutes({
  services,
  answerBatch,
  operation,
  metrics,
  stores,
  clock,
  log,
  chance,
  cookie,
  underWay,
  folders,
  publicUrl,
}: RouteParts): Route[] {
  const rollouts = createRolloutDesk({ records: stores.records, services, metrics, clock, chance });
  const alerts = createAlertDesk({ records: stores.records, metrics, clock });
  const resources = [
    ...eventRoutes(answerBatch),
    ...operation,
    ...manifestRoutes(services),
    ...historyRoutes(services),
    ...helpRoutes(services),
    ...signInRoutes(services, cookie),
    ...invitationRoutes(services, cookie),
    ...passkeyRoutes(services, cookie),
    ...openIdRoutes(services, { session: cookie, underWay }),
    ...sessionRoutes(services, cookie),
    ...accountRoutes(services),
    passwordRoute(services),
    ...codeRoutes(services),
    ...accountPasskeyRoutes(services),
    ...accountSessionRoutes(services),
    ...accountOpenIdRoutes(services, { session: cookie, underWay }),
    ...tokenRoutes(services),
    ...memberRoutes(services, publicUrl),
    ...scimRoutes(services, publicUrl),
    ...auditRoutes(services),
    ...appRoutes(services, stores),
    sampleRoute(services, stores),
    ...credentialRoutes(services),
    ...guideRoutes(services),
    ...editingRoutes(services),
    ...guideDeskRoutes(services),
    ...guideTextRoutes(services),
    ...guideWorkflowRoutes(services),
    ...articleRoutes(services),
    ...articleWorkflowRoutes(services),
    articleImportRoute(),
    ...featureRoutes(services),
    ...segmentRoutes(services),
    ...pictureRoutes(services),
    ...metricRoutes(services, metrics),
    ...figureRoutes(services, metrics),
    ...usageRoutes(services, metrics),
    ...alertRoutes(services, alerts),
    ...mailingRoutes(services),
    ...leaveRoutes(services, clock),
    frictionRoute(services, metrics),
    ...walkRoutes(services, metrics),
    ...questionRoutes(services, stores, chance),
    ...rolloutRoutes(services, rollouts),
    ...rolloutTestRoutes(services, rollouts),
    ...rolloutReportRoutes(services, rollouts),
    ...visitorRoutes(services, stores),
    // Those with a name before those with an id.
    ...ticketLiveRoutes(services),
    ticketAgentRoute(services),
    ...ticketViewRoutes(stores, chance),
    ...ticketRoutes(services, stores),
    ...ticketDeskRoutes(services),
    ...ticketConnectorRoutes(services),
    ...visitorTicketRoutes(services),
    ...uploadRoutes(services),
    ...supportRoutes(services),
    ...webhookRoutes(services),
    ...connectorRoutes(services),
    ...mailRoutes(services),
    ...healthRoutes(stores, clock),
    ...policyReportRoutes(log, clock),
    integrityRoute(folders.sdk),
  ];
  return [
    ...resources,
    openapiRoute(resources),
    ...sdkRoutes(folders.sdk, folders.earlierSdk),
    ...editingFileRoutes(folders.editor, services, chance),
    ...strangerPageRoutes(folders.dashboard, chance),
    ...dashboardRoutes(folders.dashboard, chance, services.openid?.name),
    ...folders.sites.flatMap(siteRoutes),
  ];
}
