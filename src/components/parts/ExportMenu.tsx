import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { copyText } from './copy-text.js';
import { csvOf, type PlainTable } from './csv.js';
import { DownloadIcon } from './icons.js';
import { type Action, ActionMenu } from './Menu.js';
import type { PictureOptions } from './picture.js';
import { useSaid } from './useSaid.js';

export interface ExportMenuProps {
  /** Name of the files, without an extension, e.g. the chart's title. */
  name: string;
  /** The numbers, for CSV. */
  table(): PlainTable;
  /** What the JSON file holds: the answer with the question it answers. */
  result(): unknown;
  /** What "Copy query" copies. */
  query: unknown;
  /** The chart, for SVG and PNG; null while there is none. Omitted: pictures are not offered. */
  svg?(): SVGSVGElement | null;
  /** What stands around the chart in pictures. */
  picture?: PictureOptions;
}

/** What goes into a file; null when there is nothing. */
type Content = string | Blob | null;

/** A name every file system takes. */
export function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return plain.slice(0, 80) || 'usage';
}

/** Hands a file to the reader. */
export function save(file: string, content: string | Blob, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file;
  link.click();
  // The browser has the data once the click returns, but some read it a little later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Takes a result out of the page: as a file of numbers, as a picture, or as the question it answers. */
export function ExportMenu(props: ExportMenuProps): ReactNode {
  const { name, table, result, query, svg, picture = {} } = props;
  const { messages } = useAnalyticsContext('ExportMenu');
  const [said, setSaid] = useSaid();

  const saving =
    (extension: string, type: string, content: () => Content | Promise<Content>) => async () => {
      const file = `${fileName(name)}.${extension}`;
      try {
        const made = await content();
        if (made === null) return setSaid(messages.exportFailed);
        save(file, made, type);
        setSaid(messages.exported(file));
      } catch {
        // Drawing can fail in ways the reader can do nothing about: say that there is no file.
        setSaid(messages.exportFailed);
      }
    };
  const draw = async (as: 'svg' | 'png'): Promise<Content> => {
    const chart = svg?.();
    if (!chart) return null;
    // Drawing is rare: its code is loaded when it is asked for.
    const { pictureOf, pngOf, svgText } = await import('./picture.js');
    const made = pictureOf(chart, picture);
    return made && (as === 'svg' ? svgText(made) : pngOf(made));
  };
  const copy = async () => {
    const isCopied = await copyText(JSON.stringify(query, null, 2));
    setSaid(isCopied ? messages.queryCopied : messages.exportFailed);
  };
  const actions: Action[] = [
    {
      label: messages.exportCsv,
      // The mark at the start tells spreadsheets that the text is UTF-8.
      onSelect: saving('csv', 'text/csv;charset=utf-8', () => `\uFEFF${csvOf(table())}`),
    },
    {
      label: messages.exportJson,
      onSelect: saving('json', 'application/json', () => JSON.stringify(result(), null, 2)),
    },
    ...(svg
      ? [
          {
            label: messages.exportSvg,
            onSelect: saving('svg', 'image/svg+xml', () => draw('svg')),
          },
          {
            label: messages.exportPng,
            onSelect: saving('png', 'image/png', () => draw('png')),
          },
        ]
      : []),
    { label: messages.copyQuery, onSelect: () => void copy() },
  ];
  return (
    <div className="uk-export">
      <ActionMenu label={messages.export} icon={<DownloadIcon />} actions={actions} />
      <div className="uk-said" role="status" data-shown={said ? '' : undefined}>
        {said}
      </div>
    </div>
  );
}
