import { useState } from 'preact/hooks';
import type { Present } from '../api.ts';
import { wordsFor } from '../parts/notice.tsx';
import type { Services } from '../services.ts';
import { workspaceMessages } from '../words.ts';

const words = workspaceMessages.ways;

/** What signing in needs from outside; whoever does it is not within the pages yet. */
export type WaysServices = Pick<Services, 'api' | 'openid' | 'go' | 'authenticator'>;

/** Why the identity provider, or the collector after it, did not let somebody in. */
export function Refused({ why }: { why: string }) {
  const known = Object.hasOwn(words.refused, why) ? words.refused[why] : undefined;
  return <p role="alert">{known ?? words.refusedOtherwise}</p>;
}

interface OtherWaysProps {
  services: WaysServices;
  onEntered: (present: Present) => void;
}

/** Signing in without a password. */
export function OtherWays({ services: { api, openid, go, authenticator }, onEntered }: OtherWaysProps) {
  const [doing, setDoing] = useState({ busy: false, fault: '' });
  if (openid === undefined && !authenticator.possible) return null;
  const refuse = (fault: string) => setDoing({ busy: false, fault });
  async function leave() {
    setDoing({ busy: true, fault: '' });
    const answer = await api.beginOpenId();
    if ('value' in answer) go(answer.value.url);
    else refuse(wordsFor(answer.failure).text);
  }
  async function usePasskey() {
    setDoing({ busy: true, fault: '' });
    const options = await api.passkeyOptions(true);
    if ('failure' in options) return refuse(wordsFor(options.failure).text);
    const passkey = await authenticator.use(options.value);
    if (passkey === undefined) return refuse(workspaceMessages.passkeys.notUsed);
    const answer = await api.enterByPasskey(passkey);
    if ('value' in answer) return onEntered(answer.value);
    const { failure } = answer;
    refuse((failure.kind === 'signed-out' ? failure.detail : undefined) ?? wordsFor(failure).text);
  }
  return (
    <div class="ways">
      {openid !== undefined && (
        <button type="button" class="button strong" disabled={doing.busy} onClick={() => void leave()}>
          {words.with(openid)}
        </button>
      )}
      {authenticator.possible && (
        <button type="button" class="button" disabled={doing.busy} onClick={() => void usePasskey()}>
          {workspaceMessages.passkeys.enter}
        </button>
      )}
      <p class="fault" role="alert">
        {doing.fault}
      </p>
      <p class="or">
        <span>{words.or}</span>
      </p>
    </div>
  );
}
