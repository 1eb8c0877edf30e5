import './kit.css';

/** Grey lines where something is on its way. */
export function Loading({ lines = 4 }: { readonly lines?: number }) {
  return (
    <div className="kit-loading" role="status" aria-busy="true">
      {Array.from({ length: lines }, (_, i) => `line${i}`).map((each) => (
        <div key={each} className="kit-loading-line" />
      ))}
    </div>
  );
}
