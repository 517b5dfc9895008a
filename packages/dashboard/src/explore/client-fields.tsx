import type { App, ClientsReport } from '@handrail/protocol';
import {
  asksOfClient,
  CLIENT,
  clientAsked,
  clientFieldOf,
  familyOf,
  NOT_KNOWN,
  type AskedClient,
  type ExploreQuestion,
} from '@handrail/protocol/explore';
import { useState } from 'preact/hooks';
import { Choice, Field } from '../parts/form.tsx';
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
  const said = value === '' || value === NOT_KNOWN || values.includes(value) ? values : [...values, value];
  if (said.length === 0 && value === '') return null;
  const all = [...said, NOT_KNOWN];
  const named = (one: string): string => (one === NOT_KNOWN ? words.notKnown : nameOf(one));
  return (
    <Choice
      label={label}
      value={keyOf(value)}
      options={{ '': any, ...Object.fromEntries(all.map((one) => [keyOf(one), named(one)])) }}
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
  const inWhat = (field: keyof AskedClient, value: string | undefined, say: (value: string) => string): string[] =>
    value === undefined ? [] : [value === NOT_KNOWN ? words.inUnknown[field] : say(value)];
  const where = [
    ...inWhat('browser', browser, words.inBrowser),
    ...inWhat('appVersion', appVersion, words.inVersion),
  ].join(words.and);
  if (where === '') return undefined;
  return ask.kind === 'retention' ? `${words.only(where)} ${words.onlyFirst}` : words.only(where);
}

interface ApartProps {
  by: string | undefined;
  /** Whether it can be asked of what was done with something. */
  ofClients: boolean;
  onBy: (by: string) => void;
}

/** By what it is counted apart: by nothing, by what it was done with, or by a trait that they name. */
export function ApartFields({ by = '', ofClients, onBy }: ApartProps) {
  const [isOfTrait, setOfTrait] = useState(by !== '' && clientFieldOf(by) === undefined);
  const choose = (chosen: string): void => {
    setOfTrait(chosen === 'trait');
    onBy(chosen === 'trait' ? '' : chosen);
  };
  return (
    <>
      <Choice
        label={words.apart}
        value={isOfTrait ? 'trait' : by}
        options={{
          '': words.together,
          ...(ofClients && { [CLIENT.browser]: words.browser, [CLIENT.appVersion]: words.appVersion }),
          trait: words.byTrait,
        }}
        onValue={choose}
      />
      {isOfTrait && <Field label={words.by} value={by} onValue={onBy} />}
    </>
  );
}
