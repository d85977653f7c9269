import type { ButtonHTMLAttributes, ReactNode } from 'react';

interface IconButtonProps extends Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'aria-label' | 'title' | 'type'
> {
  /** What it does: spoken, and told when it is pointed at. */
  label: string;
  /** The icon. */
  children: ReactNode;
}

/** A quiet button that shows only an icon. */
export function IconButton({ label, className, ...button }: IconButtonProps): ReactNode {
  return (
    <button
      {...button}
      type="button"
      className={['uk-button', className].filter(Boolean).join(' ')}
      data-quiet=""
      data-icon=""
      aria-label={label}
      title={label}
    />
  );
}
