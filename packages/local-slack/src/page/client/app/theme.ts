import { useEffect, useState } from 'preact/hooks';

export type Theme = 'auto' | 'light' | 'dark';

/** Whether a text names a theme. */
export const isTheme = (text: string | null): text is Theme =>
  text === 'auto' || text === 'light' || text === 'dark';

/** Something this browser remembers of the page. */
export function useRemembered(name: string, first: string): readonly [string, (value: string) => void] {
  const key = `understudy.${name}`;
  const [value, setValue] = useState(() => localStorage.getItem(key) ?? first);
  const set = (next: string) => {
    localStorage.setItem(key, next);
    setValue(next);
  };
  return [value, set];
}

/** Light, dark, or as the system has it. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [value, set] = useRemembered('theme', 'auto');
  const theme = isTheme(value) ? value : 'auto';
  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return [theme, set];
}
