// Types only: importing this module costs the browser no bytes.
export type { Action, Button, Mode } from './schema/action.ts';
export type { App, AppInput, Limits, Segment } from './schema/app.ts';
export type { SegmentRow, SegmentUse } from './schema/segment.ts';
export type {
  Article,
  ArticleDraft,
  ArticleImport,
  ArticlePage,
  ArticleRow,
  ArticleVersion,
  ArticleWords,
} from './schema/article.ts';
export type { ArticleFigures } from './schema/article-figures.ts';
export type { AuditEntry } from './schema/audit.ts';
export type { Block, Inline, LeafBlock } from './schema/block.ts';
export type { Condition, Device, GuideState, Statement, TraitValue } from './schema/condition.ts';
export type { ByLocale, Category, TicketField, TicketFields } from './schema/category.ts';
export type { Batch, BatchResult, Event, GuideEvent, PlainEvent, Props, Rejection, StepEvent } from './schema/event.ts';
export type { ElementRecord } from './schema/element.ts';
export type { Feature, FeatureUse } from './schema/feature.ts';
export type { Guide, GuideHead, GuideVersion, Kind, Published } from './schema/guide.ts';
export type { HelpArticle, HelpIndex, HelpSettings } from './schema/help.ts';
export type { AnswersReport, GoalReport, OutcomesReport } from './schema/guide-figures.ts';
export type { GuideHistory, History } from './schema/history.ts';
export type { Checklist, ChecklistItem } from './schema/kinds/checklist.ts';
export type { AnyGuide, Goal, Texts } from './schema/kinds/any-guide.ts';
export type {
  Announcement,
  Banner,
  BannerPlace,
  Corner,
  Hint,
  KnownIssue,
  Launcher,
  Tone,
} from './schema/kinds/notices.ts';
export type { Option, Question, Survey, SurveyBranch } from './schema/kinds/survey.ts';
export type { Walkthrough } from './schema/kinds/walkthrough.ts';
export type { Manifest } from './schema/manifest.ts';
export type { Grant, Member, Role } from './schema/member.ts';
export type {
  ActiveDay,
  ActiveDaysReport,
  EventCount,
  FunnelStep,
  GuideListReport,
  GuideReport,
  GuideSummary,
  Range,
} from './schema/metrics.ts';
export type {
  ElementsReport,
  EventsReport,
  ClientsReport,
  FeatureListReport,
  FeatureReport,
  Formula,
  FrustrationReport,
  FunnelQuestion,
  FunnelReport,
  Measure,
  NextPagesReport,
  PagesReport,
  RetentionReport,
  StoredEvent,
  HeadcountReport,
  LicencesReport,
  UsageReport,
  Who,
} from './schema/metrics-usage.ts';
export type { QuestionInput, SavedQuestion } from './schema/saved-question.ts';
export type { PeopleReport, WalksReport, Way } from './schema/walks.ts';
export type { FrictionPlace, FrictionReport, Trouble } from './schema/friction.ts';
export type { Figure, FigureApart, FigureQuestion, FigureTrend, Population } from './schema/figure.ts';
export type { Concern, OverviewFigure, OverviewReport } from './schema/overview.ts';
export type { Licences } from './schema/licences.ts';
export type { FigureDefinition, FigureName, FigureReason, FigureUnit } from './figures/figure-words.ts';
export type { GuideChange } from './schema/guide-change.ts';
export type { HealthReport, StepHealth } from './schema/health.ts';
export type { Problem } from './schema/problem.ts';
export type { ProblemCode, WordedProblem } from './schema/problem-code.ts';
export type {
  DraftState,
  Environment,
  GuideDraft,
  GuideRow,
  LiveVersion,
  Person,
  Release,
  Review,
  VersionRow,
} from './schema/publishing.ts';
export type {
  Advance,
  CornerStep,
  DialogStep,
  HiddenStep,
  Perform,
  ShownStep,
  Step,
  TooltipStep,
  Validation,
} from './schema/step.ts';
export type { Target } from './schema/target.ts';
export type { Colours, Theme } from './schema/theme.ts';
export type { EventClass, Retention, Usage } from './schema/usage.ts';
export type { Frequency, Trigger } from './schema/trigger.ts';

export type { TicketContext } from './schema/ticket-context.ts';
export type {
  Attachment,
  EntryBy,
  SentGuide,
  TicketChange,
  TicketEntry,
  TicketLinkKind,
  TicketState,
} from './schema/ticket-entry.ts';
export type {
  NamedGuide,
  Rating,
  Requester,
  Ticket,
  TicketAnswer,
  TicketClocks,
  TicketLink,
  TicketRow,
  VisitorEntry,
  VisitorTicket,
} from './schema/ticket.ts';
export type {
  MyTickets,
  MyTicketsQuestion,
  NewTicket,
  NewUpload,
  TicketMade,
  TicketStands,
  UploadStands,
  VisitorGuide,
  VisitorRating,
  VisitorReply,
} from './schema/ticket-visitor.ts';
export type {
  BulkDone,
  Escalation,
  Inbox,
  Present,
  Solving,
  TicketBulk,
  TicketPatch,
  TicketQueue,
  TicketRisk,
  TicketSort,
  TicketTells,
  TicketTimeline,
  TicketView,
} from './schema/ticket-desk.ts';
export type { ClockName, Level, Priority } from './schema/level.ts';
export type {
  Mailbox,
  CannedReply,
  RoutingRule,
  SlaPolicy,
  SupportDocument,
  SupportSettings,
  Team,
  WorkCalendar,
} from './schema/support.ts';
export type { Delivery, Webhook, WebhookEvent, WebhookInput } from './schema/webhook.ts';
export type {
  Connector,
  ConnectorInput,
  ConnectorKind,
  ConnectorKindName,
  ConnectorLink,
  ConnectorMapping,
  TicketConnectors,
} from './schema/connector.ts';
export type {
  HelpFigures,
  Nps,
  ReuseReport,
  SupportFigures,
  SupportOfApps,
  SupportReport,
  SupportTopics,
} from './schema/metrics-support.ts';
export type {
  Criterion,
  NewRollout,
  Obstacle,
  ReportLink,
  Rollout,
  RolloutRow,
  RolloutStands,
  RolloutState,
  Standing,
} from './schema/rollout.ts';
export type { Alert, AlertInput, AlertRule, AlertStanding } from './schema/alert.ts';
export type {
  Mailed,
  Mailing,
  MailingInput,
  MailingLeft,
  MailingStanding,
  MailingTime,
  MailLanguage,
} from './schema/mailing.ts';
export type { Compared, CriterionReport, RolloutReport, Windowed } from './schema/rollout-report.ts';
export type {
  Mark,
  NewMark,
  NewSignOff,
  RolloutTest,
  SignOff,
  SignOffVerdict,
  TestScript,
} from './schema/rollout-test.ts';
