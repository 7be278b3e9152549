/** What people read: Swedish unless a company or a command asks for English (design §2). */
export type Language = 'sv' | 'en';

/** A text in both languages. */
export type Said = Readonly<Record<Language, string>>;
