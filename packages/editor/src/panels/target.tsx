import type { Target, TooltipStep } from '@handrail/protocol';
import { addressOf } from '../draft/page-of.ts';
import { belongsHere } from '../desk/belongs-here.ts';
import { say } from '../messages.ts';
import { usePanel } from './context.ts';
import { Choice } from './fields.tsx';
import { Icon } from './icons.tsx';
import { Strength } from './strength.tsx';

/** A step, or a guide of another kind in the form of one. */
type Aimed = Pick<TooltipStep, 'stepId' | 'target' | 'page' | 'url'>;
interface TargetProps {
  step: Aimed;
  onTarget(target: Target): void;
}

/** The element of a step: whether it is there, how sure it is, and another one. */
export function TargetPart({ step, onTarget }: TargetProps) {
  const { desk, words } = usePanel();
  return (
    <section class="target" aria-label={words.target}>
      <h2>{words.target}</h2>
      <p class="target-name" dir="auto">
        {nameOf(step.target) || words.noTarget}
      </p>
      <Finding step={step} />
      <Row target={step.target} onTarget={onTarget} />
      <p class="actions">
        <button type="button" class="button small" onClick={() => desk.pick(step.stepId)}>
          <Icon name="aim" />
          {words.point}
        </button>
      </p>
    </section>
  );
}

/** By what an author knows it. */
function nameOf({ label, icon, name, id, role, tag, css }: Target): string {
  const what = label ?? icon ?? name ?? id ?? css ?? '';
  return [what && `“${what}”`, role ?? tag].filter(Boolean).join(' · ');
}

function Finding({ step }: { step: Aimed }) {
  const { link, state, words } = usePanel();
  if (!belongsHere(step, state.here?.url)) {
    const url = step.url ?? (step.page?.includes('*') ? undefined : step.page);
    return (
      <p class="finding">
        {say(words.notHere, { page: step.page ?? '' })}{' '}
        {url !== undefined && (
          <button
            type="button"
            class="link"
            onClick={() => link.say({ type: 'go', url: whereTo(url, state.here?.url) })}
          >
            {words.goThere}
          </button>
        )}
      </p>
    );
  }
  const found = state.findings[step.stepId];
  if (!found) return <p class="finding" />;
  if (found.state === 'missing') {
    return (
      <p class="finding bad">
        <Icon name="warn" /> {words.missing[found.reason]}
      </p>
    );
  }
  return (
    <>
      <p class="finding">
        <Icon name="done" /> {found.healed ? words.healed : words.found}
      </p>
      <Strength strength={found.strength} words={words} />
    </>
  );
}

const whereTo = (url: string, here: string | undefined): string =>
  here !== undefined && URL.canParse(url, here) ? (addressOf(new URL(url, here).href) ?? url) : url;

/** One row, by the text that names it or by its place. */
function Row({ target, onTarget }: { target: Target; onTarget(target: Target): void }) {
  const { words } = usePanel();
  const { item } = target;
  if (!item) return null;
  const about = { text: item.keys?.[0] ?? '', index: item.index + 1, of: item.of };
  return (
    <Choice
      label={words.rowBy}
      value={item.by}
      options={[
        ...(about.text === '' ? [] : [['key', say(words.rowKey, about)] as const]),
        ['place', say(words.rowPlace, about)],
      ]}
      onValue={(by) => onTarget({ ...target, item: { ...item, by } })}
    />
  );
}

/** While the author points: what would be anchored. */
export function Picking() {
  const { desk, link, state, words } = usePanel();
  const { picking } = state;
  if (!picking) return null;
  const { sight } = picking;
  return (
    <section class="live-bar" aria-label={words.pointNew}>
      <p>{words.pointing}</p>
      {sight && (
        <>
          <p class="target-name" dir="auto">
            {[sight.name && `“${sight.name}”`, sight.role || sight.tag].filter(Boolean).join(' · ')}
          </p>
          <Strength strength={sight.strength} words={words} />
        </>
      )}
      <p class="actions">
        <button type="button" class="button small" onClick={() => link.say({ type: 'climb', to: 'parent' })}>
          {words.parent}
        </button>
        <button type="button" class="button small" onClick={() => link.say({ type: 'climb', to: 'child' })}>
          {words.child}
        </button>
        <button type="button" class="button small quiet" onClick={() => desk.stopPicking()}>
          {words.cancel}
        </button>
      </p>
    </section>
  );
}
