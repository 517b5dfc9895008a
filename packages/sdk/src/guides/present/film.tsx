/** @jsxImportSource #kit */
import type { Block } from '@handrail/protocol';
import { isSafeUrl } from '@handrail/protocol/links';
import type { Child } from '../../kit/jsx-runtime.ts';
import { say } from '../../kit/say.ts';
import type { Words } from '../../kit/words.ts';

type FilmBlock = Extract<Block, { type: 'video' }>;

export interface FilmProps {
  film: FilmBlock;
  words: Words;
  redraw(view: Child): void;
}

/** A still with the button to play. Nothing of the film, nor of its provider, is fetched before it is pressed. */
export function Film({ film, words, redraw }: FilmProps): Child {
  const { src, poster, title } = film;
  if (!isSafeUrl(src)) return <p class="instead">{title}</p>;
  const { host } = new URL(src, document.baseURI);
  const play = (): void => redraw(film.embed ? <Frame {...film} words={words} /> : <Player {...film} />);
  return (
    <button type="button" class="film" aria-label={say(words.play, { title })} onClick={play}>
      {poster && isSafeUrl(poster) && <img src={poster} alt="" loading="lazy" referrerpolicy="no-referrer" />}
      <span class="play">
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M5.5 3.5v9l7-4.5z" />
        </svg>
      </span>
      <span class="about">
        <span>{title}</span>
        {host !== location.host && <small>{say(words.from, { host })}</small>}
      </span>
    </button>
  );
}

function Player({ src, poster, title, captions }: FilmBlock): Child {
  return (
    <video src={src} poster={poster} aria-label={title} controls autoplay playsInline ref={(film) => film.focus()}>
      {captions && isSafeUrl(captions) && <track kind="captions" src={captions} default />}
    </video>
  );
}

/** The page of another provider, in a frame that cannot lead the host page away. */
function Frame({ src, title, words }: FilmBlock & { words: Words }): Child {
  // A page of the host's own origin could open its own sandbox, so there it is a stranger.
  const own = new URL(src, document.baseURI).origin === location.origin ? '' : ' allow-same-origin';
  return (
    <>
      <iframe
        src={src}
        title={title}
        sandbox={`allow-scripts allow-popups allow-presentation${own}`}
        allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
        referrerpolicy="strict-origin-when-cross-origin"
        ref={(frame) => frame.focus()}
      />
      <p class="instead">
        <a href={src} target="_blank" rel="noopener noreferrer">
          {words.elsewhere}
        </a>
      </p>
    </>
  );
}
