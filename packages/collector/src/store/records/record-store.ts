import type { App, Feature } from '@handrail/protocol';
import type { ArticleRecords } from './article-records.ts';
import type { AuditRecords } from './audit-records.ts';
import type { AlertRecords } from './alert-records.ts';
import type { ConnectorRecords } from './connector-records.ts';
import type { CredentialRecords } from './credential-records.ts';
import type { DeliveryRecords } from './delivery-records.ts';
import type { EditRecords } from './edit-records.ts';
import type { GroupRecords } from './group-records.ts';
import type { GuideRecords } from './guide-records.ts';
import type { MailingRecords } from './mailing-records.ts';
import type { PictureRecords } from './picture-records.ts';
import type { QuestionRecords } from './question-records.ts';
import type { RolloutRecords } from './rollout-records.ts';
import type { SupportRecords } from './support-records.ts';
import type { TicketRecords } from './ticket-records.ts';
import type { TicketViewRecords } from './ticket-view-records.ts';
import type { UploadRecords } from './upload-records.ts';
import type { WebhookRecords } from './webhook-records.ts';
import type { MemberRecords, OneTimeRecords, SessionRecords, TokenRecords } from './member-records.ts';

export interface AppRecords {
  /** All apps, by name. */
  list(): Promise<App[]>;
  find(appId: string): Promise<App | undefined>;
  findByKey(appKey: string): Promise<App | undefined>;
  /** Makes the app, or replaces name and settings of the one with this id. Its key stays. */
  put(app: App): Promise<'made' | 'changed'>;
  /** Gives the app another key in the place of the one that stands in it. */
  setKey(appId: string, appKey: string): Promise<void>;
  /**
   * Takes the app away for good, with its guides, features and keys, and the articles that are of it alone; those of other apps too
   * stay with those. Whether it was there. Its tickets and files must have gone before; what was audited stays.
   */
  remove(appId: string): Promise<boolean>;
}

export interface FeatureRecords {
  /** All features of an app, by name and then by id, in the order of code points. */
  list(appId: string): Promise<Feature[]>;
  find(appId: string, featureId: string): Promise<Feature | undefined>;
  /** Makes the feature, or replaces the one with this id. */
  put(appId: string, feature: Feature): Promise<'made' | 'changed'>;
  /** Whether it was there. */
  remove(appId: string, featureId: string): Promise<boolean>;
}

/**
 * What members make: apps, guides, articles, features, rollouts, who they are, and what they did. A promise that is kept means that the change is on disk.
 * A store that cannot read or write rejects with `StoreUnavailable`.
 */
export interface RecordStore {
  apps: AppRecords;
  guides: GuideRecords;
  articles: ArticleRecords;
  features: FeatureRecords;
  rollouts: RolloutRecords;
  questions: QuestionRecords;
  members: MemberRecords;
  sessions: SessionRecords;
  oneTime: OneTimeRecords;
  tokens: TokenRecords;
  groups: GroupRecords;
  edits: EditRecords;
  credentials: CredentialRecords;
  audit: AuditRecords;
  support: SupportRecords;
  tickets: TicketRecords;
  ticketViews: TicketViewRecords;
  uploads: UploadRecords;
  pictures: PictureRecords;
  deliveries: DeliveryRecords;
  webhooks: WebhookRecords;
  connectors: ConnectorRecords;
  alerts: AlertRecords;
  mailings: MailingRecords;
  /**
   * What `run` writes through this store, also by way of others, is on disk when the promise is kept; when it is not kept, nothing
   * of it is. Nobody sees a half of it. Runs within runs belong to the outermost; it is for short work, and waits for no other request.
   */
  together<T>(run: () => Promise<T>): Promise<T>;
  /**
   * Tells of apps that were changed or published by another process on the same records; undefined means that any may have
   * been. Changes made through this store may be told as well. An engine that one process has to itself tells nothing.
   */
  onChange(listener: (appId: string | undefined) => void): void;
  /** Writes a little; rejects when nothing can be stored. */
  check(): Promise<void>;
  close(): Promise<void>;
}
