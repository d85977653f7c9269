import { type ReactNode, useMemo, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { queryBarMessages } from '../../model/query-bar-messages.js';
import { zoneOffset } from '../../model/time-zone.js';
import { PillText } from '../parts/Menu.js';
import { Picker, type PickerItem } from '../parts/Picker.js';
import { viewerZone, zoneChoices } from './time-zones.js';

interface ZoneMenuProps {
  value: string;
  onChange(zone: string): void;
}

const none: readonly PickerItem[] = [];

/** Chooses the zone days are cut in, by name, with how far it is from UTC. */
export function ZoneMenu({ value, onChange }: ZoneMenuProps): ReactNode {
  const { asOf } = useAnalyticsContext('ZoneMenu');
  const messages = useToolMessages(queryBarMessages, 'ZoneMenu');
  // Hundreds of zones are listed when somebody looks for one.
  const [wasOpened, setWasOpened] = useState(false);
  const items = useMemo(
    () => (wasOpened ? zoneItems(value, asOf, messages) : none),
    [wasOpened, value, asOf, messages],
  );
  return (
    <Picker
      label={messages.timeZone}
      items={items}
      chosen={[value]}
      onChoose={onChange}
      onOpenChange={(open) => (open ? setWasOpened(true) : undefined)}
      words={messages}
      trigger={
        <button type="button" className="uk-pill">
          <PillText label={messages.timeZone} value={messages.zoneName(value)} isClear />
        </button>
      }
    />
  );
}

function zoneItems(value: string, asOf: number, messages: typeof queryBarMessages): PickerItem[] {
  const own = viewerZone();
  const hintOf = (zone: string) => {
    const offset = messages.zoneOffset(zoneOffset(zone, asOf));
    const said = zone === offset ? '' : offset;
    return zone === own ? messages.yourZone(said) : said;
  };
  return zoneChoices(own, value).map(({ zone, isNear }) => ({
    id: zone,
    label: messages.zoneName(zone),
    // Each costs a date format: only those in sight are worked out.
    get hint() {
      return hintOf(zone);
    },
    group: isNear ? messages.nearZones : messages.allZones,
  }));
}
