import type { App, Category, SupportSettings, Team } from '@handrail/protocol';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Present } from '../api.ts';
import type { TicketFilter } from './filter.ts';

/** Somebody who answers. */
export interface Agent {
  memberId: string;
  name: string;
}

/** What pages about tickets know besides the tickets. */
export interface Desk {
  apps: readonly App[];
  present: Present;
  /** How the service centre is set up; undefined while it is not known, or may not be. */
  settings: SupportSettings | undefined;
  agents: readonly Agent[];
  /** The list that was left for a ticket: what it showed, and which tickets in which order. */
  list: { filter: TicketFilter; cursors: readonly string[]; ticketIds: readonly string[]; last?: string };
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('A page about tickets needs <DeskContext.Provider> around it.');
  return desk;
}

/** Whether whoever is signed in may do something with the tickets of an app. */
export const mayIn = ({ present }: Desk, appId: string, right: string): boolean =>
  present.apps[appId]?.includes(right) ?? false;

/** What an app is called; its id where it is not known. */
export const appName = ({ apps }: Desk, appId: string): string =>
  apps.find((one) => one.appId === appId)?.name ?? appId;

const teamOf = ({ settings }: Desk, teamId: string | null): Team | undefined =>
  settings?.teams.find((one) => one.teamId === teamId);

/** What a team is called; its id where it is not there any more. */
export const teamName = (desk: Desk, teamId: string): string => teamOf(desk, teamId)?.name ?? teamId;

export const categoryOf = ({ settings }: Desk, categoryId: string | null): Category | undefined =>
  settings?.categories.find((one) => one.categoryId === categoryId);

/** Words of several languages in the one that is read here, else in English, else in the first. */
export function inLocale(words: Readonly<Record<string, string>>, locale: string): string {
  const [first = ''] = Object.values(words);
  return words[locale] ?? words[locale.slice(0, 2)] ?? words['en'] ?? first;
}

export function categoryName(desk: Desk, categoryId: string, locale: string): string {
  const category = categoryOf(desk, categoryId);
  return category ? inLocale(category.name, locale) : categoryId;
}
