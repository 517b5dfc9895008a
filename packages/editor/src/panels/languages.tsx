import type { Block, Guide } from '@handrail/protocol';
import { linesOf, textsOf, textStates, type TextState } from '@handrail/protocol/advice';
import { useState } from 'preact/hooks';
import { say } from '../messages.ts';
import { usePanel } from './context.ts';
import { Choice, Field, Tick } from './fields.tsx';
import { IconButton } from './icons.tsx';
import { WordsField } from './words-field.tsx';

/** The same each time, so that it does not look like other words. */
const NOTHING: readonly Block[] = [];

/** How a language calls itself in ours. */
function nameOf(locale: string, inLocale: string): string {
  try {
    return new Intl.DisplayNames([inLocale], { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}

/** Every text beside what it is in another language, with what is missing and what is out of date. */
export function LanguagesPanel({ guide }: { guide: Guide }) {
  const { desk, state, words } = usePanel();
  const locales = Object.keys(guide.translations ?? {});
  const [chosen, choose] = useState(locales[0] ?? '');
  const [open, setOpen] = useState(false);
  const locale = locales.includes(chosen) ? chosen : (locales[0] ?? '');
  const texts = locale === '' ? [] : textStates(guide, locale);
  const shown = open ? texts.filter((text) => text.state !== 'said') : texts;
  const done = texts.filter((text) => text.state === 'said').length;
  return (
    <fieldset class="step" disabled={state.held !== undefined}>
      <h2>{words.languagesTitle}</h2>
      <AddLanguage known={locales} onAdd={choose} />
      {locale !== '' && (
        <>
          <div class="language-head">
            <Choice
              label={words.asLocale}
              value={locale}
              options={locales.map((one) => [one, `${nameOf(one, words.locale)} (${one})`] as const)}
              onValue={choose}
            />
            <IconButton
              name="remove"
              label={say(words.removeLanguage, { language: nameOf(locale, words.locale) })}
              onPress={() => desk.change({ do: 'language', locale, on: false })}
            />
          </div>
          <p class="note" role="status">
            {say(words.translated, { done, all: texts.length })}
          </p>
          <Tick label={words.onlyOpen} on={open} onValue={setOpen} />
          {shown.map(({ path, state: how }) => (
            <Text key={`${locale} ${path}`} guide={guide} locale={locale} path={path} how={how} />
          ))}
        </>
      )}
    </fieldset>
  );
}

function AddLanguage({ known, onAdd }: { known: readonly string[]; onAdd(locale: string): void }) {
  const { desk, words } = usePanel();
  const [code, setCode] = useState('');
  const fits = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code) && !known.includes(code);
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (!fits) return;
        desk.change({ do: 'language', locale: code, on: true });
        onAdd(code);
        setCode('');
      }}
    >
      <Field
        label={words.addLanguage}
        note={words.languageCode}
        value={code}
        max={20}
        list={['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ar', 'ja']}
        onValue={setCode}
      />
      <button type="submit" class="button small" disabled={!fits}>
        {words.addLanguage}
      </button>
    </form>
  );
}

interface TextProps {
  guide: Guide;
  locale: string;
  path: string;
  how: TextState;
}

function Text({ guide, locale, path, how }: TextProps) {
  const { desk, words } = usePanel();
  const source = textsOf(guide)[path];
  const said = guide.translations?.[locale]?.[path];
  if (source === undefined) return null;
  const put = (text: string | Block[]): void =>
    desk.change({ do: 'text', locale, path, ...(text.length > 0 && { text }) }, `text:${locale}:${path}`);
  const label = `${nameOf(locale, words.locale)}: ${words.states[how]}`;
  return (
    <section class="pair" data-state={how} aria-label={path}>
      <div class="source" dir="auto" lang={guide.locale}>
        {linesOf(source).map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </div>
      {typeof source === 'string' ? (
        <Field label={label} value={typeof said === 'string' ? said : ''} lang={locale} onValue={put} />
      ) : (
        <WordsField label={label} blocks={Array.isArray(said) ? said : NOTHING} onBlocks={put} />
      )}
      {how === 'outdated' && said !== undefined && (
        <button type="button" class="link" onClick={() => put(said)}>
          {words.stillFits}
        </button>
      )}
    </section>
  );
}
