import type { ElementRecord, TicketContext } from '@handrail/protocol';
import type { ComponentChildren } from 'preact';
import { formatTime } from '../format.ts';
import { EventName } from '../parts/event-name.tsx';
import { ElementName } from '../parts/element-name.tsx';
import { ticketMessages } from '../words.ts';
import type { GuideNames } from './guide-names.ts';

const words = ticketMessages.context;

interface ContextProps {
  context: TicketContext;
  names: GuideNames;
}

function Facts({ context, names }: ContextProps) {
  const { page, appVersion, browser, viewport, locale, guide, traits = {} } = context;
  const rows: [string, string | undefined][] = [
    [words.page, page && [page.path, page.title].filter(Boolean).join(' · ')],
    [words.appVersion, appVersion],
    [words.browser, browser && [browser.name, browser.version, browser.system].filter(Boolean).join(' ')],
    [words.viewport, viewport && words.size(viewport.width, viewport.height)],
    [words.locale, locale],
    [words.guide, guide && guideWords(guide, names)],
    ...Object.entries(traits).map(([name, value]): [string, string] => [name, String(value)]),
  ];
  return (
    <dl class="fact-list">
      {rows.map(
        ([label, value]) =>
          value !== undefined && (
            <div key={label}>
              <dt dir="auto">{label}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function List<T extends { at: number }>({
  title,
  items = [],
  of,
}: {
  title: string;
  items: readonly T[] | undefined;
  of: (item: T) => ComponentChildren;
}) {
  if (items.length === 0) return null;
  return (
    <details>
      <summary>
        {title} ({items.length})
      </summary>
      <ol class="context-list">
        {items.map((item, index) => (
          <li key={index}>
            <span class="muted">{formatTime(item.at)}</span> {of(item)}
          </li>
        ))}
      </ol>
    </details>
  );
}

const Step = ({ name, path, element }: { name: string; path?: string; element?: ElementRecord }) => (
  <span>
    <EventName name={name} /> {path !== undefined && <bdi class="muted">{path}</bdi>}
    {element && <ElementName element={element} />}
  </span>
);

const guideWords = ({ guideId, version, stepId }: NonNullable<TicketContext['guide']>, names: GuideNames): string =>
  words.guideAt(names.guide(guideId), version, stepId && names.step(guideId, stepId));

/** What went along with a ticket. A page said all of it, so all of it is text. */
export function Context({ context, names }: ContextProps) {
  const { missed, steps, consoleErrors, failedRequests } = context;
  const isEmpty = Object.keys(context).length === 0;
  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p class="muted">{isEmpty ? words.nothing : words.note}</p>
      <Facts {...{ context, names }} />
      <List
        title={words.missed}
        items={missed}
        of={({ guideId, stepId, reason }) => (
          <bdi>{[names.guide(guideId), names.step(guideId, stepId), reason].filter(Boolean).join(' · ')}</bdi>
        )}
      />
      <List title={words.steps} items={steps} of={(step) => <Step {...step} />} />
      <List title={words.consoleErrors} items={consoleErrors} of={({ message }) => <bdi class="fact">{message}</bdi>} />
      <List
        title={words.failedRequests}
        items={failedRequests}
        of={({ method, path, status }) => (
          <bdi class="fact">
            {method} {path} {status === 0 ? words.noAnswer : status}
          </bdi>
        )}
      />
    </section>
  );
}
