import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

export type Language = 'zh' | 'en';

const key = 'zhunsheng.language';

const kept = (): Language => (localStorage.getItem(key) === 'en' ? 'en' : 'zh');

/** Words of one screen in both languages; the English has every key the Chinese has. */
export interface Vocabulary<Z extends Readonly<Record<string, string>>> {
  readonly zh: Z;
  readonly en: { readonly [K in keyof Z]: string };
}

void i18next.use(initReactI18next).init({
  lng: kept(),
  fallbackLng: false,
  resources: {},
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  keySeparator: false,
  nsSeparator: false,
  react: { useSuspense: false },
});
document.documentElement.lang = kept() === 'zh' ? 'zh-CN' : 'en';

/** Chooses the language of everything, and remembers it. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(key, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  void i18next.changeLanguage(language);
}

export type Say<K extends string> = (key: K, params?: Readonly<Record<string, string | number>>) => string;

/**
 * Makes a hook that says the words of one screen: `const say = useWords()`, `say('title')`. `{name}` in a sentence is filled from
 * the parameters.
 */
export function wordsOf<Z extends Readonly<Record<string, string>>>(
  name: string,
  words: Vocabulary<Z>,
): () => Say<Extract<keyof Z, string>> {
  i18next.addResourceBundle('zh', name, words.zh);
  i18next.addResourceBundle('en', name, words.en);
  return () => {
    const { t } = useTranslation(name);
    return (each, params) => t(each, params ?? {});
  };
}

/** The language now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh';
}
