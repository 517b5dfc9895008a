import type { Grant, Role } from '@handrail/protocol';

const EVERYBODY: readonly Role[] = ['admin', 'author', 'reviewer', 'agent-l1', 'agent-l2', 'agent-l3', 'analyst'];

/** Who may do what in an app. There is no other place that decides this. */
const IN_APPS = {
  /** See the app, its settings and what it offers to pages. */
  'app.read': EVERYBODY,
  /** Change name, settings, keys, origins and identity of the app. */
  'app.change': ['admin'],
  'guide.read': EVERYBODY,
  'guide.write': ['admin', 'author'],
  /** Approve a draft of others, or send it back, and show it to visitors. */
  'guide.publish': ['admin', 'reviewer'],
  'article.read': EVERYBODY,
  /** Agents write down what would have helped. */
  'article.write': ['admin', 'author', 'agent-l2', 'agent-l3'],
  /** Approve an article of others, or send it back, and show it to visitors. */
  'article.publish': ['admin', 'reviewer'],
  /** See the tickets of an app, with what their visitors did around them. */
  'ticket.read': ['admin', 'agent-l1', 'agent-l2', 'agent-l3'],
  /** Answer, change, escalate and solve tickets. */
  'ticket.write': ['admin', 'agent-l1', 'agent-l2', 'agent-l3'],
  /** Merge and split tickets. */
  'ticket.manage': ['admin', 'agent-l2', 'agent-l3'],
  'figures.read': ['admin', 'author', 'reviewer', 'analyst'],
  /** What single visitors did; figures name nobody. */
  'visitor.read': ['admin', 'analyst'],
  /** Take everything that is kept of a visitor away, for good. */
  'visitor.erase': ['admin'],
  'feature.write': ['admin', 'author', 'analyst'],
  /** Say which figures are watched, and who is told. */
  'alert.write': ['admin', 'analyst'],
  /** Say which reports leave by mail, when and to whom. */
  'mailing.write': ['admin', 'analyst'],
  /** Plan a change, say what success is, make links to its report, and sign its acceptance test. */
  'rollout.write': ['admin', 'analyst'],
  /** See which rollouts there are, and mark the steps of their acceptance tests. */
  'rollout.test': EVERYBODY,
} satisfies Record<string, readonly Role[]>;

/** Who may do what in the workspace: asked of roles in every app alone. */
const IN_WORKSPACE = {
  'app.make': ['admin'],
  'member.manage': ['admin'],
  /** Speak for the company's directory: its members and groups, by SCIM. */
  'member.provision': ['admin'],
  /** Set teams, hours, routing, promises and ready words of the service centre, and where its webhooks go. */
  'support.manage': ['admin'],
  /** Hand in mails that came in; for the token of a mail server. */
  'mail.deliver': ['admin'],
  'audit.read': ['admin'],
  /** Read how the collector itself does; for the token of whoever watches it. */
  'operation.read': ['admin'],
  'audit.export': ['admin'],
} satisfies Record<string, readonly Role[]>;

export type AppRight = keyof typeof IN_APPS;
type WorkspaceRight = keyof typeof IN_WORKSPACE;
export type Right = AppRight | WorkspaceRight;

export const MAY: Readonly<Record<Right, readonly Role[]>> = { ...IN_APPS, ...IN_WORKSPACE };
// The keys of an object that is written above.
export const RIGHTS = Object.keys(MAY) as Right[];

/** Whether a right is about one app, and a route that asks for it must name which. */
export const isAppRight = (right: Right): right is AppRight => Object.hasOwn(IN_APPS, right);

/** What decides about a caller: the roles of a member and, for an API token, the rights and the app it was made for. */
export interface Rightful {
  grants: readonly Grant[];
  scope?: { rights: readonly Right[]; appId?: string | undefined } | undefined;
}

/** The roles that somebody has in an app, or in the workspace when none is named. */
export function rolesIn(grants: readonly Grant[], appId: string | undefined): Role[] {
  const fitting = grants.filter((grant) => grant.appId === undefined || grant.appId === appId);
  return [...new Set(fitting.flatMap(({ roles }) => roles))];
}

/**
 * Whether a caller may do something, in an app where the right is about one. `unseen` means that they have nothing to
 * do with the app, so that for them it is not there.
 */
export function judge({ grants, scope }: Rightful, right: Right, appId?: string): 'yes' | 'no' | 'unseen' {
  const roles = rolesIn(grants, appId);
  const outside = scope?.appId !== undefined && scope.appId !== appId;
  if (isAppRight(right) && (roles.length === 0 || outside)) return 'unseen';
  if (outside || (scope !== undefined && !scope.rights.includes(right))) return 'no';
  return roles.some((role) => MAY[right].includes(role)) ? 'yes' : 'no';
}

/** Whether a caller has a right in any app at all. */
export const maySomewhere = (caller: Rightful, right: AppRight): boolean =>
  [undefined, caller.scope?.appId, ...caller.grants.map(({ appId }) => appId)].some(
    (appId) => judge(caller, right, appId) === 'yes',
  );

/** All that a caller may do in an app, or in the workspace when none is named. */
export function rightsIn(caller: Rightful, appId?: string): Right[] {
  return RIGHTS.filter((right) => isAppRight(right) === (appId !== undefined) && judge(caller, right, appId) === 'yes');
}
