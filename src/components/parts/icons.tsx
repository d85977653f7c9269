import type { ReactNode } from 'react';

function icon(path: ReactNode, size = 16) {
  return function Icon(): ReactNode {
    return (
      <svg
        aria-hidden="true"
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {path}
      </svg>
    );
  };
}

export const CaretIcon = icon(<path d="M4 6l4 4 4-4" />, 14);
export const CheckIcon = icon(<path d="M3 8.5l3.2 3L13 4.5" />);
export const SearchIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.5" />
    <path d="M10.5 10.5L14 14" />
  </>,
);
export const LineIcon = icon(<path d="M2 12l4-5 3 3 5-7" />);
export const BarsIcon = icon(<path d="M3 13V8M8 13V3M13 13v-4" strokeWidth="2.5" />);
export const TableIcon = icon(
  <>
    <rect x="2" y="3" width="12" height="10" rx="1.5" />
    <path d="M2 6.5h12M6.5 6.5V13" />
  </>,
);
export const ChartIcon = icon(<path d="M2 2.5V14h12M5 10l3-3.5 2 2L14 4" />);
export const GripIcon = icon(
  <path d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" strokeWidth="2" />,
);
export const DotsIcon = icon(<path d="M8 3.5h.01M8 8h.01M8 12.5h.01" strokeWidth="2.2" />);
export const PlusIcon = icon(<path d="M8 3v10M3 8h10" />);
export const InfoIcon = icon(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 7.5V11M8 5h.01" />
  </>,
);
export const ClockIcon = icon(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 4.5V8l2.5 1.5" />
  </>,
);
export const DownloadIcon = icon(<path d="M8 2.5v8M4.5 7.5L8 11l3.5-3.5M3 13.5h10" />);
export const CloseIcon = icon(<path d="M4.5 4.5l7 7M11.5 4.5l-7 7" />);
export const UndoIcon = icon(<path d="M5.5 3L2.5 6l3 3M3 6h6.5a3.5 3.5 0 010 7H6" />);
export const RedoIcon = icon(<path d="M10.5 3l3 3-3 3M13 6H6.5a3.5 3.5 0 000 7H10" />);
export const FolderIcon = icon(
  <path d="M2 4.5a1 1 0 011-1h3l1.5 1.5H13a1 1 0 011 1v6a1 1 0 01-1 1H3a1 1 0 01-1-1z" />,
);
export const PencilIcon = icon(
  <path d="M3 13l.6-2.8L10.8 3a1 1 0 011.4 0l.8.8a1 1 0 010 1.4L5.8 12.4z" />,
);
export const CopyIcon = icon(
  <>
    <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
    <path d="M10.5 5.5V4A1.5 1.5 0 009 2.5H4A1.5 1.5 0 002.5 4v5A1.5 1.5 0 004 10.5h1.5" />
  </>,
);
export const TrashIcon = icon(
  <path d="M2.5 4.5h11M6 4.5V3h4v1.5M4 4.5l.6 8.5h6.8l.6-8.5M6.8 7v3.5M9.2 7v3.5" />,
);
export const WarningIcon = icon(<path d="M8 2.5l6 11H2zM8 6.8v3M8 11.6h.01" />, 14);
export const LeaveIcon = icon(
  <path d="M6.5 3.5H4a1 1 0 00-1 1V12a1 1 0 001 1h7.500a1 1 0 001-1V9.500M9.500 3H13v3.500M13 3L7.500 8.500" />,
);
export const BackIcon = icon(<path d="M13 8H3.500M7 4L3 8l4 4" />);
export const FlowIcon = icon(
  <path d="M2 3v10M14 3v4M14 10v3M2 4.5c6 0 6 1 12 1M2 10c6 0 6 1.5 12 1.5" />,
);
export const ColumnsIcon = icon(<path d="M2.5 3.5h11v9h-11zM6 3.500v9M10 3.500v9" />);
export const RefreshIcon = icon(<path d="M13 8a5 5 0 11-1.500-3.500L13 6M13 2.500V6H9.500" />);
export const ElapsedIcon = icon(
  <>
    <circle cx="8" cy="9" r="5" />
    <path d="M8 9V6.5M6.5 1.5h3M8 1.5V4M12.2 4.2l.8-.8" />
  </>,
);
