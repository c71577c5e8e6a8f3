/** Colours and sizes of Teams, close enough to judge a card: light and dark. */
const spacing = { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 };
const fontSizes = { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 };

interface Palette {
  readonly background: string;
  readonly emphasis: string;
  readonly text: string;
  readonly subtle: string;
  readonly accent: string;
  readonly tints: { readonly good: string; readonly attention: string; readonly warning: string; readonly accent: string };
}

export const LIGHT: Palette = {
  background: '#ffffff',
  emphasis: '#f5f5f5',
  text: '#242424',
  subtle: '#616161',
  accent: '#5b5fc7',
  tints: { good: '#e7f2da', attention: '#fcf4f6', warning: '#fbf6d9', accent: '#e8ebfa' },
};
export const DARK: Palette = {
  background: '#292929',
  emphasis: '#1f1f1f',
  text: '#ffffff',
  subtle: '#adadad',
  accent: '#a6a7dc',
  tints: { good: '#0d2e0d', attention: '#3e1f25', warning: '#463100', accent: '#2f2f4a' },
};

/** The host config for the adaptivecards renderer. */
export function hostConfig({ background, emphasis, text, subtle, accent, tints }: Palette): object {
  const color = (value: string, soft = value) => ({ default: value, subtle: soft });
  const foregroundColors = {
    default: color(text, subtle),
    accent: color(accent),
    good: color(text),
    warning: color(text),
    attention: color(text),
    dark: color(text),
    light: color(text),
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    spacing,
    separator: { lineThickness: 1, lineColor: subtle },
    supportsInteractivity: true,
    fontFamily: "'Segoe UI', system-ui, sans-serif",
    fontSizes,
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    containerStyles: {
      default: style(background),
      emphasis: style(emphasis),
      good: style(tints.good),
      attention: style(tints.attention),
      warning: style(tints.warning),
      accent: style(tints.accent),
    },
    actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'default' },
        optionalInputs: { weight: 'default', size: 'small', isSubtle: true },
      },
    },
  };
}

/** What the renderer leaves to the host: buttons, margins. */
export function pageStyle({ background, text, subtle, accent }: Palette): string {
  return `
    body { margin: 0; background: ${background}; font-family: 'Segoe UI', system-ui, sans-serif; }
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
    .ac-pushButton { background: transparent; color: ${text}; border: 1px solid ${subtle}; border-radius: 4px; padding: 6px 12px; font-size: 14px; font-weight: 600; max-width: 100%; }
    .ac-pushButton:focus-visible { outline: 2px solid ${accent}; }
    .ac-input { accent-color: ${accent}; }
    label { color: ${text}; }`;
}
