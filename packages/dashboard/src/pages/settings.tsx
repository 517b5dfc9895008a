import type { App } from '@handrail/protocol';
import { Icon } from '../parts/icon.tsx';
import { TagCard } from '../parts/install.tsx';
import { guidesHref, themeHref } from '../route.ts';
import { AppForm } from '../settings/app-form.tsx';
import { Keys, Secrets, StagingKeys } from '../settings/credentials.tsx';
import { useTitle } from '../use-route.ts';
import { themeMessages, workspaceMessages } from '../words.ts';

const words = workspaceMessages.settings;

/** What an app lets pages do, and what is kept of it. */
export function SettingsPage({ app, onChanged }: { app: App; onChanged: () => void }) {
  useTitle(`${words.title}: ${app.name}`);
  return (
    <>
      <a class="back" href={guidesHref(app.appId)}>
        <Icon name="back" />
        {words.back}
      </a>
      <div class="page-head">
        <h1>{words.title}</h1>
        <a class="button" href={themeHref(app.appId)}>
          {themeMessages.toSettings}
        </a>
      </div>
      <div class="body">
        <AppForm app={app} onChanged={onChanged} />
        <TagCard app={app} />
        <Keys app={app} onChanged={onChanged} />
        <StagingKeys app={app} />
        <Secrets app={app} />
      </div>
    </>
  );
}
