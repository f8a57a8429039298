import { createTheme, type MantineColorsTuple } from '@mantine/core';

const lagoon: MantineColorsTuple = [
  '#e3f7fb',
  '#c8ebf3',
  '#9dd9e7',
  '#6cc5d9',
  '#44b2cc',
  '#229bb8',
  '#0b7f9b',
  '#08677f',
  '#075264',
  '#053c4a',
];

/** From the text to the deepest ground: greys with a little blue, as the pages' own in global.css. */
const dark: MantineColorsTuple = [
  '#d3dae0',
  '#b6c0c8',
  '#828e97',
  '#5a656d',
  '#3a434a',
  '#2b3238',
  '#22282d',
  '#1b2024',
  '#161a1d',
  '#101315',
];

export const theme = createTheme({
  colors: { lagoon, dark },
  primaryColor: 'lagoon',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Mono', 'JetBrains Mono', 'DejaVu Sans Mono', Menlo, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.25rem' }, h2: { fontSize: '1rem' }, h3: { fontSize: '0.875rem' } },
  },
  components: {
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true, events: { hover: true, focus: true, touch: true } } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Table: { defaultProps: { verticalSpacing: 6 } },
  },
});
