import { type ThemeConfig, theme } from 'antd';

/** The class under which the variables of the theme hold; the page as a whole has it. */
export const themeScope = 'zhunsheng';

/** Colours carry meaning only where the scheme's own grades do; the rest of the screen stays quiet. */
export const themeOf = (mode: 'light' | 'dark'): ThemeConfig => ({
  zeroRuntime: true,
  cssVar: { prefix: 'ant', key: themeScope },
  hashed: false,
  algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    colorPrimary: '#1f4e79',
    colorInfo: '#1f4e79',
    borderRadius: 4,
    fontSize: 14,
    fontFamily:
      '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif',
    motion: false,
  },
});
