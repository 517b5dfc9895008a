import { useServices } from '../services.ts';
import type { Account } from '../workspace-api.ts';
import { workspaceMessages } from '../words.ts';
import { useDoing } from './form.tsx';

const words = workspaceMessages.openid;

interface OpenIdLinkProps {
  account: Account;
  onChanged: () => void;
  /** Why a link that was begun came to nothing. */
  refused: string | undefined;
}

/** Why they came back without a link, in the words of signing in where there are no better ones. */
function reasonOf(refused: string): string {
  const known = { ...workspaceMessages.ways.refused, ...words.refused };
  return Object.hasOwn(known, refused) ? (known[refused] ?? '') : workspaceMessages.ways.refusedOtherwise;
}

/** The company's identity provider as a way into the account; nothing where there is no provider. */
export function OpenIdLink({ account: { openid }, onChanged, refused }: OpenIdLinkProps) {
  const { api, go } = useServices();
  const doing = useDoing();
  if (openid === null) return null;
  const { name, linked } = openid;
  async function link() {
    const begun = await doing.run(() => api.linkOpenId());
    if (begun) go(begun.value.url);
  }
  async function unlink() {
    if (await doing.run(() => api.unlinkOpenId())) onChanged();
  }
  return (
    <section class="card">
      <h2>{words.title(name)}</h2>
      <p>{linked ? words.on(name) : words.off}</p>
      {refused !== undefined && !linked && (
        <p class="fault" role="alert">
          {words.notLinked} {reasonOf(refused)}
        </p>
      )}
      <p class="actions">
        <button type="button" class="button" disabled={doing.busy} onClick={() => void (linked ? unlink() : link())}>
          {linked ? words.unlink : words.link(name)}
        </button>
      </p>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
    </section>
  );
}
