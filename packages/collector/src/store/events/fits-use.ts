import type { ElementRecord, Event, FeatureUse } from '@handrail/protocol';
import { matchPath } from '@handrail/protocol/conditions';
import { isActivity } from './is-activity.ts';

/** Whether a path fits a URL pattern. The log has neither query nor hash, so a pattern that asks for one fits nothing. */
export const fitsPath = (pattern: string, path: string): boolean => matchPath(pattern, { path, query: '', hash: '' });

/** Whether an element has all that is said: the same kind, role and text, at least these signals, and these words around it. */
export function fitsElement(said: NonNullable<FeatureUse['element']>, element: ElementRecord): boolean {
  return (
    (said.kind === undefined || said.kind === element.kind) &&
    (said.role === undefined || said.role === element.role) &&
    (said.text === undefined || said.text === element.text) &&
    Object.entries(said.signals ?? {}).every(([name, value]) => element.signals?.[name] === value) &&
    (said.within ?? []).every((word) => element.within?.includes(word))
  );
}

/** Whether an event is a use: a click on such an element, or without an element a view of such a page. */
export function fitsUse({ element: said, path }: FeatureUse, event: Event): boolean {
  if (!isActivity(event) || (path !== undefined && !fitsPath(path, event.page.path))) return false;
  if (said === undefined) return event.name === 'page.viewed';
  const element = 'element' in event ? event.element : undefined;
  return event.name === 'element.clicked' && element !== undefined && fitsElement(said, element);
}
