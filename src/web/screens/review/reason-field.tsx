import { Input } from 'antd';

/** Words that a decision rests on. */
export function ReasonField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { label, hint, value, onChange } = props;
  return (
    <label className="review-reason">
      {label}
      <Input.TextArea
        rows={2}
        maxLength={2000}
        value={value}
        placeholder={hint}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
