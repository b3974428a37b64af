/** Arguments of verbs with options; what is not asked for is a wrong call. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { messages } from './messages.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

interface Arguments {
  positionals: string[];
  values: Record<string, string | boolean | undefined>;
}

/** The arguments; null, after saying how, when they are wrong. */
export function argumentsOf(
  args: string[],
  options: Options,
  count: number,
  usage: string,
): Arguments | null {
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length === count) return { positionals, values: values as Arguments['values'] };
  } catch {
    // said below: how it is called says more than what was wrong
  }
  console.error(messages.arguments.usage(usage));
  return null;
}

/** Whether an argument is a number as versions and counts are: 1 and up. */
export function isNumber(text: unknown): boolean {
  return typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text);
}
