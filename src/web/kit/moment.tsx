import { useLanguage } from '../words/language.ts';

/** A moment on the reader's own clock, to the minute; the exact one in UTC on hovering. */
export function Moment({ at }: { readonly at: string }) {
  const language = useLanguage();
  const date = new Date(at);
  const text = date.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return (
    <time dateTime={at} title={at}>
      {text}
    </time>
  );
}
