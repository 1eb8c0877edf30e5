import './kit.css';

/** Chooses one of a few views of the same thing; which one belongs in the address. */
export function Tabs(props: {
  readonly label: string;
  readonly tabs: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  const { label, tabs, chosen, onChoose } = props;
  if (tabs.length < 2) return null;
  return (
    <nav className="kit-tabs no-print" aria-label={label}>
      {tabs.map(({ id, label: name }) => (
        <button
          key={id}
          type="button"
          className={id === chosen ? 'chosen' : undefined}
          aria-current={id === chosen ? 'true' : undefined}
          onClick={() => onChoose(id)}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
