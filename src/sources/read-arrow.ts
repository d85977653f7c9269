import type { Batch, Column, DataType } from '@uwdata/flechette';

import { AnalyticsError, throwIfAborted } from '../model/errors.js';
import type { Progress } from '../model/meta.js';
import { columnsToRows } from './columns-to-rows.js';
import { type Convert, dateOf, decimal, objectOf, plain } from './plain-value.js';
import type { ReadRow } from './read-row.js';

type Flechette = typeof import('@uwdata/flechette');

interface ArrowOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** Converts what is there; nothing stays nothing. */
const ifSet =
  <T>(convert: (value: T) => unknown): Convert =>
  (value) =>
    value === null || value === undefined ? null : convert(value as T);

/** Seconds, milli-, micro- and nanoseconds. */
function instantConverter({ unit }: { unit: number }): Convert {
  if (unit === 0) return ifSet((time: bigint) => new Date(Number(time) * 1_000));
  const perMs = [1n, 1n, 1_000n, 1_000_000n][unit] ?? 1n;
  return ifSet((time: bigint) => dateOf(time, perMs));
}

/** How values of a type are made plain. */
function converterOf(type: DataType, { Type }: Flechette): Convert {
  const of = (inner: DataType) => converterOf(inner, { Type } as Flechette);
  switch (type.typeId) {
    case Type.Timestamp:
      return instantConverter(type);
    case Type.Date:
      return ifSet((time: number | bigint) => new Date(Number(time)));
    case Type.Decimal:
      return (value) => decimal(value, type.scale);
    case Type.Dictionary:
      return of(type.dictionary);
    case Type.Struct: {
      const members = type.children.map(({ name, type: inner }) => [name, of(inner)] as const);
      return ifSet((value: Record<string, unknown>) =>
        Object.fromEntries(members.map(([name, convert]) => [name, convert(value[name])])),
      );
    }
    case Type.Map: {
      const [, entry] = (type.children[0].type as { children: { type: DataType }[] }).children;
      const convert = entry ? of(entry.type) : plain;
      return ifSet((entries: [unknown, unknown][]) => objectOf(entries, convert));
    }
    case Type.List:
    case Type.LargeList:
    case Type.ListView:
    case Type.LargeListView:
    case Type.FixedSizeList: {
      const convert = of(type.children[0].type);
      return ifSet((list: ArrayLike<unknown>) => Array.from(list, convert));
    }
    default:
      return plain;
  }
}

const asciiOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

function tableOf(bytes: Uint8Array<ArrayBuffer>, { tableFromIPC }: Flechette) {
  if (asciiOf(bytes.subarray(0, 4)) === 'FEA1') {
    throw new AnalyticsError('load/invalid', 'the file is Feather version 1; write version 2');
  }
  try {
    if (asciiOf(bytes.subarray(0, 6)) === 'ARROW1' && asciiOf(bytes.subarray(-6)) !== 'ARROW1') {
      throw new RangeError('it does not end as it should');
    }
    return tableFromIPC(bytes, { useBigInt: true, useBigIntTimestamp: true });
  } catch (cause) {
    const message = (cause as Error).message;
    const [, codec] = /compression codec "(\w+)"/.exec(message) ?? [];
    throw new AnalyticsError(
      'load/invalid',
      codec
        ? `the Arrow file is compressed with ${codec}; write it uncompressed, or register the codec with setCompressionCodec of @uwdata/flechette`
        : `the Arrow file is damaged, cut off, or holds what can not be read here: ${message}`,
      { cause },
    );
  }
}

/**
 * Rows of an Arrow IPC file (Feather 2) or stream, one record batch after the other. Timestamps of any unit are Dates,
 * floored to milliseconds (those without a zone are UTC), dictionaries decoded, structs and maps objects; a row with bytes
 * that are not UTF-8 text is a row with an error.
 *
 * @param bytes the whole file, at the start of its buffer
 * @throws `load/invalid` for a file that is damaged, or compressed with a codec that is not registered with flechette;
 *   `source/aborted`
 */
export async function* readArrow(
  bytes: Uint8Array<ArrayBuffer>,
  { signal, onProgress }: ArrowOptions = {},
): AsyncGenerator<ReadRow[]> {
  const flechette = await import('@uwdata/flechette');
  const table = tableOf(bytes, flechette);
  const columns = (table.children as Column<unknown>[]).map((column, i) => {
    const name = String(table.names[i]);
    return { name, data: column.data, convert: converterOf(column.type, flechette) };
  });
  const batches = columns[0]?.data ?? [];
  let done = 0;
  for (const [b, { length }] of batches.entries()) {
    const parts = columns.map(({ data, ...column }) => {
      const batch = data[b] as Batch<unknown>;
      return { ...column, at: (row: number) => batch.at(row) };
    });
    for (const rows of columnsToRows(parts, length, done)) {
      yield rows;
      throwIfAborted(signal);
      done += rows.length;
      onProgress?.({ done, total: table.numRows, unit: 'events' });
    }
  }
}
