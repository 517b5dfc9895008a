import type { TicketContext } from '@handrail/protocol';
import { maskPath, maskText } from '../../../core/mask.ts';
import type { Part } from '../../words/words.ts';
import type { Room } from '../room.ts';

/** One part of what goes along, and how it is shown to the person before. */
export interface Along {
  part: Part;
  value: Partial<TicketContext>;
  lines: string[];
}

/** What is known now that could help, part by part; nothing is in here that is not shown. */
export function collectAlong({ context, trail, locale }: Pick<Room, 'context' | 'trail' | 'locale'>): Along[] {
  const { path } = context.facts().page;
  const { appVersion } = context.facts();
  const title = maskText(document.title.slice(0, 300)).slice(0, 300);
  const page = { path: maskPath(path), ...(title && { title }) };
  const browser = browserOf(navigator.userAgent);
  const scale = Math.round(devicePixelRatio * 100) / 100;
  const viewport = { width: innerWidth, height: innerHeight, scale };
  const [guide, missed, steps] = [trail.guide(), trail.missed(), trail.steps()];
  const [consoleErrors, failed] = [trail.consoleErrors(), trail.failedRequests()];
  const failedRequests = failed.map((one) => ({ ...one, path: maskPath(one.path) }));
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const all: (Along | false)[] = [
    { part: 'page', value: { page }, lines: [page.path, ...(title ? [title] : [])] },
    !!appVersion && { part: 'appVersion', value: { appVersion }, lines: [appVersion] },
    { part: 'browser', value: { browser }, lines: [Object.values(browser).join(' ')] },
    { part: 'viewport', value: { viewport }, lines: [`${innerWidth} × ${innerHeight}, ${scale}×`] },
    { part: 'locale', value: { locale: navigator.language }, lines: [navigator.language] },
    !!guide && { part: 'guide', value: { guide }, lines: [Object.values(guide).join(' · ')] },
    missed.length > 0 && {
      part: 'missed',
      value: { missed },
      lines: missed.map(({ guideId, stepId, reason = '' }) => `${guideId} · ${stepId} ${reason}`),
    },
    steps.length > 0 && {
      part: 'steps',
      value: { steps: steps.map((step) => ({ ...step, ...(step.path && { path: maskPath(step.path) }) })) },
      lines: steps.map(
        ({ at, name, path: on = '', element }) =>
          `${time.format(at)} ${name} ${maskPath(on)} ${element ? [element.kind, ...Object.values(element.signals ?? {})].join(' ') : ''}`,
      ),
    },
    consoleErrors.length > 0 && {
      part: 'consoleErrors',
      value: { consoleErrors },
      lines: consoleErrors.map(({ at, message }) => `${time.format(at)} ${message}`),
    },
    failedRequests.length > 0 && {
      part: 'failedRequests',
      value: { failedRequests },
      lines: failedRequests.map(({ method, path: to, status }) => `${method} ${to} ${status}`),
    },
  ];
  return all.filter((one) => one !== false);
}

const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\/([\d.]+)/, 'Edge'],
  [/OPR\/([\d.]+)/, 'Opera'],
  [/Firefox\/([\d.]+)/, 'Firefox'],
  [/Chrom(?:e|ium)\/([\d.]+)/, 'Chrome'],
  [/Version\/([\d.]+).*Safari/, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux|CrOS/, 'Linux'],
];

/** The browser's name and main version, and the system's name: what the browser itself says to every server. */
function browserOf(agent: string): { name: string; version?: string; system?: string } {
  const [pattern, name = 'unknown'] = BROWSERS.find(([one]) => one.test(agent)) ?? [];
  const version = pattern?.exec(agent)?.[1]?.split('.')[0];
  const system = SYSTEMS.find(([one]) => one.test(agent))?.[1];
  return { name, ...(version && { version }), ...(system && { system }) };
}
