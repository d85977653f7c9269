import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { type PropsWithChildren, useEffect, useState } from 'react';
import { themes } from 'storybook/theming';

const inAddress = () => /[?&]globals=[^&]*theme:dark/.test(decodeURIComponent(location.search));

/** Documentation pages in the theme of the toolbar. */
export function ThemedDocs(props: PropsWithChildren<DocsContainerProps>) {
  const { channel } = props.context;
  const [dark, setDark] = useState(inAddress);
  useEffect(() => {
    const update = ({ globals }: { globals: { theme?: string } }) =>
      setDark(globals.theme === 'dark');
    channel.on('globalsUpdated', update);
    return () => channel.off('globalsUpdated', update);
  }, [channel]);
  return <DocsContainer {...props} theme={dark ? themes.dark : themes.light} />;
}
