import type { Event } from '@handrail/protocol';

/** By what each gives itself away, in this order: most of them also say that they are the next one. */
const MARKS: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Edge', /\bEdg(?:A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)\S* (?:Mobile\/\S+ )?Safari\//],
];
const MOST_AGENT = 500;

/** A browser by name and major version and nothing else, so that it tells no two people apart: `Firefox 140`. */
export function browserOf(userAgent: string | null): string | undefined {
  const agent = userAgent?.slice(0, MOST_AGENT) ?? '';
  for (const [name, mark] of MARKS) {
    const [, major] = mark.exec(agent) ?? [];
    if (major !== undefined) return `${name} ${major.slice(0, 4)}`;
  }
  return undefined;
}

const MOST_PROPS = 50;

/** Whether a step was shown or missed says in which browser that was. */
export function withBrowser(event: Event, browser: string | undefined): Event {
  if (browser === undefined || (event.name !== 'step.missed' && event.name !== 'step.shown')) return event;
  const { props = {} } = event;
  if (Object.keys(props).length >= MOST_PROPS && !Object.hasOwn(props, 'browser')) return event;
  return { ...event, props: { ...props, browser } };
}
