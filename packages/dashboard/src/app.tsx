import type { App as GuidedApp } from '@handrail/protocol';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { seesFigures, seesTickets, type Present } from './api.ts';
import { homeHref } from './home.ts';
import { language, meetMember, type Language } from './language.ts';
import { messages } from './words.ts';
import { ArticlePage } from './articles/article-page.tsx';
import { ArticlesPage } from './articles/articles-page.tsx';
import { AccountPage } from './pages/account.tsx';
import { AuditPage } from './pages/audit.tsx';
import { EventsPage } from './pages/events.tsx';
import { ExplorePage } from './pages/explore.tsx';
import { GuidePage } from './pages/guide.tsx';
import { GuidesPage } from './pages/guides.tsx';
import { HealthPage } from './pages/health.tsx';
import { InvitationPage } from './pages/invitation.tsx';
import { MembersPage } from './pages/members.tsx';
import { NewAppPage } from './pages/new-app.tsx';
import { SegmentsPage } from './pages/segments.tsx';
import { ServicePage } from './pages/service.tsx';
import { OverviewPage } from './pages/overview.tsx';
import { SettingsPage } from './pages/settings.tsx';
import { SignInPage, UnreachablePage } from './pages/sign-in.tsx';
import { SupportPage } from './pages/support.tsx';
import { ThemePage } from './pages/theme.tsx';
import { TicketsPage } from './pages/tickets.tsx';
import { UsagePage } from './pages/usage.tsx';
import { AlertsPage } from './alerts/alerts-page.tsx';
import { MailingsPage } from './mailings/mailings-page.tsx';
import { RolloutPage } from './rollouts/rollout-page.tsx';
import { RolloutsPage } from './rollouts/rollouts-page.tsx';
import { PeoplePage } from './explore/people-page.tsx';
import { FrictionPage } from './friction/friction-page.tsx';
import { Header } from './parts/header.tsx';
import { Failed, Loading, Notice } from './parts/notice.tsx';
import { SampleBar } from './parts/sample-bar.tsx';
import { parseRoute, type Route } from './route.ts';
import { ServicesContext, useServices, type Services } from './services.ts';
import { checkSession, redeem, takeInvitation, takeToken, type Session } from './session.ts';
import { useLive } from './use-live.ts';
import { navigate, useRoute } from './use-route.ts';

function Unknown() {
  return (
    <Notice title={messages.failure.unknownTitle}>
      <p>{messages.failure.unknown}</p>
      <p class="actions">
        <a class="button" href="#/">
          {messages.failure.home}
        </a>
      </p>
    </Notice>
  );
}

type WorkspaceRoute = Extract<Route, { page: (typeof WORKSPACE_PAGES)[number] }>;
const WORKSPACE_PAGES = ['account', 'members', 'audit', 'tickets', 'ticket', 'service', 'mailings'] as const;
const isOfWorkspace = (route: Route): route is WorkspaceRoute => WORKSPACE_PAGES.some((page) => page === route.page);

/** The pages that are about no single app. */
function WorkspacePage({ route, apps, present }: { route: WorkspaceRoute } & WorkspaceParts) {
  const { page } = route;
  if (page === 'tickets' || page === 'ticket') {
    return seesTickets(present) ? <TicketsPage route={route} apps={apps} present={present} /> : <Unknown />;
  }
  if (page === 'mailings') {
    return seesFigures(present) ? <MailingsPage route={route} apps={apps} present={present} /> : <Unknown />;
  }
  if (page === 'account') return <AccountPage present={present} refused={route.refused} />;
  const needed = { members: 'member.manage', audit: 'audit.read', service: 'support.manage' }[page];
  if (!present.rights.includes(needed)) return <Unknown />;
  if (page === 'service') return <ServicePage apps={apps} />;
  return page === 'members' ? <MembersPage apps={apps} /> : <AuditPage />;
}

interface WorkspaceParts {
  apps: readonly GuidedApp[];
  present: Present;
}

const isHome = ({ page }: Route): boolean => page === 'home' || page === 'sign-in' || page === 'invitation';

function Page({ route, apps, present, onChanged }: { route: Route; onChanged: () => void } & WorkspaceParts) {
  const first = apps[0];
  const home = isHome(route);
  const start = homeHref(present, first?.appId ?? '');
  useEffect(() => {
    // The address may have gone on since this was drawn.
    if (home && first && isHome(parseRoute(location.hash))) navigate(start, 'replace');
  }, [home, first, start]);
  if (home) return <Loading />;
  if (route.page === 'overview') {
    return seesFigures(present) ? <OverviewPage apps={apps} present={present} route={route} /> : <Unknown />;
  }
  if (!('appId' in route)) return <Unknown />;
  const app = apps.find(({ appId }) => appId === route.appId);
  if (!app) return <Failed failure={{ kind: 'not-found' }} again={() => undefined} />;
  if (route.page === 'settings') return <SettingsPage key={app.appId} app={app} onChanged={onChanged} />;
  if (route.page === 'theme') return <ThemePage key={app.appId} app={app} onChanged={onChanged} />;
  const rights = present.apps[app.appId];
  const may = (right: string) => rights?.includes(right) ?? true;
  if (route.page === 'articles') return <ArticlesPage key={app.appId} app={app} may={may} begin={route.begin} />;
  if (route.page === 'article') {
    return <ArticlePage key={route.articleId} app={app} articleId={route.articleId} may={may} />;
  }
  if (route.page === 'rollouts') return <RolloutsPage key={app.appId} app={app} may={may} />;
  if (route.page === 'rollout') {
    const { rolloutId, view } = route;
    return <RolloutPage key={`${rolloutId} ${view}`} {...{ app, apps, rolloutId, view, may }} />;
  }
  if (route.page === 'alerts') {
    return <AlertsPage key={app.appId} app={app} may={may} memberId={present.member?.memberId} />;
  }
  if (route.page === 'segments') return <SegmentsPage key={app.appId} app={app} may={may} />;
  if (route.page === 'guides') return <GuidesPage key={app.appId} app={app} route={route} may={may} />;
  if (route.page === 'health') return <HealthPage key={app.appId} app={app} route={route} />;
  if (route.page === 'usage') {
    return <UsagePage key={app.appId} app={app} route={route} may={may} />;
  }
  if (route.page === 'explore') return <ExplorePage key={app.appId} app={app} route={route} may={may} />;
  if (route.page === 'people') {
    return may('visitor.read') ? <PeoplePage key={app.appId} app={app} route={route} /> : <Unknown />;
  }
  if (route.page === 'friction') return <FrictionPage key={app.appId} app={app} route={route} may={may} />;
  if (route.page === 'events') return <EventsPage key={app.appId} app={app} route={route} />;
  if (route.page === 'support') return <SupportPage key={app.appId} app={app} route={route} />;
  const key = `${app.appId}/${route.guideId}`;
  return <GuidePage key={key} app={app} route={route} may={may} memberId={present.member?.memberId} />;
}

interface SignedInProps {
  present: Present;
  /** There is an app of which it is not known yet what they may do in it. */
  onNewApp: () => void;
  onSignOut: () => void;
}

function SignedIn({ present, onNewApp, onSignOut }: SignedInProps) {
  const { api, shelf, load } = useServices();
  const route = useRoute();
  const view = useLive('apps', () => api.apps());
  const apps = view.value?.apps ?? [];
  const unknown = apps.filter(({ appId }) => present.apps[appId] === undefined).map(({ appId }) => appId);
  useEffect(() => {
    if (unknown.length > 0) onNewApp();
  }, [unknown.join(' ')]);
  // The dashboard and its mails speak the language that a member chose last, in whatever browser.
  useEffect(() => {
    if (!present.member) return;
    const tell = async (chosen: Language) => 'value' in (await api.tellLanguage(chosen));
    void meetMember(present.language, { shelf, here: language, tell, load });
  }, [present.member?.memberId]);
  const about = isOfWorkspace(route) ? route : undefined;
  // Tickets and reports are of apps: before there is one, it is what is to be made.
  const waits = apps.length === 0 && (route.page === 'tickets' || route.page === 'ticket' || route.page === 'mailings');
  /** An app that was made a moment ago, until it is in the list. */
  const [made, setMade] = useState<string>();
  const isListed = made !== undefined && apps.some(({ appId }) => appId === made);
  useEffect(() => {
    if (isListed) setMade(undefined);
  }, [isListed]);
  const isAwaited = made !== undefined && !isListed;
  const isNew = apps.length === 0 || isAwaited || (route.page === 'new-app' && present.rights.includes('app.make'));
  const main = useRef<HTMLElement>(null);
  const place = `${route.page} ${'appId' in route ? route.appId : ''} ${'guideId' in route ? route.guideId : ''} ${'articleId' in route ? route.articleId : ''} ${'ticketId' in route ? route.ticketId : ''} ${'rolloutId' in route ? `${route.rolloutId} ${route.view}` : ''}`;
  const before = useRef(place);
  useLayoutEffect(() => {
    if (before.current !== place && !before.current.startsWith('home')) {
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    before.current = place;
  }, [place]);
  return (
    <>
      <Header
        apps={apps}
        appId={'appId' in route ? route.appId : undefined}
        present={present}
        page={route.page}
        onSignOut={onSignOut}
      />
      <main class="page" tabIndex={-1} ref={main}>
        <SampleBar apps={apps} route={route} present={present} onRemoved={view.again} />
        {view.value && about && !waits && <WorkspacePage route={about} apps={apps} present={present} />}
        {view.value && !about && !isNew && <Page route={route} apps={apps} present={present} onChanged={view.again} />}
        {view.value && (!about || waits) && isNew && (
          <NewAppPage
            isFirst={apps.length === 0}
            onMade={(appId) => {
              setMade(appId);
              view.again();
            }}
          />
        )}
        {!view.value && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
        {!view.value && !view.failure && <Loading />}
      </main>
    </>
  );
}

interface DashboardProps {
  /** The token of an invitation with which the page was opened. */
  invitation?: string | undefined;
  services: Omit<Services, 'onSignedOut'>;
  /** The one-time token with which the page was opened. */
  token?: string | undefined;
  /** Why the identity provider sent them back without a session. */
  refusal?: string | undefined;
}

export function Dashboard({ services, token, invitation, refusal }: DashboardProps) {
  const { api, visibility } = services;
  const [session, setSession] = useState<Session>((): Session => {
    if (invitation !== undefined) return { state: 'invited', token: invitation };
    if (refusal !== undefined) return { state: 'refused', why: refusal };
    return { state: token === undefined ? 'checking' : 'signing-in' };
  });
  const entered = (present: Present) => setSession({ state: 'signed-in', present });
  const enter = (withToken?: string) => {
    setSession({ state: withToken === undefined ? 'checking' : 'signing-in' });
    void (withToken === undefined ? checkSession(api) : redeem(api, withToken)).then(setSession);
  };

  useEffect(() => {
    if (invitation === undefined && refusal === undefined) enter(token);
  }, []);

  // A sign-in link that is pasted into an open tab changes only the hash.
  useEffect(() => {
    const follow = () => {
      const pasted = takeToken(window);
      if (pasted !== undefined) enter(pasted);
      const invited = takeInvitation(window);
      if (invited !== undefined) setSession({ state: 'invited', token: invited });
    };
    addEventListener('hashchange', follow, { capture: true });
    return () => removeEventListener('hashchange', follow, { capture: true });
  }, []);

  const lookAgain = () =>
    void checkSession(api).then((found) => {
      if (found.state === 'signed-in') setSession(found);
    });

  // Signed in meanwhile in another tab? The cookie is the same, so this one goes on where it was.
  const out = session.state === 'signed-out';
  useEffect(() => {
    if (!out) return;
    return visibility.onChange(() => {
      if (!visibility.visible()) return;
      lookAgain();
    });
  }, [out]);

  const handed = useMemo<Services>(
    () => ({ ...services, onSignedOut: () => setSession({ state: 'signed-out', why: 'ended' }) }),
    [services],
  );

  if (session.state === 'signed-in') {
    const leave = () =>
      void api.signOut().then((answer) => {
        if ('value' in answer || answer.failure.kind === 'signed-out') setSession({ state: 'signed-out', why: 'left' });
        if ('value' in answer && answer.value) services.go(answer.value.leaveUrl);
      });
    return (
      <ServicesContext.Provider value={handed}>
        <SignedIn present={session.present} onNewApp={lookAgain} onSignOut={leave} />
      </ServicesContext.Provider>
    );
  }
  if (session.state === 'unreachable') {
    return <UnreachablePage failure={session.failure} again={() => enter(session.token)} />;
  }
  if (session.state === 'invited') {
    return <InvitationPage api={api} token={session.token} onEntered={entered} />;
  }
  return <SignInPage session={session} onGoOn={() => enter()} services={services} onEntered={entered} />;
}
