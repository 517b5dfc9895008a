/** @jsxImportSource #kit */
import type { Stop } from '../../core/lifetime.ts';
import type { Child } from '../../kit/jsx-runtime.ts';
import { say } from '../../kit/say.ts';
import { Icon } from '../../guides/present/icons.tsx';
import { newKey, newSecret } from '../keys.ts';
import type { LetterFile } from '../letter.ts';
import type { Room } from './room.ts';

/** As the protocol has them. */
const MOST_FILES = 10;
const MOST_BYTES = 26_214_400;

/** Files that will go along: chosen, dropped or pasted. */
export interface Files {
  list(): LetterFile[];
  add(files: readonly File[], fieldId?: string): void;
  replace(uploadKey: string, blob: Blob): void;
  restore(files: readonly LetterFile[]): void;
  clear(): void;
  /** The files, each with a way to take it out again. */
  draw(edit?: (file: LetterFile) => void): Child;
  /** The button that chooses files. */
  button(fieldId?: string): Child;
  /** For the element onto which files can be dropped, or into which they can be pasted. */
  catches: Readonly<Record<string, (event: Event) => void>>;
  stop: Stop;
}

/** A size as people say it. */
export const sayBytes = (bytes: number, locale: string): string =>
  new Intl.NumberFormat(locale, {
    ...{ style: 'unit', maximumFractionDigits: bytes < 1_000_000 ? 0 : 1 },
    unit: bytes < 1_000_000 ? 'kilobyte' : 'megabyte',
  }).format(bytes / (bytes < 1_000_000 ? 1_000 : 1_000_000));

export function createFiles(room: Room, changed: () => void): Files {
  const { words, context } = room;
  let list: LetterFile[] = [];
  let problem = '';
  const pictures = new Map<Blob, string>();

  function add(files: readonly File[], fieldId?: string): void {
    problem = '';
    for (const file of files) {
      if (file.size > MOST_BYTES) problem = say(words.tooBig, { name: file.name });
      else if (list.length === MOST_FILES) problem = say(words.tooMany, { count: MOST_FILES });
      else if (file.size > 0)
        list = [
          ...list,
          {
            uploadKey: newKey(),
            secret: newSecret(),
            name: file.name || 'picture.png',
            blob: file,
            ...(fieldId && { fieldId }),
          },
        ];
    }
    changed();
  }

  const catchFiles = (data: DataTransfer | null, event: Event): void => {
    const files = [...(data?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    event.stopPropagation();
    add(files);
  };

  function pictureOf(blob: Blob): string {
    const url = pictures.get(blob) ?? URL.createObjectURL(blob);
    pictures.set(blob, url);
    return url;
  }

  function take(file: LetterFile): void {
    list = list.filter((one) => one !== file);
    changed();
  }

  function forget(): void {
    for (const url of pictures.values()) URL.revokeObjectURL(url);
    pictures.clear();
  }

  return {
    list: () => list,
    add,
    replace(uploadKey, blob) {
      // Another content is another upload.
      list = list.map((one) => (one.uploadKey === uploadKey ? { ...one, uploadKey: newKey(), blob } : one));
      changed();
    },
    restore(files) {
      list = [...files];
      changed();
    },
    clear() {
      list = [];
      problem = '';
    },
    draw: (edit) => <FileList {...{ room, list, problem, pictureOf, edit, take }} />,
    button: (fieldId) => <Choose room={room} choose={(files) => add(files, fieldId)} />,
    catches: {
      onPaste: context.guard((event: Event) => catchFiles((event as ClipboardEvent).clipboardData, event)), // by its name
      onDrop: context.guard((event: Event) => catchFiles((event as DragEvent).dataTransfer, event)), // by its name
      onDragOver: (event) => event.preventDefault(),
    },
    stop: forget,
  };
}

interface FileListProps {
  room: Room;
  list: readonly LetterFile[];
  problem: string;
  /** The address of what a file shows. */
  pictureOf(blob: Blob): string;
  edit: ((file: LetterFile) => void) | undefined;
  take(file: LetterFile): void;
}

function FileList({ room: { words, locale }, list, problem, pictureOf, edit, take }: FileListProps): Child {
  return (
    <>
      {list.length > 0 && (
        <ul class="files">
          {list.map((file) => (
            <li key={file.uploadKey}>
              {/^image\/(png|jpeg|webp|gif)$/.test(file.blob.type) && <img src={pictureOf(file.blob)} alt="" />}
              <span dir="auto">{file.name}</span>
              <small>{sayBytes(file.blob.size, locale)}</small>
              {edit && /^image\/(png|jpeg|webp)$/.test(file.blob.type) && (
                <button
                  type="button"
                  class="icon"
                  aria-label={say(words.edit, { name: file.name })}
                  onClick={() => edit(file)}
                >
                  <Icon path="m3 13 .7-3L10.500 3.200l2.300 2.300L6 12.300z" />
                </button>
              )}
              <button
                type="button"
                class="icon"
                aria-label={say(words.remove, { name: file.name })}
                onClick={() => take(file)}
              >
                <Icon path="m4 4 8 8m0-8-8 8" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** The browser's own control lies over the words, so that keys and voices find it. */
function Choose({ room: { words }, choose }: { room: Room; choose(files: readonly File[]): void }): Child {
  return (
    <label class="choose">
      <input
        type="file"
        multiple
        aria-label={words.addFile}
        onChange={(event) => {
          const input = event.target as HTMLInputElement; // it is on this element alone
          choose([...(input.files ?? [])]);
          input.value = '';
        }}
      />
      <Icon path="m11.500 7-4.300 4.300a2.100 2.100 0 0 1-3-3l5-5a1.400 1.400 0 0 1 2 2l-4.700 4.700" />
      <span aria-hidden="true">{words.addFile}</span>
    </label>
  );
}
