import type { App } from '@handrail/protocol';
import { rolloutHref, rolloutsHref, ROLLOUT_VIEWS, type RolloutView } from '../route.ts';
import { EditPage, NewPage } from './edit-page.tsx';
import { rolloutMessages as words } from '../words.ts';
import { ReportPage } from './report-page.tsx';
import { SignOffPage } from './sign-off-page.tsx';
import { TestPage } from './test-page.tsx';

interface RolloutPageProps {
  app: App;
  apps: readonly App[];
  rolloutId: string;
  view: RolloutView;
  may: (right: string) => boolean;
}

/** One rollout: its report, its plan, its test, and who signed it. */
export function RolloutPage({ app, apps, rolloutId, view, may }: RolloutPageProps) {
  if (rolloutId === 'new') return <NewPage app={app} apps={apps} />;
  const { appId } = app;
  const views = may('figures.read') ? ROLLOUT_VIEWS : (['test', 'sign-off'] as const);
  const shown = views.find((one) => one === view) ?? 'test';
  const of = { app, rolloutId, may };
  return (
    <>
      <p class="muted on-screen">
        <a href={rolloutsHref(appId)}>{words.title}</a>
      </p>
      <nav class="rollout-views on-screen" aria-label={words.views.label}>
        {views.map((one) => (
          <a key={one} href={rolloutHref(appId, rolloutId, one)} aria-current={one === shown ? 'page' : undefined}>
            {words.views[one]}
          </a>
        ))}
      </nav>
      {shown === 'report' && <ReportPage {...of} />}
      {shown === 'edit' && <EditPage {...of} apps={apps} />}
      {shown === 'test' && <TestPage {...of} />}
      {shown === 'sign-off' && <SignOffPage {...of} />}
    </>
  );
}
