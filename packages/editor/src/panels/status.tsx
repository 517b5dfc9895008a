import { compare, type Difference } from '../saving/compare.ts';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { say } from '../messages.ts';
import { usePanel } from './context.ts';
import { Icon } from './icons.tsx';

/** Where the draft is, in two words. */
export function SaveWords() {
  const { state, words } = usePanel();
  const { save } = state;
  if (!state.history) return null;
  const said = (): string => {
    if (save.is === 'saved') return words.saved;
    if (save.is === 'saving') return words.saving;
    if (save.is === 'refused') return words.refusedShort;
    if (save.is === 'changed') return say(words.changed, { name: save.theirs?.by || words.somebody });
    if (save.is === 'ended') return words.endedTitle;
    return save.is === 'offline' ? words.offline : words.waiting;
  };
  return (
    <span class="save" role="status" data-is={save.is}>
      {said()}
    </span>
  );
}

/** What keeps the draft from being saved, with what can be done. */
export function SaveTrouble() {
  const { desk, state, words } = usePanel();
  const { save, held } = state;
  if (held) {
    return (
      <Banner>
        <p>
          <strong>{say(words.held, { name: held.by || words.somebody })}</strong>{' '}
          {say(words.heldText, { name: held.by || words.somebody })}
        </p>
        <button type="button" class="button small" onClick={() => void desk.take()}>
          {words.take}
        </button>
      </Banner>
    );
  }
  if (save.is === 'changed') return <Changed />;
  if (save.is === 'refused') {
    return (
      <Banner>
        <p>{say(words.refused, { detail: save.detail })}</p>
        <button type="button" class="button small" onClick={() => desk.look('check')}>
          {words.views.check}
        </button>
      </Banner>
    );
  }
  if (save.is === 'ended') {
    return (
      <Banner>
        <p>
          <strong>{words.endedTitle}.</strong> {save.detail} {words.endedHow}
        </p>
      </Banner>
    );
  }
  if ((save.is === 'waiting' || save.is === 'offline') && !save.kept) {
    return (
      <Banner>
        <p>{words.unkept}</p>
      </Banner>
    );
  }
  if (save.is === 'offline') {
    return (
      <Banner>
        <p>{words.offline}</p>
        <button type="button" class="button small" onClick={() => void desk.retry()}>
          {words.again}
        </button>
      </Banner>
    );
  }
  return null;
}

export function Banner({ children }: { children: ComponentChildren }) {
  return (
    <div class="banner" role="alert">
      <Icon name="warn" />
      <div class="banner-body">{children}</div>
    </div>
  );
}

/** Two wrote on one draft: which of them stays. */
function Changed() {
  const { desk, state, words } = usePanel();
  const [compared, setCompared] = useState(false);
  const { save, history } = state;
  if (save.is !== 'changed' || !history) return null;
  const { theirs } = save;
  return (
    <Banner>
      <p>
        <strong>{say(words.changed, { name: theirs?.by || words.somebody })}.</strong> {words.changedText}
      </p>
      {compared && theirs && <Differences all={compare(theirs.guide, history.present)} />}
      <p class="actions">
        {!compared && theirs && (
          <button type="button" class="button small" onClick={() => setCompared(true)}>
            {words.compare}
          </button>
        )}
        <button type="button" class="button small" onClick={() => void desk.takeOver()}>
          {words.takeOver}
        </button>
        {theirs && (
          <button type="button" class="button small" onClick={() => desk.yieldTo()}>
            {words.yieldTo}
          </button>
        )}
      </p>
    </Banner>
  );
}

function Differences({ all }: { all: readonly Difference[] }) {
  const { words } = usePanel();
  return (
    <ul class="differences">
      {all.map(({ stepId, title, how, fields }) => (
        <li key={stepId ?? ''}>
          <span dir="auto">{title ?? words.ofGuide}</span>: {say(words.difference[how], { fields: fields.join(', ') })}
        </li>
      ))}
    </ul>
  );
}
