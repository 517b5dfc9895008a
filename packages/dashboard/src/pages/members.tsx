import type { App, Grant, Member, Role } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { formatMoment } from '../format.ts';
import { Checks, Choice, Field, Form, useDoing } from '../parts/form.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import { Snippet } from '../parts/snippet.tsx';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { workspaceMessages } from '../words.ts';

const { roles: ROLE_WORDS, members: words } = workspaceMessages;
const EVERYWHERE = '';

const namesOf = (apps: readonly App[]): Record<string, string> => ({
  [EVERYWHERE]: words.everyApp,
  ...Object.fromEntries(apps.map(({ appId, name }) => [appId, name])),
});

/** The grants with those of one place replaced; without roles there is none. */
function withRoles(grants: readonly Grant[], place: string, roles: Role[]): Grant[] {
  const others = grants.filter(({ appId = EVERYWHERE }) => appId !== place);
  if (roles.length === 0) return others;
  return [...others, place === EVERYWHERE ? { roles } : { appId: place, roles }];
}

interface RolesProps {
  apps: readonly App[];
  grants: Grant[];
  onGrants: (grants: Grant[]) => void;
}

/** Chooses a place, and the roles that somebody has there. */
function Roles({ apps, grants, onGrants }: RolesProps) {
  const [place, setPlace] = useState(EVERYWHERE);
  const here = grants.find(({ appId = EVERYWHERE }) => appId === place)?.roles ?? [];
  return (
    <>
      <Choice label={words.where} value={place} options={namesOf(apps)} onValue={setPlace} />
      <Checks
        label={words.roles}
        options={ROLE_WORDS}
        chosen={here}
        onChosen={(roles) => onGrants(withRoles(grants, place, roles))}
      />
    </>
  );
}

/** What is shown once, to be handed over. */
function Handover({ member, link }: { member: Member; link: string }) {
  const title = words.linkTitle(member.name);
  return (
    <section class="card" role="status">
      <h2>{title}</h2>
      <p>{words.linkNote}</p>
      <Snippet text={link} label={title} />
    </section>
  );
}

function Invite({
  apps,
  onInvited,
}: {
  apps: readonly App[];
  onInvited: (made: { member: Member; link: string }) => void;
}) {
  const { api } = useServices();
  const doing = useDoing();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [grants, setGrants] = useState<Grant[]>([]);

  async function invite() {
    const made = await doing.run(() => api.invite({ name: name.trim(), email: email.trim(), grants }));
    if (made === undefined) return;
    setName('');
    setEmail('');
    setGrants([]);
    onInvited(made.value);
  }

  return (
    <section class="card">
      <h2>{words.invite}</h2>
      <Form label={words.invite} button={words.inviteButton} doing={doing} onSubmit={() => void invite()}>
        <Field label={words.name} required value={name} onValue={setName} />
        <Field label={words.email} type="email" required value={email} onValue={setEmail} />
        <Roles apps={apps} grants={grants} onGrants={setGrants} />
      </Form>
    </section>
  );
}

interface ChangeProps {
  member: Member;
  apps: readonly App[];
  onChanged: () => void;
  onLink: (made: { member: Member; link: string }) => void;
}

function Change({ member, apps, onChanged, onLink }: ChangeProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [grants, setGrants] = useState<Grant[]>(member.grants);
  const [sure, setSure] = useState(false);
  const { memberId, state } = member;
  const act = async (ask: Parameters<typeof doing.run>[0]) => {
    if (await doing.run(ask)) onChanged();
  };
  const newLink = async () => {
    const made = await doing.run(() => api.newLink(memberId));
    if (made) onLink(made.value);
  };
  const disable = () => void act(() => api.changeMember(memberId, { disabled: state !== 'disabled' }));
  return (
    <details>
      <summary>{words.change(member.name)}</summary>
      <Form
        label={words.change(member.name)}
        button={words.save}
        doing={doing}
        onSubmit={() => void act(() => api.changeMember(memberId, { grants }))}
      >
        <Roles apps={apps} grants={grants} onGrants={setGrants} />
        <p class="actions">
          {state !== 'disabled' && (
            <button type="button" class="button small" onClick={() => void newLink()}>
              {words.newLink}
            </button>
          )}
          <button type="button" class="button small" onClick={disable}>
            {state === 'disabled' ? words.enable : words.disable}
          </button>
          <button
            type="button"
            class="button small"
            onClick={() => (sure ? void act(() => api.removeMember(memberId)) : setSure(true))}
          >
            {sure ? words.sure : words.remove}
          </button>
        </p>
      </Form>
    </details>
  );
}

/** Roles, each with the place where they count. */
function Given({ grants, names }: { grants: readonly Grant[]; names: Readonly<Record<string, string>> }) {
  return (
    <>
      {grants.map(({ appId = EVERYWHERE, roles }) => (
        <p key={appId}>
          {roles.map((role) => ROLE_WORDS[role]).join(', ')} <span class="muted">{names[appId] ?? appId}</span>
        </p>
      ))}
    </>
  );
}

function Row({ member, apps, ...rest }: ChangeProps) {
  const { name, email, grants, fromGroups, state, factors, seenAt } = member;
  const names = namesOf(apps);
  return (
    <tr>
      <th scope="row">
        <strong>{name}</strong>
        <p class="muted">{email}</p>
        <Change key={JSON.stringify(grants) + state} member={member} apps={apps} {...rest} />
      </th>
      <td>
        <Given grants={grants} names={names} />
        {fromGroups.length > 0 && <p class="muted">{words.fromGroups}</p>}
        <Given grants={fromGroups} names={names} />
      </td>
      <td>
        <span class={state === 'active' ? 'status published' : 'status'}>{words.states[state]}</span>
        <p class="muted">{factors.map((factor) => words.factors[factor]).join(', ') || words.noFactor}</p>
      </td>
      <td>{seenAt === null ? words.never : formatMoment(seenAt)}</td>
    </tr>
  );
}

/** Who may sign in, with which roles, and a form to invite somebody. */
export function MembersPage({ apps }: { apps: readonly App[] }) {
  const { api } = useServices();
  const view = useLive('members', () => api.members());
  const [handover, setHandover] = useState<{ member: Member; link: string } | undefined>(undefined);
  useTitle(words.title);
  if (view.value === undefined) {
    return view.failure ? <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} /> : <Loading />;
  }
  const show = (made: { member: Member; link: string }) => {
    setHandover(made);
    view.again();
  };
  return (
    <>
      <h1>{words.title}</h1>
      <div class="body">
        {handover && <Handover {...handover} />}
        <section class="card">
          <div class="scroll" tabIndex={0} role="region" aria-label={words.caption}>
            <table class="figures people">
              <caption class="unseen">{words.caption}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.name}</th>
                  <th scope="col">{words.roles}</th>
                  <th scope="col">{words.state}</th>
                  <th scope="col">{words.seen}</th>
                </tr>
              </thead>
              <tbody>
                {view.value.members.map((member) => (
                  <Row key={member.memberId} member={member} apps={apps} onChanged={view.again} onLink={show} />
                ))}
              </tbody>
            </table>
          </div>
        </section>
        <Invite apps={apps} onInvited={show} />
      </div>
    </>
  );
}
