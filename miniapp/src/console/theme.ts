import { createTheme, type MantineColorsTuple } from '@mantine/core'

// Every value stands on the shared tokens, so that the console and the mini app are one product. Mixed here: Chrome 109
// does not know color-mix(), and a button whose colour it cannot read has none.
const shades = (token: string): MantineColorsTuple => {
  const colour = getComputedStyle(document.documentElement).getPropertyValue(token).trim()
  const light = [6, 12, 22, 36, 52, 68, 84].map((share) => mixed(colour, share, 255))
  const deep = [85, 70].map((share) => mixed(colour, share, 0))
  return [...light, `var(${token})`, ...deep] as unknown as MantineColorsTuple
}

/** So many hundredths of a `#rrggbb` colour, the rest white (255) or black (0). */
function mixed(colour: string, share: number, other: number): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return `rgb(${parts.map((part) => Math.round((part * share + other * (100 - share)) / 100)).join(' ')})`
}

const named = (tokens: string) => tokens.split(' ').map((token) => `var(--${token})`) as unknown as MantineColorsTuple

export const theme = createTheme({
  colors: {
    loa: shades('--primary'),
    urgent: shades('--urgent'),
    // Mantine's own greys are cold; these are the steps it takes lines, placeholders and disabled controls from.
    gray: named('paper sand sand line line-strong ink-soft ink-soft ink ink ink'),
  },
  primaryColor: 'loa',
  primaryShade: 7,
  white: 'var(--surface)',
  black: 'var(--ink)',
  fontFamily: 'var(--font)',
  headings: {
    fontFamily: 'var(--font)',
    fontWeight: 'var(--weight-strong)',
    sizes: {
      // A day in a title stays on one line of a phone whose letters are twice the size.
      h1: { fontSize: 'min(var(--text-display), 12vw)', lineHeight: 'var(--line-height-tight)' },
      h2: { fontSize: 'var(--text-title)', lineHeight: 'var(--line-height-tight)' },
      h3: { fontSize: 'var(--text-lead)', lineHeight: 'var(--line-height-tight)' },
    },
  },
  fontSizes: {
    xs: 'var(--text-small)',
    sm: 'var(--text-small)',
    md: 'var(--text)',
    lg: 'var(--text-lead)',
    xl: 'var(--text-title)',
  },
  fontWeights: { regular: '400', medium: 'var(--weight-strong)', bold: 'var(--weight-strong)' },
  spacing: {
    xs: 'var(--space-1)',
    sm: 'var(--space-2)',
    md: 'var(--space-3)',
    lg: 'var(--space-4)',
    xl: 'var(--space-6)',
  },
  radius: { sm: 'var(--radius)', md: 'var(--radius)', lg: 'var(--radius-large)' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // A hint below the field leaves neighbouring fields on one line.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Modal: { defaultProps: { centered: true, size: 'lg', radius: 'lg' } },
  },
})
