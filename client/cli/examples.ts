import type { Language } from '../../domain/language';

/** Records of one kind that are named to people; all are in `--json`. */
const mostNamed = 20;

/** The first records of each kind as lines, and how many more there are. */
export function examples<Kind extends string>() {
  const found = new Map<Kind, { readonly lines: string[]; count: number }>();
  return {
    add(kind: Kind, lines: readonly string[]): void {
      const of = found.get(kind) ?? { lines: [], count: 0 };
      found.set(kind, of);
      of.count += 1;
      if (of.count <= mostNamed) of.lines.push(...lines);
    },
    /** The kind's lines under a title; nothing where there is none. */
    under(kind: Kind, title: string, language: Language): readonly string[] {
      const { lines, count } = found.get(kind) ?? { lines: [], count: 0 };
      if (count === 0) return [];
      const more = count - mostNamed;
      const rest =
        language === 'sv' ? `  … och ${more} till; --json visar alla` : `  … and ${more} more; --json shows all`;
      return [`${title} (${count}):`, ...lines.map((line) => `  ${line}`), ...(more > 0 ? [rest] : [])];
    },
  };
}
