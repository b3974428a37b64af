/** What editors are told of the files people write: a process in short notation, and the parts that stand beside it. */
import Type from 'typebox';
import { PARTS } from '../layout.ts';
import { ProcessDefinition } from '../process.ts';
import { ShortMachine } from './short-machine.ts';

const closed = { additionalProperties: false };
const { properties } = ProcessDefinition;
const $schema = Type.Optional(Type.String());

/** `process.json`: short or canonical. */
export const ShortProcess = Type.Object(
  {
    ...properties,
    $schema,
    /** Nothing in the file is short. */
    notation: Type.Optional(Type.Literal('xstate')),
    machine: ShortMachine,
  },
  { ...closed, $id: 'process-short.schema.json', title: 'Xiangzhi process, as people write it' },
);

/** `guide.json`, `tables.json` …: one part under its name. */
export const ProcessPart = Type.Object(
  { $schema, ...Object.fromEntries(PARTS.map((part) => [part, properties[part]])) },
  {
    ...closed,
    $id: 'process-part.schema.json',
    title: 'A part of a Xiangzhi process',
    minProperties: 1,
  },
);
