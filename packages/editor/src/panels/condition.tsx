import type { Condition, Device, GuideState, Segment, Statement } from '@handrail/protocol';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Messages } from '../messages.ts';
import { Choice, Field, NumberField, optionsOf, Tick } from './fields.tsx';
import { IconButton } from './icons.tsx';

/** What stands around a condition: the words to speak of it, and what it may name. */
export interface Around {
  words: Messages;
  segments: readonly Segment[] | undefined;
  guides: readonly { guideId: string; title: string }[] | undefined;
}
export const AroundContext = createContext<Around | undefined>(undefined);

function useAround(): Around {
  const around = useContext(AroundContext);
  if (!around) throw new Error('a condition without what stands around it');
  return around;
}

type Group = 'all' | 'any';
interface Line {
  not: boolean;
  of: Condition;
}

/** A condition as lines that are joined in one way. What is nested deeper is one line, as it was written. */
function linesOf(condition: Condition | undefined): { join: Group; lines: Line[] } {
  if (condition === undefined) return { join: 'all', lines: [] };
  const joined = condition.type === 'all' || condition.type === 'any';
  const list = joined ? condition.of : [condition];
  return {
    join: joined ? condition.type : 'all',
    lines: list.map((one) => (one.type === 'not' ? { not: true, of: one.of } : { not: false, of: one })),
  };
}

function conditionOf(join: Group, lines: readonly Line[]): Condition | undefined {
  const all = lines.map(({ not, of }): Condition => (not ? { type: 'not', of } : of));
  const [first, ...rest] = all;
  return rest.length === 0 ? first : { type: join, of: all };
}

const NEW: Readonly<Record<string, Statement>> = {
  trait: { type: 'trait', name: 'role' },
  page: { type: 'page', path: '/' },
  guide: { type: 'guide', guideId: 'guide', state: 'completed' },
  event: { type: 'event', name: 'event' },
  locale: { type: 'locale', in: ['en'] },
  device: { type: 'device', in: ['desktop'] },
};
const MOST_LINES = 50;

interface ConditionFieldsProps {
  value: Condition | undefined;
  onValue(value: Condition | undefined): void;
}

/** Statements about the visitor and the page, with how they are joined. */
export function ConditionFields({ value, onValue }: ConditionFieldsProps) {
  const { segments = [], words } = useAround();
  const { join, lines } = linesOf(value);
  const set = (next: readonly Line[], how = join): void => onValue(conditionOf(how, next));
  const [segment] = segments;
  const kinds: Record<string, Statement> = {
    ...NEW,
    ...(segment && { segment: { type: 'segment', segmentId: segment.segmentId } }),
  };
  return (
    <div class="lines">
      {lines.length > 1 && (
        <Choice
          label={words.conditions}
          value={join}
          options={optionsOf(words.join)}
          onValue={(how) => set(lines, how)}
        />
      )}
      {lines.map((line, index) => (
        <fieldset class="line" key={index}>
          <legend>{words.condition[line.of.type]}</legend>
          <IconButton name="remove" label={words.remove} onPress={() => set(lines.filter((one) => one !== line))} />
          <LineFields line={line} onLine={(next) => set(lines.with(index, next))} />
        </fieldset>
      ))}
      {lines.length < MOST_LINES && (
        <Choice
          label={words.addCondition}
          value=""
          options={[['', '…'], ...Object.keys(kinds).map((kind) => [kind, wordFor(kind, words)] as const)]}
          onValue={(kind) => {
            const made = kinds[kind];
            if (made) set([...lines, { not: false, of: made }]);
          }}
        />
      )}
    </div>
  );
}

const wordFor = (kind: string, words: Messages): string =>
  optionsOf(words.condition).find(([one]) => one === kind)?.[1] ?? kind;

function LineFields({ line, onLine }: { line: Line; onLine(line: Line): void }) {
  const { words } = useAround();
  const { of } = line;
  const put = (next: Statement): void => onLine({ ...line, of: next });
  return (
    <>
      <Tick label={words.not} on={line.not} onValue={(not) => onLine({ ...line, not })} />
      <StatementFields of={of} put={put} />
    </>
  );
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .slice(0, 50);

function StatementFields({ of, put }: { of: Condition; put(next: Statement): void }) {
  const { segments = [], words } = useAround();
  switch (of.type) {
    case 'page':
      return <Field label={words.page} value={of.path} max={500} onValue={(path) => path && put({ ...of, path })} />;
    case 'trait':
      return <TraitFields of={of} put={put} />;
    case 'segment':
      return (
        <Choice
          label={words.condition.segment}
          value={of.segmentId}
          options={segments.map(({ segmentId, name }) => [segmentId, name] as const)}
          onValue={(segmentId) => put({ ...of, segmentId })}
        />
      );
    case 'guide':
      return (
        <>
          <GuideChoice value={of.guideId} onValue={(guideId) => put({ ...of, guideId })} />
          <Choice<GuideState>
            label={words.condition.guide}
            value={of.state}
            options={optionsOf(words.guideStates)}
            onValue={(how) => put({ ...of, state: how })}
          />
        </>
      );
    case 'event':
      return (
        <>
          <Field label={words.eventName} value={of.name} max={100} onValue={(name) => name && put({ ...of, name })} />
          <NumberField
            label={words.times}
            value={of.times}
            least={1}
            most={1_000}
            onValue={(times) => put({ type: 'event', name: of.name, ...(times !== undefined && { times }) })}
          />
        </>
      );
    case 'locale':
      return (
        <Field
          label={words.asLocale}
          value={of.in.join(', ')}
          onValue={(text) => list(text).length > 0 && put({ ...of, in: list(text) })}
        />
      );
    case 'device':
      return <Devices of={of} put={put} />;
    default:
      return <p class="note">{words.byHand.replace('{text}', JSON.stringify(of))}</p>;
  }
}

function TraitFields({ of, put }: { of: Extract<Statement, { type: 'trait' }>; put(next: Statement): void }) {
  const { words } = useAround();
  return (
    <>
      <Field label={words.traitName} value={of.name} max={64} onValue={(name) => name && put({ ...of, name })} />
      <Field
        label={words.traitIn}
        value={(of.in ?? []).join(', ')}
        onValue={(text) => {
          const values = list(text);
          const { name, contains, atLeast, atMost } = of;
          put({
            ...{ type: 'trait', name },
            ...(values.length > 0 && { in: values }),
            ...(contains !== undefined && { contains }),
            ...(atLeast !== undefined && { atLeast }),
            ...(atMost !== undefined && { atMost }),
          });
        }}
      />
    </>
  );
}

function Devices({ of, put }: { of: Extract<Statement, { type: 'device' }>; put(next: Statement): void }) {
  const { words } = useAround();
  const set = (device: Device, on: boolean): void => {
    const next = on ? [...of.in, device] : of.in.filter((one) => one !== device);
    if (next.length > 0) put({ ...of, in: next });
  };
  return (
    <div class="checks">
      {optionsOf(words.devices).map(([device, label]) => (
        <Tick key={device} label={label} on={of.in.includes(device)} onValue={(on) => set(device, on)} />
      ))}
    </div>
  );
}

/** One of the app's guides. */
export function GuideChoice({ value, onValue }: { value: string; onValue(guideId: string): void }) {
  const { guides: known = [], words } = useAround();
  const options = known.map(({ guideId, title }) => [guideId, title] as const);
  return (
    <Choice
      label={words.views.guide}
      value={value}
      options={known.some(({ guideId }) => guideId === value) ? options : [[value, value], ...options]}
      onValue={onValue}
    />
  );
}
