import type { SupportSettings } from '@handrail/protocol';
import { judge, type Rightful } from '../rights.ts';

/** Rules that were for these apps alone are gone; of the others the apps are. */
export function withoutApps<S extends SupportSettings>(settings: S, gone: ReadonlySet<string>): S {
  const leave = <T extends { appIds?: string[] }>(rules: readonly T[]): T[] =>
    rules.flatMap((rule) => {
      const appIds = rule.appIds?.filter((appId) => !gone.has(appId));
      if (appIds === undefined) return [rule];
      return appIds.length > 0 ? [{ ...rule, appIds }] : [];
    });
  return {
    ...settings,
    categories: leave(settings.categories),
    routing: leave(settings.routing),
    policies: leave(settings.policies),
    cannedReplies: leave(settings.cannedReplies),
  };
}

/** What a caller may know of the settings: how mails come in and what a ticket costs is for whoever may change it. */
export function seenSettings(settings: SupportSettings, caller: Rightful, appIds: readonly string[]): SupportSettings {
  if (judge(caller, 'support.manage') === 'yes') return settings;
  const open = { ...settings };
  delete open.mailboxes;
  delete open.ticketPrice;
  return withoutApps(open, new Set(appIds.filter((appId) => judge(caller, 'app.read', appId) !== 'yes')));
}
