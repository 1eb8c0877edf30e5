import './notices.css';
import { Page } from '../../kit/page.tsx';
import { useAddress } from '../../session/use-address.ts';
import { ImportForm } from './import-form.tsx';
import { ImportedList } from './imported-list.tsx';
import { Read } from './read.tsx';
import { useNoticeWords } from './words.ts';

/** Makes a draft of a scheme from the words of a notice, and shows what was read in it. */
export function Notices() {
  const say = useNoticeWords();
  const [{ id }] = useAddress();
  if (id !== undefined) return <Read key={id} id={id} />;
  return (
    <Page title={say('title')}>
      <ImportForm />
      <ImportedList />
    </Page>
  );
}
