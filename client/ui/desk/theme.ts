/**
 * antd in the house's clothes. The values come from the tokens of the page, so that the desk and the light pages
 * can never drift apart; the fallbacks are the same values, for tests and for a style sheet that failed to load.
 */
import type { ConfigProviderProps } from 'antd';

type Theme = NonNullable<ConfigProviderProps['theme']>;

const FALLBACK = {
  ink: '#1c2430',
  'ink-2': '#4a5565',
  'ink-3': '#5f6977',
  paper: '#f4f5f2',
  sheet: '#ffffff',
  line: '#dcdfe3',
  blue: '#1f5aa6',
  edge: '#868e99',
  'blue-deep': '#174a8b',
  'blue-wash': '#e9f0f9',
  red: '#b3261e',
  amber: '#8a5a00',
  green: '#1f6b3a',
} as const;

type Token = keyof typeof FALLBACK;

export function deskTheme(read: (name: string) => string = pageToken): Theme {
  const colour = (token: Token): string => read(`--${token}`).trim() || FALLBACK[token];
  return {
    token: {
      colorPrimary: colour('blue'),
      colorLink: colour('blue'),
      colorLinkHover: colour('blue-deep'),
      colorError: colour('red'),
      colorWarning: colour('amber'),
      colorSuccess: colour('green'),
      colorInfo: colour('blue'),
      colorText: colour('ink'),
      colorTextSecondary: colour('ink-2'),
      colorTextTertiary: colour('ink-3'),
      colorTextQuaternary: colour('ink-3'),
      colorTextPlaceholder: colour('ink-3'),
      colorTextDisabled: colour('ink-3'),
      colorBorder: colour('edge'),
      colorBorderSecondary: colour('line'),
      colorBgLayout: colour('paper'),
      colorBgContainer: colour('sheet'),
      controlItemBgActive: colour('blue-wash'),
      borderRadius: 4,
      borderRadiusLG: 4,
      borderRadiusSM: 4,
      fontSize: 14,
      controlHeight: 32,
      fontFamily: 'inherit',
      boxShadow: 'none',
      boxShadowTertiary: 'none',
      boxShadowSecondary: `0 0 0 1px ${colour('line')}, 0 8px 24px rgb(28 36 48 / 12%)`,
      // The focus ring is drawn once for everything, in desk.css.
      controlOutlineWidth: 0,
      motion: false,
    },
    components: {
      Button: { primaryShadow: 'none', dangerShadow: 'none', defaultShadow: 'none', fontWeight: 400 },
      Select: { optionSelectedFontWeight: 600 },
    },
  };
}

function pageToken(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name);
}
