/** Addresses as the browser needs them: parameters filled in, what is asked for behind them. */
type Value = string | number | boolean | null | undefined;

const part = encodeURIComponent;

/** `?a=1&b=2` of what is given; nothing for nothing. */
export function searchOf(values: Readonly<Record<string, Value>>): string {
  const given = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return given.length === 0
    ? ''
    : `?${given.map(([name, value]) => `${part(name)}=${part(String(value))}`).join('&')}`;
}

/** `/api/tasks/:id` with its parameters. */
export function pathOf(
  pattern: string,
  params: Readonly<Record<string, Value>> = {},
  query: Readonly<Record<string, Value>> = {},
): string {
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => part(String(params[name])));
  return path + searchOf(query);
}
