import type { Format, Language } from '../../src/index.js';
import { counted, groups, times, units, users } from './arabic-words.js';

type Column = { from: number; to: number };
type Period = 'hour' | 'day' | 'week' | 'month';

const digits = (value: number) => new Intl.NumberFormat('ar-EG').format(value);

const columnName = ({ from, to }: Column, period: Period): string =>
  from === to
    ? `ال${units[period].name} ${digits(from)}`
    : `ال${units[period].few} ${digits(from)}–${digits(to)}`;

/** Isolates what is in another script, so that it does not turn the sentence around. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

const rolling: Record<Period, string> = {
  hour: '٦٠ دقيقة',
  day: '٢٤ ساعة',
  week: '٧ أيام',
  month: '٣٠ يومًا',
};

function points(difference: number, format: Format): string {
  const size = Math.round(Math.abs(difference) * 1000) / 10;
  return `${new Intl.NumberFormat(format.locale, { maximumFractionDigits: 1 }).format(size)} نقطة مئوية`;
}

/** Arabic for the retention grid: every word of it. */
export const arabicRetention: Partial<Language> = {
  retentionColumn: (index, { columns, period }) =>
    columnName(columns[index] ?? { from: index, to: index }, period),
  retentionTakeaway: (facts, { columns, period }, format) => {
    const [first] = facts;
    if (!first || first.kind === 'empty') return 'لم يبدأ أحد في هذه الفترة';
    if (first.kind === 'notOver') {
      return `${counted(first.size, users, format)} حتى الآن؛ لم ينته أي ${units[period].name} للعودة بعد`;
    }
    if (first.kind !== 'returned') return '';
    const at = (column: number) =>
      columnName(columns[column] ?? { from: column, to: column }, period);
    const returned = `${format.percent(first.share)} يعودون في ${at(first.column)}`;
    const level = facts.find((fact) => fact.kind === 'levels');
    if (level) {
      return level.column === first.column
        ? `${returned}، ويستقر الأمر عند ذلك`
        : `${returned}؛ ويستقر عند ${format.percent(level.share)} من ${at(level.column)}`;
    }
    const last = facts.find((fact) => fact.kind === 'last');
    return last ? `${returned}، و${format.percent(last.share)} في ${at(last.column)}` : returned;
  },
  retentionDefinition: ({ period, clock, rule, range, timeZone }, format) =>
    [
      `مستخدمون مجمّعون حسب ال${units[period].name} الذي بدؤوا فيه`,
      rule === 'on'
        ? `عادوا في ذلك ال${units[period].name}`
        : `عادوا في ذلك ال${units[period].name} أو بعده`,
      clock === 'rolling' ? `ال${units[period].name} هو ${rolling[period]} من بداية كل مستخدم` : '',
      isolated(format.range(range)),
      timeZone === 'UTC' ? '' : isolated(timeZone),
    ]
      .filter(Boolean)
      .join(' · '),

  gridTitle: 'الاحتفاظ بالمستخدمين',
  gridStart: 'من قاموا بـ',
  gridReturn: 'عادوا بـ',
  gridAnyEvent: 'أي حدث',
  gridEvents: (names) =>
    names.length === 1
      ? (names[0] ?? '')
      : `${isolated(names[0] ?? '')} أو ${digits(names.length - 1)} غيره`,
  gridPeriod: 'كل',
  gridMore: 'المزيد',
  gridRule: 'العودة',
  gridRuleName: (rule, period) =>
    rule === 'on' ? `في ذلك ال${units[period].name}` : `في ذلك ال${units[period].name} أو بعده`,
  gridAcquisition: 'التجميع حسب',
  gridAcquisitionName: (acquisition, period) =>
    ({
      recurring: `كل ${units[period].name} قاموا فيه بذلك`,
      firstInRange: `أول ${units[period].name} في هذه الفترة`,
      firstEver: `أول ${units[period].name} على الإطلاق`,
    })[acquisition],
  gridNoHistory: 'لا يعرف هذا المصدر ما كان قبل الفترة.',
  gridClock: (period) => `ال${units[period].name} هو`,
  gridClockName: (clock, period) =>
    clock === 'calendar'
      ? `${units[period].name} من التقويم`
      : `${rolling[period]} من بداية كل مستخدم`,
  gridColumns: 'الأعمدة',
  gridColumnsName: (kind, period) =>
    ({
      all: 'كل ما يوجد',
      periods: `عدد من ال${units[period].few}`,
      brackets: `فترات من ال${units[period].few}`,
    })[kind],
  gridPeriodsField: (period) => `كم ${units[period].name} بعد الأول`,
  gridBracketsField: (period) => `الأطوال بال${units[period].few}، مثل 1, 3, 7`,
  gridColumnsWrong: (kind, most) =>
    kind === 'periods'
      ? `عدد صحيح من ١ إلى ${digits(most)}`
      : `أعداد صحيحة من ١ إلى ${digits(most)} بينها فواصل`,
  gridMinReturns: 'عدد المرات على الأقل',
  gridMinReturnsWrong: 'عدد صحيح من ١',
  gridStartFilter: 'البدايات حيث فقط',
  gridReturnFilter: 'العودات حيث فقط',
  gridChip: {
    rule: (rule, period) =>
      rule === 'on'
        ? `العودة في ذلك ال${units[period].name}`
        : `العودة في ذلك ال${units[period].name} أو بعده`,
    periods: (count, period) =>
      `${counted(count, units[period], { number: digits } as Format)} بعد ذلك`,
    brackets: (lengths, period) => `${units[period].few} ${lengths.map(digits).join('، ')}`,
    minReturns: (count) => `${counted(count, times, { number: digits } as Format)} أو أكثر`,
    startFilter: (filter) => `البدايات حيث ${isolated(filter)}`,
    returnFilter: (filter) => `العودات حيث ${isolated(filter)}`,
  },
  gridRemoveChip: (chip) => `إزالة: ${chip}`,

  gridViewName: (view) => ({ grid: 'الجدول', curve: 'المنحنى', both: 'كلاهما' })[view],
  gridNumbers: 'الأرقام',
  gridShare: 'نِسَب',
  gridCount: 'أعداد',
  gridShades: 'التدرج',
  gridShadesName: (shades) =>
    ({ grid: 'للجدول كله', row: 'لكل صف', full: 'من ٠ إلى ١٠٠٪' })[shades],
  gridShadesEnd: (shades, max, format) =>
    shades === 'row' ? 'الأعلى في الصف' : format.percent(max),
  gridLegendOpen: 'لم تنته بعد',
  gridLegendFew: (under) => `أقل من ${counted(under, users, { number: digits } as Format)}`,
  gridCompare: 'قارن بين اثنتين',
  gridCompareHint: 'اختر خليتين. بالفأرة يفعل Shift مع النقر الشيء نفسه في أي وقت.',
  gridComparePick: (first) => `${first}: اختر خلية أخرى للمقارنة`,
  gridCompareEnd: 'إنهاء المقارنة',
  gridDifference: (difference, format) =>
    difference === 0 ? 'لا فرق' : `${points(difference, format)} ${difference > 0 ? 'أكثر' : 'أقل'}`,
  gridChance: (z, overlaps, format) => {
    if (overlaps) return 'قد يكون المستخدمون أنفسهم في الاثنتين، فلا يمكن الحكم على المصادفة.';
    if (z === null) return '';
    const size = new Intl.NumberFormat(format.locale, {
      maximumFractionDigits: 1,
      signDisplay: 'never',
    }).format(z);
    return Math.abs(z) < 1.96
      ? `قد يكون مصادفة (z ${size}).`
      : `يُستبعد أن يكون مصادفة (z ${size}).`;
  },
  gridStillGrowing: 'لم تنته بعد، فقد تزيد.',

  gridKeys:
    'تنتقل مفاتيح الأسهم من خلية إلى خلية، ويفتح Enter مستخدمي الخلية، ويختارها Shift مع Enter للمقارنة.',
  gridGroupColumn: 'المجموعة',
  gridSizeColumn: () => 'المستخدمون',
  gridColumn: columnName,
  gridColumnShort: ({ from, to }) => (from === to ? digits(from) : `${digits(from)}–${digits(to)}`),
  gridAll: 'كل المجموعات',
  gridGroupOf: (group, key) => `${isolated(key)}، ${group}`,
  gridGroup: (period) => `مجموعة ${isolated(period)}`,
  gridCell: (share, isShort, format) =>
    isShort && share !== null
      ? format.percent(Math.round(share * 100) / 100)
      : format.percent(share),
  gridSizeName: (row, size, _identity, format) => `${row}: ${counted(size, users, format)}`,
  gridCellName: (row, column, { returned, eligible, partial }, _identity, format, share) => {
    const at = `${row}، ${column}`;
    if (eligible === 0) return `${at}: لا أحد بعد`;
    return [
      `${at}: ${share}`,
      `${format.number(returned)} من ${counted(eligible, users, format)}`,
      partial ? 'لم تنته بعد' : '',
    ]
      .filter(Boolean)
      .join('، ');
  },
  gridOf: (returned, eligible, _identity, format) =>
    `${format.number(returned)} من ${counted(eligible, users, format)}`,
  gridInterval: ([low, high], format) =>
    `مجال ٩٥٪: ${format.percent(low)} – ${format.percent(high)}`,
  gridFew: (eligible, _identity, format) => `${counted(eligible, users, format)} فقط: النسبة تخمين`,
  gridCompletes: (instant, isHour, isInRange, format) => {
    const when = isHour ? format.dateTime(instant) : format.date(instant);
    return isInRange ? `تكتمل في ${when}` : `تكتمل في ${when}، بعد نهاية هذه الفترة`;
  },
  gridWeighted: (count) =>
    `على ${counted(count, groups, { number: digits } as Format)} انتهى عمودها، ولكل مستخدم الوزن نفسه`,
  gridSimpleMean: (share, format) => `بالوزن نفسه لكل مجموعة: ${format.percent(share)}`,

  gridCurve: 'نسبة العائدين، حسب المجموعة',
  gridCurveEmpty: (period) => `لا خط بعد: لم يبدأ أي ${units[period].name} بعد الأول.`,
  gridMiddleHalf: 'النصف الأوسط من المجموعات',
  gridEachGroup: (period) => `مجموعة كل ${units[period].name}`,

  gridExport: {
    key: 'التقسيم',
    returned: (column) => `${column} عائدون`,
    eligible: (column) => `${column} من`,
    share: (column) => `${column} نسبة`,
    open: (column) => `${column} لم تنته`,
  },

  gridHint: (days, longest, period) =>
    `نصف من يعودون خلال ${counted(longest, units.day, { number: digits } as Format)} يعودون خلال ${counted(days, units.day, { number: digits } as Format)}: تناسبها فترات ال${units[period].name}.`,
  gridHintRule: (eligible, returned, longest, format) =>
    `من ${counted(eligible, users, format)} كان أول يوم لهم قبل نهاية الفترة بـ٣٠ إلى ٦٠ يومًا، نشط ${format.number(returned)} من جديد خلال ${counted(longest, units.day, format)}.`,
  gridUsePeriod: (period) => `استخدم ال${units[period].name}`,
  gridTooShort: (period) => `في هذه الفترة عدد قليل جدًا من ال${units[period].few}.`,
  gridUseRange: (range) => `عرض ${range}`,
  gridLastValid: 'المعروض جواب آخر سؤال صالح.',
};
