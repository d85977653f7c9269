import type { StepPart } from '../../geometry/funnel-parts.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { FunnelUnit } from '../../model/funnel-messages.js';
import type { FunnelResult } from '../../model/funnel.js';
import type { GroupKey } from '../../model/groups.js';
import type { ShownGroup } from './groups.js';

interface StepLabels {
  /** A step with its groups' numbers. */
  step(index: number, groups: readonly ShownGroup[]): string;
  /** A part of a step's bar, of a group or of everybody. */
  part(index: number, part: StepPart, key: GroupKey | null): string;
}

/** What the parts of a funnel say to people who do not see them. */
export function useStepLabels({ steps }: FunnelResult, unit: FunnelUnit): StepLabels {
  const { format, messages } = useAnalyticsContext('useStepLabels');
  const of = steps.length;
  const whole = (index: number) => {
    const step = steps[index];
    if (!step) return '';
    const { name, optional = false, count, fromFirst: share, dropped } = step;
    const median = step.timeFromPrevious?.median ?? null;
    return messages.stepLabel(
      { index, of, name, optional, count, share, dropped, median },
      unit,
      format,
    );
  };
  return {
    step: (index, groups) =>
      [
        whole(index),
        ...groups.map(({ key, steps: own }) =>
          messages.groupAtStep(
            messages.group(key),
            own[index]?.count ?? 0,
            own[index]?.fromFirst ?? null,
            format,
          ),
        ),
      ].join('; '),
    part: (index, { part, count, share }, key) => {
      const place = { index, of, name: steps[index]?.name ?? '' };
      const group = key ? messages.group(key) : '';
      if (part === 'lost') {
        return messages.lostLabel({ ...place, dropped: count, share, group }, unit, format);
      }
      return key
        ? messages.groupStepLabel({ ...place, count, share, group }, unit, format)
        : whole(index);
    },
  };
}
