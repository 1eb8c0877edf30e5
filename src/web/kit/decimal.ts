/** `a - b` of two decimal texts, exactly, with as many decimals as the longer has. */
export function subtractDecimals(a: string, b: string): string {
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  return write(scaled(a, decimals) - scaled(b, decimals), decimals);
}

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

function scaled(text: string, decimals: number): bigint {
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const digits = BigInt(`${whole}${part.padEnd(decimals, '0')}`);
  return text.startsWith('-') ? -digits : digits;
}

function write(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return value < 0n ? `-${text}` : text;
}
