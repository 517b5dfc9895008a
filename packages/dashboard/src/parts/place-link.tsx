/** A page by its path; a link to its single events for whoever may see them. */
export function PlaceLink({ path, href }: { path: string; href: string | undefined }) {
  return href === undefined ? (
    <bdi class="place">{path}</bdi>
  ) : (
    <a class="place" href={href}>
      <bdi>{path}</bdi>
    </a>
  );
}
