import type { App, ClientsReport } from '@handrail/protocol';
import {
  asksOfClient,
  clientAsked,
  familyOf,
  type AskedClient,
  type ExploreQuestion,
} from '@handrail/protocol/explore';
import { Choice } from '../parts/form.tsx';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { exploreMessages as words } from '../words.ts';

/** Options in the order of a list: a name that is a number would come first in an object. */
const keyOf = (value: string): string => (value === '' ? '' : `=${value}`);

interface OneProps {
  label: string;
  any: string;
  values: readonly string[];
  value: string | undefined;
  nameOf?: (value: string) => string;
  onValue: (value: string) => void;
}

/** One of what occurs, or any; nothing where there is nothing to choose from. */
function OneOf({ label, any, values, value = '', nameOf = String, onValue }: OneProps) {
  // A question that was kept may name what does not occur any more.
  const all = value === '' || values.includes(value) ? values : [...values, value];
  if (all.length === 0) return null;
  return (
    <Choice
      label={label}
      value={keyOf(value)}
      options={{ '': any, ...Object.fromEntries(all.map((one) => [keyOf(one), nameOf(one)])) }}
      onValue={(key) => onValue(key.slice(1))}
    />
  );
}

interface ClientProps {
  draft: ExploreQuestion;
  clients: ClientsReport | undefined;
  onChange: (change: AskedClient) => void;
}

/** With what it is to have been done, where a question can say so. */
export function ClientFields({ draft, clients, onChange }: ClientProps) {
  if (!asksOfClient(draft)) return null;
  const { browsers = [], appVersions = [] } = clients ?? {};
  const isFamily = (one: string): boolean => familyOf(one) === one && browsers.some((other) => familyOf(other) === one);
  return (
    <>
      <OneOf
        label={words.browser}
        any={words.anyBrowser}
        values={browsers}
        value={draft.browser}
        nameOf={(one) => (isFamily(one) ? words.allVersions(one) : one)}
        onValue={(browser) => onChange({ browser })}
      />
      <OneOf
        label={words.appVersion}
        any={words.anyVersion}
        values={appVersions}
        value={draft.appVersion}
        onValue={(appVersion) => onChange({ appVersion })}
      />
    </>
  );
}

/** What occurs in an app. */
export function useClients({ appId }: App): ClientsReport | undefined {
  const { api } = useServices();
  return useLive(`clients ${appId}`, () => api.clients(appId)).value;
}

/** In a sentence, what alone counts; nothing where everything does. */
export function onlyWords(ask: ExploreQuestion): string | undefined {
  const { browser, appVersion } = clientAsked(ask);
  const isNew = ask.kind === 'retention' ? ` ${words.onlyFirst}` : '';
  if (browser !== undefined && appVersion !== undefined) return words.onlyBoth(browser, appVersion) + isNew;
  if (browser !== undefined) return words.onlyBrowser(browser) + isNew;
  return appVersion === undefined ? undefined : words.onlyVersion(appVersion) + isNew;
}
