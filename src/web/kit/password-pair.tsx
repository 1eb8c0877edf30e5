import { Input } from 'antd';

export interface Passwords {
  readonly present: string;
  readonly next: string;
}

/** The present password and the next one, as a form asks for both. */
export function PasswordPair(props: {
  readonly words: Passwords;
  readonly value: Passwords;
  readonly onChange: (value: Passwords) => void;
}) {
  const { words, value, onChange } = props;
  return (
    <>
      <label>
        {words.present}
        <Input.Password
          value={value.present}
          onChange={(event) => onChange({ ...value, present: event.target.value })}
          autoComplete="current-password"
          required
        />
      </label>
      <label>
        {words.next}
        <Input.Password
          value={value.next}
          onChange={(event) => onChange({ ...value, next: event.target.value })}
          autoComplete="new-password"
          required
        />
      </label>
    </>
  );
}
