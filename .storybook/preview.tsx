import type { Preview } from '@storybook/react-vite';

import '../src/styles/styles.css';

const preview: Preview = {
  globalTypes: {
    theme: {
      toolbar: { title: 'Theme', items: ['light', 'dark'], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: 'light' },
  decorators: [
    (Story, { globals }) => (
      <div
        data-kit-theme={globals.theme}
        className="kit-theme"
        style={{ background: 'var(--kit-bg)', padding: 16 }}
      >
        <Story />
      </div>
    ),
  ],
  parameters: { a11y: { test: 'error' } },
};
export default preview;
