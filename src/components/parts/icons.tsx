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
