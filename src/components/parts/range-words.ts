import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import type { Format } from '../../model/format.js';
import type { Messages } from '../../model/messages.js';

/** Whether a range is of two dates, and not in words. */
export function isDates(choice: RangeChoice): boolean {
  return typeof choice === 'object' && 'start' in choice;
}

/** A chosen range in words. `moved`: the data ended earlier, so the last units are those of the data. */
export function rangeWords(
  choice: RangeChoice,
  moved: boolean,
  messages: Messages,
  format: Format,
): string {
  if (choice === 'all') return messages.wholeLog;
  if ('start' in choice) return format.range(choice);
  return moved ? messages.lastUnitsOfData(choice) : messages.lastUnits(choice);
}
