/**
 * The three themes of Teams as host configurations of the official renderer.
 *
 * Light and dark have the figures that Microsoft publishes (AdaptiveCards repository, `samples/HostConfig`,
 * `microsoft-teams-light` and `-dark`). For high contrast no host configuration is published: its colours are the
 * high-contrast palette of Fluent UI, where every ground is black.
 */
const spacing = { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 };
const fontSizes = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };
const fontWeights = { lighter: 200, default: 400, bolder: 600 };

/** Segoe UI cannot be shipped; Open Sans is nearest in width (a little wider), and the same on every machine. */
export const FONT = 'Open Sans';

type Outcome = 'good' | 'attention' | 'warning' | 'accent';

export interface Palette {
  readonly background: string;
  readonly emphasis: string;
  readonly text: string;
  /** Subtle text, as it looks on the ground; published is the text at 75 % (`#bf…`). */
  readonly subtle: string;
  readonly accent: string;
  readonly separator: string;
  readonly tints: Readonly<Record<Outcome, string>>;
  /** On tints: the dark theme has them bright, with dark text. */
  readonly onTint: { readonly text: string; readonly subtle: string; readonly accent: string };
}

const PUBLISHED_TINTS = { good: '#ccffcc', attention: '#ffc5b2', warning: '#ffe2b2', accent: '#c7def9' };

export const LIGHT: Palette = {
  background: '#ffffff',
  emphasis: '#f9f8f7',
  text: '#252424',
  subtle: '#5c5b5b',
  accent: '#6264a7',
  separator: '#eeeeee',
  tints: PUBLISHED_TINTS,
  onTint: { text: '#252424', subtle: '#5c5b5b', accent: '#6264a7' },
};
export const DARK: Palette = {
  background: '#2d2c2c',
  emphasis: '#292828',
  text: '#ffffff',
  subtle: '#cacaca',
  accent: '#a6a7dc',
  separator: '#eeeeee',
  tints: PUBLISHED_TINTS,
  onTint: { text: '#201f1f', subtle: '#2d2c2c', accent: '#a6a7dc' },
};
export const CONTRAST: Palette = {
  background: '#000000',
  emphasis: '#000000',
  text: '#ffffff',
  subtle: '#ffffff',
  accent: '#ffff00',
  separator: '#ffffff',
  tints: { good: '#000000', attention: '#000000', warning: '#000000', accent: '#000000' },
  onTint: { text: '#ffffff', subtle: '#ffffff', accent: '#ffff00' },
};

export const THEMES: Readonly<Record<string, Palette>> = { hell: LIGHT, dunkel: DARK, kontrast: CONTRAST };

/** The host config for the adaptivecards renderer. */
export function hostConfig({ background, emphasis, text, subtle, accent, separator, tints, onTint }: Palette): object {
  const style = (backgroundColor: string, on = { text, subtle, accent }) => {
    const plain = { default: on.text, subtle: on.subtle };
    const coloured = { default: on.accent, subtle: on.accent };
    // Our cards use the default colour and the accent; the others would lack contrast in Teams and are kept out by a test.
    const foregroundColors = { default: plain, accent: coloured, good: plain, warning: plain, attention: plain, dark: plain, light: plain };
    return { backgroundColor, foregroundColors };
  };
  return {
    spacing,
    separator: { lineThickness: 1, lineColor: separator },
    supportsInteractivity: true,
    fontFamily: `'${FONT}', 'Segoe UI', sans-serif`,
    fontSizes,
    fontWeights,
    containerStyles: {
      default: style(background),
      emphasis: style(emphasis),
      good: style(tints.good, onTint),
      attention: style(tints.attention, onTint),
      warning: style(tints.warning, onTint),
      accent: style(tints.accent, onTint),
    },
    actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    adaptiveCard: { allowCustomStyle: false },
    // The renderer gives a heading no level of its own; Teams does.
    textBlock: { headingLevel: 2 },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'default' },
        optionalInputs: { weight: 'default', size: 'small', isSubtle: true },
      },
    },
  };
}

/** What the renderer leaves to the host: buttons, inputs, margins. */
export function pageStyle({ background, text, subtle, accent }: Palette): string {
  return `
    body { margin: 0; background: ${background}; font-family: '${FONT}', 'Segoe UI', sans-serif; }
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
    .ac-pushButton { background: transparent; color: ${text}; border: 1px solid ${subtle}; border-radius: 4px; padding: 6px 12px; font: 600 14px '${FONT}', 'Segoe UI', sans-serif; max-width: 100%; }
    .ac-pushButton:focus-visible { outline: 2px solid ${accent}; }
    .ac-input { accent-color: ${accent}; }
    .ac-textBlock a { color: ${accent}; }
    label { color: ${text}; }`;
}
