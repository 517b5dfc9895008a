import type { App } from '@handrail/protocol';
import type { Present } from '../api.ts';
import { messages } from '../messages.ts';
import { guidesHref, usageHref, type Route } from '../route.ts';
import { navigate } from '../use-route.ts';
import { Icon, Mark } from './icon.tsx';

interface HeaderProps {
  apps: readonly App[];
  appId: string | undefined;
  page: Route['page'];
  present: Present;
  onSignOut: () => void;
}

function AppSwitch({ apps, appId }: Pick<HeaderProps, 'apps' | 'appId'>) {
  const known = apps.some((app) => app.appId === appId);
  return (
    <label class="app-switch">
      <span class="unseen">{messages.header.app}</span>
      <select
        value={known ? appId : ''}
        onChange={(event) => navigate(guidesHref(event.currentTarget.value))}
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
      </select>
      <Icon name="down" />
    </label>
  );
}

/** The pages that every app has. */
function Sections({ appId, page }: { appId: string; page: Route['page'] }) {
  const words = messages.sections;
  const sections = [
    { name: words.guides, href: guidesHref(appId), pages: ['guides', 'guide'] },
    { name: words.usage, href: usageHref(appId), pages: ['usage', 'events'] },
  ];
  return (
    <nav class="sections" aria-label={words.label}>
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
        {apps.length > 0 && <AppSwitch apps={apps} appId={appId} />}
        <span class="member">{present.name}</span>
        <button type="button" class="button quiet" onClick={onSignOut}>
          <Icon name="leave" />
          <span class="sign-out">{messages.header.signOut}</span>
        </button>
      </div>
      {known && <Sections appId={known.appId} page={page} />}
    </header>
  );
}
