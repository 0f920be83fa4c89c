/** From the names that others give to roles to our own. */
import { type Caller, type Role, roles } from './caller.ts';

/** By role, the names that mean it. */
export type TitleBook = Readonly<Record<Role, readonly string[]>>;

export function callerWith(name: string, titles: readonly string[], scopes: readonly string[], book: TitleBook): Caller {
  const lowered = new Set(titles.map((title) => title.toLowerCase()));
  return { name, scopes, titles: lowered, roles: new Set(roles.filter((role) => book[role].some((title) => lowered.has(title.toLowerCase())))) };
}
