import type { Clock } from '../clock.ts';
import { createAdmit, type Admit, type RequestRates } from './admission.ts';
import { createApps, type Apps } from './apps.ts';
import { createArticles, type Articles } from './articles/index.ts';
import { tellTicket } from './articles/tell-ticket.ts';
import { createHelp, type Help } from './articles/help.ts';
import { createAudit, type Audit } from './audit.ts';
import type { Door } from './door.ts';
import { createConnectors, type Connectors } from './connectors/connectors.ts';
import { createEditLinks, type EditLinks } from './edit-links.ts';
import { createFeatures, type Features } from './features.ts';
import { createGuides, type Guides } from './guides.ts';
import { createExplainVisitor, type ExplainVisitor } from './explain-visitor.ts';
import { createVisitorHistory, type VisitorHistory } from './history.ts';
import { createIdentities, type Identities } from './identity.ts';
import { createIngest } from './ingest.ts';
import type { GroupRole } from './group-roles.ts';
import { createKeySets } from './jwks.ts';
import { createLeases, type Leases } from './publishing/lease.ts';
import type { Publishing } from './publishing/publishing.ts';
import { createReleases } from './publishing/releases.ts';
import { createReviews } from './publishing/reviews.ts';
import { tellTicketOfGuide } from './publishing/tell-ticket.ts';
import { createKept } from './kept.ts';
import { createManifests, type Manifests } from './manifests.ts';
import { createMembers, type Members } from './members.ts';
import { createPasskeys, type Passkeys } from './passkeys.ts';
import { createOpenId, type OpenId } from './openid/index.ts';
import type { OpenIdConfig } from './openid/provider.ts';
import type { Outbound } from './outbound/outbound.ts';
import type { Passwords } from './passwords.ts';
import { createProvisioning, type Provisioning } from './provisioning/index.ts';
import { reseal, type Resealed } from './reseal.ts';
import { createSecondFactor, type SecondFactor } from './second-factor.ts';
import type { Chance } from './secrets.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createSegments, type Segments } from './segments.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import type { Stores } from './stores.ts';
import { createSupport, type Support } from './support/settings.ts';
import { createTakeBatch, type TakeBatch } from './take-batch.ts';
import { createInboundMail, type InboundMail } from './mail/inbound.ts';
import { createMailingDesk, type MailingDesk } from './mailings/desk.ts';
import { createLeaveLinks } from './mailings/leave.ts';
import { createMailOutbox, type MailOutbox } from './mail/mail.ts';
import { createReplyAddresses } from './mail/reply-address.ts';
import { openSmtp, type MailConfig, type MailTransport } from './mail/smtp.ts';
import { createTicketContent, type TicketContent } from './tickets/content.ts';
import { createTickets, type Tickets } from './tickets/index.ts';
import type { Scan } from './tickets/uploads.ts';
import { createTokens, type Tokens } from './tokens.ts';
import type { Vault } from './vault.ts';
import { createWebhooks, type Webhooks } from './webhooks/webhooks.ts';

/** The use cases: they know neither HTTP nor SQL. */
export interface Services {
  takeBatch: TakeBatch;
  manifests: Manifests;
  history: VisitorHistory;
  explainVisitor: ExplainVisitor;
  apps: Apps;
  admit: Admit;
  /** For a thread that lets pages in. */
  door: Door;
  guides: Guides;
  articles: Articles;
  help: Help;
  leases: Leases;
  publishing: Publishing;
  features: Features;
  pictures: Pictures;
  segments: Segments;
  signIn: SignIn;
  sessions: Sessions;
  members: Members;
  passwords: Passwords;
  secondFactor: SecondFactor;
  passkeys: Passkeys;
  tokens: Tokens;
  provisioning: Provisioning;
  editLinks: EditLinks;
  /** Undefined where no identity provider is set up. */
  openid: OpenId | undefined;
  audit: Audit;
  support: Support;
  webhooks: Webhooks;
  connectors: Connectors;
  tickets: Tickets;
  ticketContent: TicketContent;
  /** For everybody who has something to tell an address whose owner is known. */
  mail: MailOutbox;
  /** Reports that leave by mail. */
  mailings: MailingDesk;
  /** Undefined where no mail server is set up. */
  mailTransport: MailTransport | undefined;
  inboundMail: InboundMail;
  identities: Identities;
  /** The one way to addresses that somebody has typed in. */
  outbound: Outbound;
  /** Seals with the newest key what was sealed with an older one. */
  reseal: () => Promise<Resealed>;
  /** Keeps what is written within it as a whole or not at all, such as a change and the entry about it. */
  together: RecordStore['together'];
}

export interface ServiceOptions {
  stores: Stores;
  clock: Clock;
  chance: Chance;
  vault: Vault;
  passwords: Passwords;
  adminToken: string | undefined;
  rates: RequestRates;
  openid: OpenIdConfig | undefined;
  groupRoles: readonly GroupRole[];
  publicUrl: string;
  outbound: Outbound;
  /** Where events are taken elsewhere, such as in a thread of their own. @default in this one */
  takeBatch?: TakeBatch | undefined;
  /** How mails leave. @default they do not */
  mail?: MailConfig | undefined;
  /** Looks for viruses in files that visitors send. @default nothing is looked for */
  scan?: Scan | undefined;
}

export function createServices({
  stores,
  clock,
  chance,
  vault,
  passwords,
  adminToken,
  takeBatch,
  rates,
  openid,
  groupRoles,
  publicUrl,
  outbound,
  mail,
  scan,
}: ServiceOptions): Services {
  const { records } = stores;
  const kept = createKept(records, clock);
  const support = createSupport(records);
  const manifests = createManifests(records, clock, kept);
  const members = createMembers({ records, clock, chance, groupRoles });
  const sessions = createSessions({ records, members, clock, chance });
  const keySets = createKeySets(outbound, clock);
  const identities = createIdentities({ records: records.credentials, vault, keySets, clock, chance });
  let changes = 0;
  const apps = createApps({
    ...{ records, clock, chance },
    changed(appId) {
      changes += 1;
      manifests.changed(appId);
    },
  });
  const admit = createAdmit({ apps, identities, rates, clock });
  const secondFactor = createSecondFactor(members, vault, clock, chance);
  const passkeys = createPasskeys({ publicUrl, records, members, clock, chance });
  const tickets = createTickets({ records, support, members, clock, chance, scan });
  const guides = createGuides(records, clock);
  const ticketContent = createTicketContent({ core: tickets.core, guides });
  const publishing = {
    ...{ records, clock, changed: manifests.changed },
    published: tellTicketOfGuide(records.guides, ticketContent),
  };
  const replies = mail?.replyTo === undefined ? undefined : createReplyAddresses(mail.replyTo, vault);
  return {
    takeBatch: takeBatch ?? createTakeBatch(createIngest({ admit, events: stores.events }, clock)),
    manifests,
    history: createVisitorHistory(stores),
    explainVisitor: createExplainVisitor(stores.events, clock),
    apps,
    admit,
    door: { ofKey: apps.ofKey, judge: identities.judge, changes: () => changes },
    guides,
    articles: createArticles({
      ...{ records, clock, chance, changed: manifests.changed },
      told: tellTicket(ticketContent),
    }),
    help: createHelp({ records, kept, support }),
    leases: createLeases(records, clock),
    publishing: { ...createReviews(publishing), ...createReleases(publishing) },
    features: createFeatures(records),
    pictures: createPictures(records, clock),
    segments: createSegments(records, manifests.changed),
    signIn: createSignIn({ records, members, sessions, passwords, secondFactor, passkeys, clock, chance }),
    identities,
    outbound,
    editLinks: createEditLinks({ records, members, clock, chance }),
    ...{ sessions, members, passwords, secondFactor, passkeys },
    openid:
      openid && createOpenId({ config: openid, publicUrl, records, members, sessions, groupRoles, clock, chance }),
    provisioning: createProvisioning({ records, members, clock, chance }),
    tokens: createTokens({ records, members, clock, chance, adminToken, vault }),
    audit: createAudit(records.audit, clock),
    reseal: () => reseal({ records, members, vault }),
    together: records.together,
    support,
    webhooks: createWebhooks({ records, outbound, vault, clock, chance }),
    connectors: createConnectors({ records, core: tickets.core, outbound, vault, clock, chance, publicUrl }),
    ...{ tickets, ticketContent },
    mail: createMailOutbox(records.deliveries, {
      isOn: mail !== undefined,
      language: mail?.language ?? 'en',
      clock,
      chance,
    }),
    mailings: createMailingDesk({ records, links: createLeaveLinks(vault), clock, chance }),
    mailTransport: mail && openSmtp(mail, replies),
    inboundMail: createInboundMail({ ...tickets, replies, records, support, clock }),
  };
}
