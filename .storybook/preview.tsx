import type { Preview } from '@storybook/react-vite';
import { useLayoutEffect } from 'react';

import '../src/components/styles/styles.css';
import './preview.css';
import { expectQuietConsole, hearConsole } from './quiet-console.js';
import { ThemedDocs } from './ThemedDocs.js';

const preview: Preview = {
  globalTypes: {
    theme: {
      description: 'Colour theme',
      toolbar: { title: 'Theme', icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
    },
    density: {
      description: 'Density',
      toolbar: {
        title: 'Density',
        icon: 'component',
        items: ['comfortable', 'compact'],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme: 'light', density: 'comfortable' },
  decorators: [
    (Story, { globals }) => {
      const theme = globals['theme'] === 'dark' ? 'dark' : 'light';
      const density = globals['density'] === 'compact' ? 'compact' : 'comfortable';
      // Menus and popovers are drawn in portals, outside the wrapper, as in any app.
      useLayoutEffect(() => {
        document.documentElement.dataset['ukTheme'] = theme;
      }, [theme]);
      return (
        <div className="uk-root story-page" data-uk-theme={theme} data-uk-density={density}>
          <Story />
        </div>
      );
    },
  ],
  beforeEach: hearConsole,
  afterEach: expectQuietConsole,
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    docs: { container: ThemedDocs },
  },
};
export default preview;
