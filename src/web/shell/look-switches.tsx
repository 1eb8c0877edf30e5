import { chooseMode, useMode } from '../look/mode.ts';
import { chooseLanguage, useLanguage } from '../words/language.ts';
import { useShellWords } from '../words/shell.ts';

/** The two switches everybody has, signed in or not. */
export function LookSwitches() {
  const say = useShellWords();
  const mode = useMode();
  const language = useLanguage();
  return (
    <>
      <button
        type="button"
        className="shell-plain"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {say('language')}
      </button>
      <button
        type="button"
        className="shell-plain"
        onClick={() => chooseMode(mode === 'dark' ? 'light' : 'dark')}
      >
        {say(mode === 'dark' ? 'light' : 'dark')}
      </button>
    </>
  );
}
