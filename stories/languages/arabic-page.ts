import { type Messages, englishMessages } from '../../src/index.js';
import { counted, events, units } from './arabic-words.js';

/* Words every card and toolbar uses. What is not here stays English: this is a proof, not a finished translation. */

/** As for {@link counted}, for a text that gets no format. */
const plain = { number: (value: number) => new Intl.NumberFormat('ar-EG').format(value) };

export const arabicPage: Messages = {
  ...englishMessages,
  during: 'خلال',
  lastUnits: ({ last, unit }) =>
    last === 1 ? `هذا ال${units[unit].name}` : `آخر ${counted(last, units[unit], plain as never)}`,
  lastUnitsOfData: ({ last, unit }) =>
    `آخر ${counted(last, units[unit], plain as never)} من البيانات`,
  wholeLog: 'كل البيانات',
  from: 'من',
  to: 'إلى',
  apply: 'تطبيق',
  intervalName: (interval) =>
    typeof interval === 'string'
      ? units[interval].name
      : counted(interval.every, units[interval.unit], plain as never),
  notOver: 'لم تنته بعد',
  search: 'بحث…',
  nothingFound: 'لا نتائج',
  anyEvent: 'أي حدث',
  loading: 'جارٍ التحميل…',
  updated: (takeaway) => `تم التحديث: ${takeaway}`,
  noData: 'لا توجد أحداث بعد',
  noDataHint: 'ستظهر الأحداث هنا عندما يحتوي المصدر عليها.',
  noneInRange: 'لا أحداث مطابقة في هذه الفترة',
  showWholeLog: 'عرض كل البيانات',
  removeFilters: 'إزالة عوامل التصفية',
  error: 'تعذّر حساب هذا',
  retry: 'إعادة المحاولة',
  copyDetails: 'نسخ التفاصيل',
  copied: 'تم النسخ',
  view: 'العرض',
  table: 'جدول',
  chart: 'رسم',
  filters: 'عوامل التصفية',
  addFilter: 'إضافة عامل تصفية',
  filterBy: 'تصفية حسب',
  export: 'تصدير',
  exportCsv: 'الجدول بصيغة CSV',
  exportJson: 'النتيجة بصيغة JSON',
  exportSvg: 'صورة بصيغة SVG',
  exportPng: 'صورة بصيغة PNG',
  copyQuery: 'نسخ السؤال',
  cancel: 'إلغاء',
  splitBy: 'تقسيم حسب',
  noSplit: 'بلا تقسيم',
  withoutUser: (count, format) =>
    `${counted(count, events, format)} بلا مستخدم، ولا تدخل في هذا العدد`,
  clearSelection: 'عرض الجميع من جديد',
  filteredBy: (label) => `فقط ${label}`,
};
