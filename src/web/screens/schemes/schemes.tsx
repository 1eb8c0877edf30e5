import './schemes.css';
import { useAddress } from '../../session/use-address.ts';
import { SchemeList } from './scheme-list.tsx';
import { VersionPage } from './version-page.tsx';

/** The schemes of the office with their versions; one version when the address names it. */
export function Schemes() {
  const [{ id }] = useAddress();
  return id === undefined ? <SchemeList /> : <VersionPage key={id} id={id} />;
}
