import { AnalyticsError, throwIfAborted } from '../model/errors.js';
import type { Progress } from '../model/meta.js';

/** Where a file's bytes come from. A string is an address. */
export type EventInput =
  | string
  | URL
  | Blob
  | Response
  | ReadableStream<Uint8Array>
  | ArrayBuffer
  | Uint8Array;

/** A file in memory comes as one chunk: it is passed on in pieces this size, so that others get a turn between them. */
const mostBytes = 131_072;

interface InputOptions {
  signal: AbortSignal | undefined;
  onProgress: ((progress: Progress) => void) | undefined;
}

/** A file that is being read. */
export interface OpenedFile {
  /** Its name or address, as far as it has one. */
  name: string;
  /** Its first bytes: at least eight, unless it is shorter. */
  head: Uint8Array;
  /** All its bytes, unpacked when they are gzip. To be read once. */
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** Stops reading. */
  close(): Promise<void>;
}

/** Enough bytes to tell kinds of file apart. */
const headBytes = 8;

async function fetched(address: string | URL, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(address, signal ? { signal } : {});
  } catch (cause) {
    throwIfAborted(signal);
    throw new AnalyticsError('source/unreachable', `${String(address)} could not be reached`, {
      cause,
    });
  }
}

async function open(
  input: EventInput,
  signal: AbortSignal | undefined,
): Promise<{ bytes: ReadableStream<Uint8Array>; total?: number; name?: string }> {
  if (input instanceof Blob) {
    const { name = '' } = input as Partial<File>;
    return { bytes: input.stream(), total: input.size, name };
  }
  if (input instanceof ReadableStream) return { bytes: input };
  if (typeof input === 'string' || input instanceof URL || input instanceof Response) {
    const response = input instanceof Response ? input : await fetched(input, signal);
    if (!response.ok || !response.body) {
      const from = response.url || String(input instanceof Response ? 'the server' : input);
      throw new AnalyticsError(
        'source/unreachable',
        `${from} answered ${response.status} ${response.statusText}`.trim(),
      );
    }
    const length = Number(response.headers.get('content-length'));
    // What is counted is decoded already when the server compressed it on the way.
    const encoded = response.headers.has('content-encoding');
    const total = length > 0 && !encoded ? { total: length } : {};
    const address = response.url || (input instanceof Response ? '' : String(input));
    return { bytes: response.body, ...total, name: address.replace(/[?#].*$/s, '') };
  }
  const blob = new Blob([input as BlobPart]);
  return { bytes: blob.stream(), total: blob.size };
}

/** Passes bytes on, counted; reads the first chunk ahead to see whether they are gzip. */
async function counted(
  input: EventInput,
  { signal, onProgress }: InputOptions,
): Promise<{ bytes: ReadableStream<Uint8Array<ArrayBuffer>>; gzip: boolean; name: string }> {
  const { bytes, total, name = '' } = await open(input, signal);
  const reader = bytes.getReader();
  let done = 0;
  const next = async () => {
    throwIfAborted(signal);
    const { value } = await reader.read();
    if (value) {
      done += value.length;
      onProgress?.({ done, ...(total === undefined ? {} : { total }), unit: 'bytes' });
    }
    return value as Uint8Array<ArrayBuffer> | undefined;
  };
  let head = await next();
  while (head && head.length < 2) {
    const more = await next();
    if (!more) break;
    head = new Uint8Array([...head, ...more]);
  }
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const chunk = head ?? (await next());
      if (chunk) controller.enqueue(chunk.subarray(0, mostBytes));
      else controller.close();
      head = chunk && chunk.length > mostBytes ? chunk.subarray(mostBytes) : undefined;
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { bytes: stream, gzip: head?.[0] === 0x1f && head[1] === 0x8b, name };
}

async function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  gzip: boolean,
  signal: AbortSignal | undefined,
) {
  try {
    return await reader.read();
  } catch (cause) {
    throwIfAborted(signal);
    if (cause instanceof AnalyticsError) throw cause;
    throw gzip
      ? new AnalyticsError('load/invalid', 'the gzip file is damaged or cut off', { cause })
      : new AnalyticsError('source/unreachable', `reading stopped: ${String(cause)}`, { cause });
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/**
 * Opens a file and reads its first bytes: gzip is unpacked, wherever it comes from.
 *
 * @throws as reading it does: `source/unreachable`, `source/aborted`; `load/invalid` for damaged gzip
 */
export async function openFile(input: EventInput, options: InputOptions): Promise<OpenedFile> {
  const { bytes, gzip, name } = await counted(input, options);
  const plain = gzip ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes;
  const reader = plain.getReader();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < headBytes) {
    const { value, done } = await readChunk(reader, gzip, options.signal);
    if (done) break;
    first.push(value);
    length += value.length;
  }
  const head = joined(first, length);
  async function* chunks() {
    if (head.length > 0) yield head;
    for (;;) {
      const { value, done } = await readChunk(reader, gzip, options.signal);
      if (done) return;
      yield value;
    }
  }
  return { name, head, chunks: chunks(), close: () => reader.cancel().catch(() => {}) };
}

/** All bytes of a file, in memory of their own. Needs twice their size while it runs. */
export async function readBytes({ chunks }: OpenedFile): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    all.push(chunk);
    length += chunk.length;
  }
  return joined(all, length);
}
