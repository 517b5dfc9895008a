import type { App, Article, ArticleWords } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Blocks } from '../parts/blocks.tsx';
import { Choice, Field } from '../parts/form.tsx';
import { WordsField } from '../parts/words-field.tsx';
import { ImportForm } from './import-form.tsx';
import { articleMessages } from '../words.ts';

const words = articleMessages.write;
const MOST_BLOCKS = 300;
const EMPTY: ArticleWords = { title: '', blocks: [] };

interface WordsPartProps {
  app: App;
  article: Article;
  /** Of what was read last: with another, fields are filled anew. */
  revision: number;
  mayWrite: boolean;
  onChange: (article: Article) => void;
}

/** The words of an article in one language, beside those that it is translated from, or beside what visitors see. */
export function WordsPart({ app, article, revision, mayWrite, onChange }: WordsPartProps) {
  const { variants, locale: own } = article;
  const [chosen, setLocale] = useState(own);
  const locale = chosen in variants ? chosen : own;
  const said = variants[locale] ?? EMPTY;
  const set = (change: Partial<ArticleWords>) =>
    onChange({ ...article, variants: { ...variants, [locale]: { ...said, ...change } } });
  const beside = locale === own ? said : (variants[own] ?? EMPTY);
  return (
    <>
      <div class="filters">
        <Choice
          label={words.language}
          value={locale}
          options={Object.fromEntries(Object.keys(variants).map((one) => [one, one]))}
          onValue={setLocale}
        />
        {mayWrite && <AddLanguage article={article} onChange={onChange} onAdded={setLocale} />}
        {mayWrite && locale !== own && (
          <button
            type="button"
            class="button"
            onClick={() => {
              setLocale(own);
              onChange({
                ...article,
                variants: Object.fromEntries(Object.entries(variants).filter(([one]) => one !== locale)),
              });
            }}
          >
            {words.removeLanguage(locale)}
          </button>
        )}
      </div>
      <div class="beside">
        {mayWrite && (
          <section class="card" lang={locale}>
            <h2 class="unseen">{words.written}</h2>
            <Field label={words.title} required value={said.title} onValue={(title) => set({ title })} />
            <Field
              label={words.summary}
              note={words.summaryNote}
              lines={2}
              value={said.summary ?? ''}
              onValue={(summary) => set({ summary })}
            />
            <WordsField
              key={locale}
              label={words.blocks}
              placeholder={words.placeholder}
              mostBlocks={MOST_BLOCKS}
              blocks={said.blocks}
              onBlocks={(blocks) => set({ blocks })}
            />
            <SearchWords key={`${revision} ${locale}`} said={said} onWords={(list) => set({ words: list })} />
            <ImportForm app={app} onTaken={({ title, blocks }) => set({ blocks, ...(title && { title }) })} />
          </section>
        )}
        <section class="card preview" lang={locale === own ? locale : own}>
          <h2>{locale === own ? words.preview : words.beside(own)}</h2>
          <h3 dir="auto">{beside.title}</h3>
          {beside.summary && (
            <p class="muted" dir="auto">
              {beside.summary}
            </p>
          )}
          <Blocks blocks={beside.blocks} />
        </section>
      </div>
    </>
  );
}

/** Kept as it is typed; commas part one from the next. */
function SearchWords({ said, onWords }: { said: ArticleWords; onWords: (words: string[]) => void }) {
  const [text, setText] = useState((said.words ?? []).join(', '));
  return (
    <Field
      label={words.words}
      note={words.wordsNote}
      value={text}
      onValue={(next) => {
        setText(next);
        onWords(partsOf(next));
      }}
    />
  );
}

export const partsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

interface AddLanguageProps {
  article: Article;
  onChange: (article: Article) => void;
  onAdded: (locale: string) => void;
}

function AddLanguage({ article, onChange, onAdded }: AddLanguageProps) {
  const { variants, locale: own } = article;
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState('');
  const add = () => {
    const locale = typed.trim();
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale)) return setFault(words.badLanguage);
    setFault('');
    setTyped('');
    const from = variants[own] ?? EMPTY;
    if (!(locale in variants))
      onChange({ ...article, variants: { ...variants, [locale]: { title: from.title, blocks: from.blocks } } });
    onAdded(locale);
  };
  return (
    <div class="add-language">
      <Field label={words.addLanguage} note={words.addLanguageNote} value={typed} onValue={setTyped} />
      <button type="button" class="button" disabled={typed.trim() === ''} onClick={add}>
        {words.add}
      </button>
      <span class="fault" role="alert">
        {fault}
      </span>
    </div>
  );
}
