import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { Refusal } from './api/client.ts';
import { useMode } from './look/mode.ts';
import { themeOf } from './look/theme.ts';
import { router } from './router.tsx';
import { useLanguage } from './words/language.ts';

// A refusal stays one however often it is asked; only a lost connection is worth another try.
const again = (count: number, error: Error): boolean =>
  count < 2 && error instanceof Refusal && (error.status === 0 || error.status >= 500);

const queries = new QueryClient({
  defaultOptions: { queries: { retry: again, staleTime: 10_000, refetchOnWindowFocus: true } },
});

/** Everything: look, language, data and routes. */
export function Application() {
  const mode = useMode();
  const language = useLanguage();
  return (
    <ConfigProvider
      theme={themeOf(mode)}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} context={{ queries }} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
