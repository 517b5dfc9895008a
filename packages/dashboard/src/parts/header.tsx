import type { App } from '@handrail/protocol';
import { seesFigures, seesTickets, type Present } from '../api.ts';
import {
  alertMessages,
  articleMessages,
  exploreMessages,
  frictionMessages,
  guideMessages,
  messages,
  rolloutMessages,
  overviewMessages,
  serviceMessages,
  ticketMessages,
  workspaceMessages,
} from '../words.ts';
import {
  alertsHref,
  articlesHref,
  exploreHref,
  frictionHref,
  guidesHref,
  healthHref,
  newAppHref,
  rolloutsHref,
  overviewHref,
  settingsHref,
  supportHref,
  ticketsHref,
  usageHref,
  type Route,
} from '../route.ts';
import { navigate } from '../use-route.ts';
import { Icon, Mark } from './icon.tsx';

interface HeaderProps {
  apps: readonly App[];
  appId: string | undefined;
  page: Route['page'];
  present: Present;
  onSignOut: () => void;
}

/** In the place of an app: another one is to be made. No app has such an id. */
const MAKE = '+';

function AppSwitch({ apps, appId, present }: Pick<HeaderProps, 'apps' | 'appId' | 'present'>) {
  const known = apps.some((app) => app.appId === appId);
  return (
    <label class="app-switch">
      <span class="unseen">{messages.header.app}</span>
      <select
        value={known ? appId : ''}
        onChange={({ currentTarget: { value } }) => navigate(value === MAKE ? newAppHref : guidesHref(value))}
        title={apps.find((app) => app.appId === appId)?.name}
      >
        {!known && (
          <option value="" disabled>
            {messages.header.choose}
          </option>
        )}
        {apps.map((app) => (
          <option key={app.appId} value={app.appId}>
            {app.name}
          </option>
        ))}
        {present.rights.includes('app.make') && <option value={MAKE}>{messages.header.newApp}</option>}
      </select>
      <Icon name="down" />
    </label>
  );
}

const words = workspaceMessages.nav;

/** The pages beside the guides, as far as whoever is signed in may use them. */
function Places({ present, page }: Pick<HeaderProps, 'present' | 'page'>) {
  const here = (name: Route['page']) => (name === page ? ('page' as const) : undefined);
  return (
    <nav class="places" aria-label={words.label}>
      {seesFigures(present) && (
        <a href={overviewHref()} aria-current={here('overview')}>
          {overviewMessages.title}
        </a>
      )}
      {seesTickets(present) && (
        <a href={ticketsHref()} aria-current={here('tickets') ?? (page === 'ticket' ? 'true' : undefined)}>
          {ticketMessages.title}
        </a>
      )}
      {present.rights.includes('member.manage') && (
        <a href="#/members" aria-current={here('members')}>
          {words.members}
        </a>
      )}
      {present.rights.includes('audit.read') && (
        <a href="#/audit" aria-current={here('audit')}>
          {words.audit}
        </a>
      )}
      {present.member === null ? (
        <span class="member">{present.name}</span>
      ) : (
        <a href="#/account" title={words.account} aria-current={here('account')}>
          {present.name}
        </a>
      )}
    </nav>
  );
}

/** The pages that every app has. */
function Sections({ appId, page, present }: { appId: string } & Pick<HeaderProps, 'page' | 'present'>) {
  const names = messages.sections;
  const sections = [
    { name: names.guides, href: guidesHref(appId), pages: ['guides', 'guide', 'segments'] },
    { name: articleMessages.title, href: articlesHref(appId), pages: ['articles', 'article'] },
    { name: guideMessages.health.title, href: healthHref(appId), pages: ['health'] },
    ...(present.apps[appId]?.includes('figures.read')
      ? [
          { name: exploreMessages.title, href: exploreHref(appId), pages: ['explore', 'people'] },
          { name: frictionMessages.title, href: frictionHref(appId), pages: ['friction'] },
          { name: alertMessages.title, href: alertsHref(appId), pages: ['alerts'] },
        ]
      : []),
    { name: names.usage, href: usageHref(appId), pages: ['usage', 'events'] },
    ...(present.apps[appId]?.includes('rollout.test')
      ? [{ name: rolloutMessages.title, href: rolloutsHref(appId), pages: ['rollouts', 'rollout'] }]
      : []),
    ...(present.apps[appId]?.includes('figures.read')
      ? [{ name: serviceMessages.numbers.title, href: supportHref(appId), pages: ['support'] }]
      : []),
    ...(present.apps[appId]?.includes('app.change')
      ? [{ name: words.settings, href: settingsHref(appId), pages: ['settings', 'theme'] }]
      : []),
  ];
  return (
    <nav class="sections" aria-label={names.label}>
      {sections.map(({ name, href, pages }) => (
        <a key={name} href={href} aria-current={pages.includes(page) ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

export function Header({ apps, appId, page, present, onSignOut }: HeaderProps) {
  const known = apps.find((app) => app.appId === appId);
  return (
    <header class="top">
      <div class="top-in">
        <button type="button" class="skip" onClick={() => document.querySelector('main')?.focus()}>
          {messages.skip}
        </button>
        <a class="brand" href="#/">
          <Mark />
          <span>{messages.product}</span>
        </a>
        {apps.length > 0 && <AppSwitch apps={apps} appId={appId} present={present} />}
        <Places present={present} page={page} />
        <button type="button" class="button quiet" onClick={onSignOut}>
          <Icon name="leave" />
          <span class="sign-out">{messages.header.signOut}</span>
        </button>
      </div>
      {known && <Sections appId={known.appId} page={page} present={present} />}
    </header>
  );
}
