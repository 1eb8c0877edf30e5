import './file-drop.css';
import { type DragEvent, useState } from 'react';

/** Takes one file, dropped or chosen. `accept` as of an input: `.csv,.xlsx`. */
export function FileDrop(props: {
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  readonly onFile: (file: File) => void;
}) {
  const { label, hint, accept, onFile } = props;
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <label
      className={over ? 'file-drop over' : 'file-drop'}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        type="file"
        accept={accept}
        onChange={(event) => {
          take(event.target.files);
          // So that the same file can be chosen again after a correction.
          event.target.value = '';
        }}
      />
      {label}
      <small>{hint}</small>
    </label>
  );
}
