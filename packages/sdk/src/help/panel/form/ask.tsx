/** @jsxImportSource #kit */
import type { Category, TicketContext, TicketFields } from '@handrail/protocol';
import type { Stop } from '../../../core/lifetime.ts';
import type { Result } from '../searcher.ts';
import { suggestFor, withTopic } from './suggest.ts';
import type { Sending } from '../../carry.ts';
import type { Letter } from '../../letter.ts';
import { ownerOf } from '../../who.ts';
import { createFiles } from '../files.tsx';
import type { Room, View } from '../room.ts';
import { collectAlong } from './along.ts';
import { problemsOf, givenFields, type Problem } from './check.ts';
import { isDraft, isEmpty, letterOf, newDraft, newKeys, type Draft } from './draft.ts';
import formCss from './form.css?inline';
import { AskEnd, AskForm } from './form.tsx';
import { createPictures } from './pictures.tsx';
import { dressIn } from './dress.ts';
import { Outcome } from './outcome.tsx';

const SUGGEST_AFTER_MS = 250;

/** The form that asks a person, with what fits already offered while one writes. */
export async function createAsk(room: Room, text: string): Promise<View> {
  const { words, context, shelf, courier, library, draw } = room;
  const { guard, platform } = context;
  const shelfKey = `draft:${ownerOf(context.visitor)}`;
  let draft = draftFrom(await shelf.get(shelfKey), text);
  let problems = new Map<string, Problem>();
  let suggestions: readonly Result[] = [];
  let sending: Sending | 'under-way' | undefined;
  let stopSuggesting: Stop = () => undefined;
  let isLeft = false;
  dressIn(room, formCss);

  const files = createFiles(room, () => change({ files: files.list() }));
  const pictures = createPictures(room, files);
  if (draft.files.length) files.restore(draft.files);

  function change(part: Partial<Draft>): void {
    draft = { ...draft, ...part };
    if (problems.size) problems = problemsOf(draft, library.categories());
    void shelf.write({ [shelfKey]: isEmpty(draft) ? undefined : draft });
    draw();
  }

  function wrote(part: Partial<Draft>): void {
    change(part);
    stopSuggesting();
    stopSuggesting = platform.after(SUGGEST_AFTER_MS, suggest);
  }

  function discard(): void {
    files.clear();
    problems = new Map();
    wrote(newDraft());
  }

  const suggest = guard(async () => {
    const asked = `${draft.title} ${draft.text}`;
    const found = await suggestFor(asked, room.search);
    if (isLeft || asked !== `${draft.title} ${draft.text}`) return;
    suggestions = withTopic(found, library.articles(), draft.categoryId);
    draw();
  });

  const send = guard(async () => {
    if (sending === 'under-way') return;
    problems = problemsOf(draft, library.categories());
    draw();
    if (problems.size) return room.part('[aria-invalid]')?.focus();
    sending = 'under-way';
    draw();
    const letter = letterNow(room, draft, categoryOf());
    sending = await courier.post(letter, { [shelfKey]: undefined });
    if (sending.how === 'refused') {
      // It is there again to be changed, as another one.
      draft = { ...draft, ...newKeys() };
      await Promise.all([courier.discard(letter.key), shelf.write({ [shelfKey]: draft })]);
    }
    draw();
    room.part('.outcome')?.focus();
  });

  const categoryOf = (): Category | undefined =>
    library.categories().find(({ categoryId }) => categoryId === draft.categoryId);
  const stopHearing = courier.onSent(
    guard(({ key }, next: Sending) => {
      if (key !== draft.key || sending === 'under-way') return;
      sending = next;
      draw();
    }),
  );

  return {
    title: () => (pictures.isEditing() ? words.picturePanel : words.ask),
    body() {
      if (pictures.isEditing()) return pictures.draw();
      const settled = settledOf(sending);
      if (settled) return <Outcome room={room} sending={settled} />;
      return (
        <AskForm
          {...{ room, draft, files, pictures, problems, suggestions, change, send }}
          {...{ category: categoryOf(), along: collectAlong(room) }}
          refused={typeof sending === 'object' && sending.how === 'refused' ? sending : undefined}
          isSending={sending === 'under-way'}
          give={(fieldId, value: TicketFields[string]) => change({ fields: { ...draft.fields, [fieldId]: value } })}
          wrote={wrote}
        />
      );
    },
    foot: () =>
      !pictures.isEditing() &&
      !settledOf(sending) && <AskEnd {...{ room, draft, discard }} isSending={sending === 'under-way'} />,
    stop() {
      isLeft = true;
      stopSuggesting();
      stopHearing();
      files.stop();
    },
  };
}

/** What was kept unsent, or a new one about what was searched for. */
const draftFrom = (kept: unknown, text: string): Draft => (isDraft(kept) && !isEmpty(kept) ? kept : newDraft(text));

/** The letter with what may go along, as it was shown. */
function letterNow(room: Room, draft: Draft, category: Category | undefined): Letter {
  const { visitor, platform } = room.context;
  const parts = collectAlong(room).filter(({ part }) => !draft.off.includes(part));
  const context: TicketContext = Object.assign({}, ...parts.map(({ value }) => value)) as object; // of its parts
  const fields = givenFields(category, draft.fields);
  return letterOf(draft, { owner: ownerOf(visitor), at: platform.now(), fields, context });
}

/** What became of it, unless it is under way or to be changed. */
const settledOf = (sending: Sending | 'under-way' | undefined): Exclude<Sending, { how: 'refused' }> | undefined =>
  sending && sending !== 'under-way' && sending.how !== 'refused' ? sending : undefined;
