/** Scripts: rule text that is kept whatever it says, and rates when it is valid and compiles. Pure: ids, the time and the user are given. */
import type { ScriptVersion } from '../storage/index.ts';

/** The version that counts at a moment: the newest that stands since then. Before the first there is none. */
export function versionAt(versions: readonly ScriptVersion[], moment: number): ScriptVersion | null {
  return versions.findLast(({ since }) => since <= moment) ?? null;
}

export const newestOf = (versions: readonly ScriptVersion[]): ScriptVersion => {
  const newest = versions.at(-1);
  if (newest === undefined) throw new TypeError('INVARIANT: a script has a version');
  return newest;
};

/** Those that rate what begins at a moment. What was deleted rates nothing, whenever that was. */
export function scriptsAt(scripts: readonly (readonly ScriptVersion[])[], moment: number): readonly ScriptVersion[] {
  return scripts.flatMap((versions) => {
    if (newestOf(versions).deleted !== null) return [];
    const version = versionAt(versions, moment);
    return version === null || version.start > moment || (version.end !== null && version.end <= moment) ? [] : [version];
  });
}

/** The next moment after this one at which other scripts may rate; `null` where there is none. */
export function scriptsChangeAfter(scripts: readonly (readonly ScriptVersion[])[], moment: number): number | null {
  const edges = scripts.flatMap((versions) => versions.flatMap(({ since, start, end }) => [since, start, ...(end === null ? [] : [end])])).filter((edge) => edge > moment);
  return edges.length === 0 ? null : Math.min(...edges);
}
