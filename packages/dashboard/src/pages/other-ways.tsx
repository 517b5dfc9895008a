import { useState } from 'preact/hooks';
import { wordsFor } from '../parts/notice.tsx';
import type { Services } from '../services.ts';
import { workspaceMessages } from '../workspace-messages.ts';

const words = workspaceMessages.ways;

/** What signing in needs from outside; whoever does it is not within the pages yet. */
export type WaysServices = Pick<Services, 'api' | 'openid' | 'go'>;

/** Why the identity provider, or the collector after it, did not let somebody in. */
export function Refused({ why }: { why: string }) {
  const known = Object.hasOwn(words.refused, why) ? words.refused[why] : undefined;
  return <p role="alert">{known ?? words.refusedOtherwise}</p>;
}

/** Signing in without a password. */
export function OtherWays({ services: { api, openid, go } }: { services: WaysServices }) {
  const [doing, setDoing] = useState({ busy: false, fault: '' });
  if (openid === undefined) return null;
  async function leave() {
    setDoing({ busy: true, fault: '' });
    const answer = await api.beginOpenId();
    if ('value' in answer) go(answer.value.url);
    else setDoing({ busy: false, fault: wordsFor(answer.failure).text });
  }
  return (
    <div class="ways">
      <button type="button" class="button strong" disabled={doing.busy} onClick={() => void leave()}>
        {doing.busy ? words.going : words.with(openid)}
      </button>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
      <p class="or">
        <span>{words.or}</span>
      </p>
    </div>
  );
}
