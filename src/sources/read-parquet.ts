import type { FileMetaData, SchemaTree } from 'hyparquet';

import { AnalyticsError, isAnalyticsError, throwIfAborted } from '../model/errors.js';
import type { Progress } from '../model/meta.js';
import { columnsToRows, type ValueColumn } from './columns-to-rows.js';
import { type Convert, dateOf, decimal, plain } from './plain-value.js';
import type { ReadRow } from './read-row.js';
import { nextTask } from './slices.js';

/** Functions that unpack pages of a Parquet file, by codec; `hyparquet-compressors` has them. */
export type ParquetCompressors = Readonly<
  Partial<
    Record<
      'GZIP' | 'BROTLI' | 'LZ4' | 'LZ4_RAW' | 'ZSTD' | 'LZO' | 'SNAPPY',
      (input: Uint8Array, outputLength: number) => Uint8Array
    >
  >
>;

interface ParquetOptions {
  compressors?: ParquetCompressors | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

const parsers = {
  timestampFromMilliseconds: (time: bigint) => dateOf(BigInt(time), 1n),
  timestampFromMicroseconds: (time: bigint) => dateOf(time, 1_000n),
  timestampFromNanoseconds: (time: bigint) => dateOf(time, 1_000_000n),
  jsonFromBytes: (bytes: Uint8Array): unknown => {
    const text = new TextDecoder().decode(bytes);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  },
};

/** Decimals come multiplied by a power of ten that a number can not hold; everything else is made plain. */
function converterOf({ element, children }: SchemaTree): Convert {
  const { converted_type: type, logical_type: logical, repetition_type: repeats } = element;
  if (type === 'DECIMAL') return (value) => decimal(value, element.scale ?? 0);
  const isOther = type === 'LIST' || type === 'MAP' || logical?.type === 'VARIANT';
  if (children.length === 0 || isOther || repeats === 'REPEATED') return plain;
  const members = children.map((child) => [child.element.name, converterOf(child)] as const);
  return (value) => {
    if (typeof value !== 'object' || value === null) return value;
    const object: Record<string, unknown> = {};
    for (const [name, convert] of members) object[name] = convert((value as typeof object)[name]);
    return object;
  };
}

/** Refuses a file that is packed in a way that can not be unpacked here. */
function checkCodecs({ row_groups: groups }: FileMetaData, compressors: ParquetCompressors): void {
  for (const { columns } of groups) {
    for (const { meta_data: about } of columns) {
      const { codec = 'UNCOMPRESSED' } = about ?? {};
      if (codec === 'UNCOMPRESSED' || codec === 'SNAPPY' || codec in compressors) continue;
      throw new AnalyticsError(
        'load/invalid',
        `the Parquet file is compressed with ${codec}; write it with SNAPPY or uncompressed, or unpack it with { compressors: { ${codec}: … } }, e.g. those of hyparquet-compressors`,
      );
    }
  }
}

async function* readGroups(
  bytes: Uint8Array<ArrayBuffer>,
  { compressors = {}, signal, onProgress }: ParquetOptions,
): AsyncGenerator<ReadRow[]> {
  const { parquetMetadata, parquetScan, parquetSchema } = await import('hyparquet');
  const { buffer } = bytes;
  const file = {
    byteLength: buffer.byteLength,
    slice: (start: number, end?: number) => buffer.slice(start, end),
  };
  const metadata = parquetMetadata(buffer, { parsers });
  checkCodecs(metadata, compressors);
  const total = Number(metadata.num_rows);
  const trees = parquetSchema(metadata).children.map((tree) => {
    return { name: tree.element.name, convert: converterOf(tree) };
  });
  const { ranges, readColumn } = await parquetScan({
    file,
    metadata,
    parsers,
    compressors,
    utf8: false,
    useOffsetIndex: false,
  });
  for (const range of ranges) {
    const columns: ValueColumn[] = [];
    for (const { name, convert } of trees) {
      const values = await readColumn({ ...range, column: name });
      columns.push({ name, convert, at: (row) => values[row] as unknown });
      await nextTask();
      throwIfAborted(signal);
    }
    let done = range.rowStart;
    for (const rows of columnsToRows(columns, range.rowEnd - range.rowStart, range.rowStart)) {
      yield rows;
      done += rows.length;
      onProgress?.({ done, total, unit: 'events' });
    }
  }
}

/**
 * Rows of a Parquet file, one row group in memory at a time. Timestamps are Dates, floored to milliseconds (those without
 * a zone are UTC), structs and maps objects; a row with bytes that are not UTF-8 text is a row with an error.
 *
 * @param bytes the whole file, at the start of its buffer
 * @throws `load/invalid` for a file that is damaged, or compressed other than with Snappy and no compressor is given;
 *   `source/aborted`
 */
export async function* readParquet(
  bytes: Uint8Array<ArrayBuffer>,
  options: ParquetOptions = {},
): AsyncGenerator<ReadRow[]> {
  try {
    yield* readGroups(bytes, options);
  } catch (cause) {
    if (isAnalyticsError(cause)) throw cause;
    throw new AnalyticsError(
      'load/invalid',
      `the Parquet file is damaged, or holds what can not be read here: ${(cause as Error).message}`,
      { cause },
    );
  }
}
