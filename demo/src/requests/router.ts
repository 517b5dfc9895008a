import type { Desk } from '../page/desk.ts';
import { showDetail } from './detail.ts';
import { showForm } from './form.ts';
import { GO } from './go-to.ts';
import { showList } from './list.ts';

type Page = (desk: Desk, address: URLSearchParams) => void;

/** Each of these is a file on the server too, so that a reload or a shared link works without any rewriting there. */
const PAGES: Record<string, Page> = {
  '': showList,
  'index.html': showList,
  'new-request.html': showForm,
  'request.html': showDetail,
};

const fileOf = (url: URL | Location): string => url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
const folderOf = (url: URL | Location): string => url.pathname.slice(0, url.pathname.lastIndexOf('/') + 1);

/** Shows the page of the address, and follows links between the pages of this section without loading anew. */
export function startRouter(desk: Desk): void {
  const show = () => (PAGES[fileOf(location)] ?? showList)(desk, new URLSearchParams(location.search));
  const go = (url: URL) => {
    history.pushState(null, '', url);
    show();
    scrollTo(0, 0);
    desk.main.querySelector('h1')?.focus();
  };

  document.addEventListener('click', (event) => {
    const url = pageLink(event);
    if (url === undefined) return;
    event.preventDefault();
    go(url);
  });
  addEventListener('popstate', show);
  desk.main.addEventListener(GO, (event) => {
    if (event instanceof CustomEvent) go(new URL(String(event.detail), location.href));
  });
  show();
}

function pageLink(event: MouseEvent): URL | undefined {
  const ordinary = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!ordinary || event.defaultPrevented || link === null || link.hasAttribute('download')) return undefined;
  const url = new URL(link.href);
  const ours = url.origin === location.origin && folderOf(url) === folderOf(location);
  return ours && Object.hasOwn(PAGES, fileOf(url)) ? url : undefined;
}
