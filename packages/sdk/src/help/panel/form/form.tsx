/** @jsxImportSource #kit */
import type { Category, TicketFields } from '@handrail/protocol';
import type { Child } from '../../../kit/jsx-runtime.ts';
import { say } from '../../../kit/say.ts';
import { Icon } from '../../../guides/present/icons.tsx';
import type { Result } from '../searcher.ts';
import type { Sending } from '../../carry.ts';
import type { Files } from '../files.tsx';
import { ArticleRow, GuideRow, Group } from '../lists.tsx';
import type { Room } from '../room.ts';
import { sayWaiting } from '../say-waiting.ts';
import type { Along } from './along.ts';
import { AlongList } from './along-list.tsx';
import { askedFields, type Problem } from './check.ts';
import { isEmpty, type Draft } from './draft.ts';
import { Asked, inLocale, Labelled, Select } from './fields.tsx';
import type { Pictures } from './pictures.tsx';

const FORM = 'ask-form';

export interface AskEndProps {
  room: Room;
  draft: Draft;
  isSending: boolean;
  discard(): void;
}

export interface AskFormProps extends Omit<AskEndProps, 'discard'> {
  files: Files;
  pictures: Pictures;
  problems: ReadonlyMap<string, Problem>;
  suggestions: readonly Result[];
  category: Category | undefined;
  along: readonly Along[];
  refused: Extract<Sending, { how: 'refused' }> | undefined;
  change(part: Partial<Draft>): void;
  /** Words that something may be found by. */
  wrote(part: Partial<Draft>): void;
  give(fieldId: string, value: TicketFields[string]): void;
  send(): void;
}

export function AskForm(props: AskFormProps): Child {
  const { room, draft, files, problems, refused, isSending, send } = props;
  const { words, context } = room;
  return (
    <form
      id={FORM}
      class="ask"
      noValidate
      aria-busy={isSending || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      {...files.catches}
    >
      <Head {...props} />
      <Suggestions {...props} />
      {props.category &&
        askedFields(props.category, draft.fields).map((field) => (
          <Asked
            key={field.fieldId}
            {...{ room, field, files, given: draft.fields, problem: problems.get(field.fieldId) }}
            give={(value) => props.give(field.fieldId, value)}
          />
        ))}
      <FilesPart {...props} />
      {context.visitor.isAnonymous() && <WhoPart {...props} />}
      <AlongList
        {...{ room, along: props.along, off: draft.off }}
        turn={(part) =>
          props.change({
            off: draft.off.includes(part) ? draft.off.filter((one) => one !== part) : [...draft.off, part],
          })
        }
      />
      {refused && (
        <p class="problem outcome" role="alert" tabIndex={-1}>
          {sayWaiting(words, refused)}
        </p>
      )}
    </form>
  );
}

/** Below what scrolls, so that the button does not move away while what fits comes in. */
export function AskEnd({ room, draft, isSending, discard }: AskEndProps): Child {
  const { words } = room;
  return (
    <div class="end">
      {!isEmpty(draft) && (
        <p>
          <small>{words.kept}</small>{' '}
          <button type="button" class="link" onClick={discard}>
            {words.discard}
          </button>
        </p>
      )}
      <button type="submit" form={FORM} class="main wide" aria-disabled={isSending || undefined}>
        {isSending ? words.sending : words.send}
      </button>
    </div>
  );
}

function Head({ room, draft, problems, wrote }: AskFormProps): Child {
  const { words, library, locale } = room;
  const categories = library.categories();
  const wrong = (name: string): string | undefined => (problems.has(name) ? words.required : undefined);
  const attributes = (name: string) => ({
    ...{ id: `ask-${name}`, 'aria-invalid': problems.has(name) || undefined },
    'aria-describedby': `ask-${name}-problem`,
  });
  return (
    <>
      <p class="lead">{words.askText}</p>
      {categories.length > 0 && (
        <Labelled {...{ room, id: 'ask-category', label: words.about, problem: wrong('category') }}>
          <Select
            attributes={attributes('category')}
            empty={words.choose}
            options={categories.map(({ categoryId, name }) => [categoryId, inLocale(name, locale)])}
            value={draft.categoryId}
            choose={(categoryId) => wrote({ categoryId })}
          />
        </Labelled>
      )}
      <Labelled {...{ room, id: 'ask-text', label: words.text, problem: wrong('text') }}>
        <textarea
          {...attributes('text')}
          rows={5}
          maxLength={20_000}
          dir="auto"
          required
          placeholder={words.textHint}
          value={draft.text}
          onInput={(event) => wrote({ text: event.currentTarget.value })}
        />
      </Labelled>
      <Labelled {...{ room, id: 'ask-title', label: words.subject, optional: true }}>
        <input
          id="ask-title"
          maxLength={200}
          dir="auto"
          value={draft.title}
          onInput={(event) => wrote({ title: event.currentTarget.value })}
        />
      </Labelled>
    </>
  );
}

const Suggestions = ({ room, suggestions }: AskFormProps): Child =>
  suggestions.length > 0 && (
    <div class="suggestions" role="status">
      <Group title={room.words.fits}>
        {suggestions.map((one) =>
          'articleId' in one ? <ArticleRow room={room} article={one} /> : <GuideRow room={room} guide={one} />,
        )}
      </Group>
    </div>
  );

function FilesPart({ room: { words }, files, pictures }: AskFormProps): Child {
  return (
    <div class="field" role="group" aria-label={words.files}>
      <span class="label">{words.files}</span>
      {files.draw(pictures.edit)}
      <div class="adds">
        <button type="button" class="take" aria-disabled={pictures.isTaking() || undefined} onClick={pictures.take}>
          <Icon path="M2.500 4.800h2.300l1-1.500h4.400l1 1.500h2.300v7.700h-11zM10 8.500a2 2 0 1 1-4 0 2 2 0 0 1 4 0" />
          {pictures.isTaking() ? words.taking : words.picture}
        </button>
        {files.button()}
      </div>
      <small>{words.drop}</small>
      {pictures.problem() && (
        <p class="told" role="alert">
          {pictures.problem()}
        </p>
      )}
    </div>
  );
}

function WhoPart({ room, draft, problems, change }: AskFormProps): Child {
  const { words } = room;
  const problem = problems.has('email') ? say(words.form, { pattern: 'name@example.com' }) : undefined;
  return (
    <>
      <Labelled {...{ room, id: 'ask-name', label: words.name, optional: true }}>
        <input
          id="ask-name"
          autocomplete="name"
          maxLength={120}
          value={draft.name}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </Labelled>
      <Labelled {...{ room, id: 'ask-email', label: words.email, optional: true, problem }}>
        <input
          id="ask-email"
          type="email"
          autocomplete="email"
          maxLength={254}
          dir="ltr"
          aria-invalid={!!problem || undefined}
          aria-describedby="ask-email-problem"
          value={draft.email}
          onInput={(event) => change({ email: event.currentTarget.value })}
        />
      </Labelled>
    </>
  );
}
