import type { ConnectorKindName, ConnectorMapping } from '@handrail/protocol';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * What is taken from an answer: a way through it with dots, such as `result.sys_id`; or of a list the first whose `where` is `is`,
 * and of that `take`.
 */
export type Take = string | { in: string; where: string; is: string; take: string };

/**
 * One request. Texts are templates: `{title}` is what is known under this name, `{status:number}` the same as a number,
 * `{text:html}` the same as HTML. A text that is nothing but one placeholder becomes the value itself, and is left out where
 * there is none.
 */
export interface Step {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  path: string;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  body?: Json;
  take?: Readonly<Record<string, Take>>;
}

/** Where in one of their comments is what. */
export interface CommentShape {
  id: string;
  text: string;
  /** They write HTML. */
  html?: boolean;
  authorId: string;
  author?: string;
  /** Its visitor can read it when this is that. */
  public: { at: string; is: readonly Json[] };
}

interface Field {
  name: string;
  label: string;
  required: boolean;
  example?: string;
}

/** How a service desk is spoken with: data alone. `create`, `find` and `read` take `remoteId`, `remoteKey` and `remoteState`. */
export interface Mapping extends ConnectorMapping {
  kind: ConnectorKindName;
  name: string;
  /** Such as https://example.atlassian.net. */
  address: string;
  fields: readonly Field[];
  credentials: readonly Field[];
  /** Name and password of each request, as one template. */
  basic?: string;
  headers?: Readonly<Record<string, string>>;
  /** Comes before whatever is asked, and after it. */
  session?: { open: Step; close: Step };
  /** Takes `accountId` and `account`: whose credentials these are. */
  whoami: Step;
  create: Step;
  /** Finds what `create` has made, where nobody knows whether it did. Without it a person has to look. */
  find?: Step;
  reply: Step;
  note: Step;
  state: readonly Step[];
  /** The same for solved and closed, where more has to be said then. */
  solve?: readonly Step[];
  read: Step;
  /** The newest first; with `pageSize` the oldest first, in pages of so many. */
  comments: { step: Step; list: string; each: CommentShape; pageSize?: number };
  /** Where people see it. */
  web: string;
}
