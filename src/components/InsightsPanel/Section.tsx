import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** What is shown, in a sentence. */
  text?: string;
  /** Which part it is, for its place and looks. */
  name: string;
  controls?: ReactNode;
  children: ReactNode;
}

/** A part of the panel under a heading of its own. */
export function Section({ title, text, name, controls, children }: SectionProps): ReactNode {
  const id = useId();
  return (
    <section className="uk-insight-section" data-part={name} aria-labelledby={id}>
      <div className="uk-insight-head">
        <div>
          <div id={id} className="uk-insight-title">
            {title}
          </div>
          {text ? <div className="uk-subtitle">{text}</div> : null}
        </div>
        {controls ? <div className="uk-insight-controls">{controls}</div> : null}
      </div>
      {children}
    </section>
  );
}
