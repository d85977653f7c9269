import type { Format } from '../../src/index.js';

/* Nouns of Arabic with their six forms, as Intl.PluralRules chooses between them. */

interface Noun {
  one: string;
  two: string;
  few: string;
  many: string;
  other: string;
}

const rules = new Intl.PluralRules('ar-EG');

/** So many of something. */
export function counted(count: number, noun: Noun, format: Format): string {
  const form = rules.select(count);
  if (form === 'one') return noun.one;
  if (form === 'two') return noun.two;
  const word = form === 'zero' ? noun.other : noun[form];
  return `${format.number(count)} ${word}`;
}

export const users: Noun = {
  one: 'مستخدم واحد',
  two: 'مستخدمان',
  few: 'مستخدمين',
  many: 'مستخدمًا',
  other: 'مستخدم',
};

export const events: Noun = {
  one: 'حدث واحد',
  two: 'حدثان',
  few: 'أحداث',
  many: 'حدثًا',
  other: 'حدث',
};

export const groups: Noun = {
  one: 'مجموعة واحدة',
  two: 'مجموعتان',
  few: 'مجموعات',
  many: 'مجموعة',
  other: 'مجموعة',
};

export const times: Noun = {
  one: 'مرة واحدة',
  two: 'مرتان',
  few: 'مرات',
  many: 'مرة',
  other: 'مرة',
};

/** Units of time, alone and counted. */
export const units = {
  minute: {
    name: 'دقيقة',
    one: 'دقيقة',
    two: 'دقيقتان',
    few: 'دقائق',
    many: 'دقيقة',
    other: 'دقيقة',
  },
  hour: { name: 'ساعة', one: 'ساعة', two: 'ساعتان', few: 'ساعات', many: 'ساعة', other: 'ساعة' },
  day: { name: 'يوم', one: 'يوم', two: 'يومان', few: 'أيام', many: 'يومًا', other: 'يوم' },
  week: {
    name: 'أسبوع',
    one: 'أسبوع',
    two: 'أسبوعان',
    few: 'أسابيع',
    many: 'أسبوعًا',
    other: 'أسبوع',
  },
  month: { name: 'شهر', one: 'شهر', two: 'شهران', few: 'أشهر', many: 'شهرًا', other: 'شهر' },
} as const;
