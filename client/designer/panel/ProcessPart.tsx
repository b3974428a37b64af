/** The process as a whole: what it is called, who may start it, how cases are numbered, what applicants read of it. */
import { AutoComplete } from 'antd';
import type { TSchema } from 'typebox';
import { BLOCK_DEFINITION } from '../../../core/blocks/specs.ts';
import { isObject } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import { useProcesses } from '../data/queries.ts';
import { text } from '../messages.ts';
import { Feel } from './Feel.tsx';
import { JsonBox } from './JsonBox.tsx';
import { Part, Row } from './Row.tsx';
import { SchemaRow } from './SchemaRow.tsx';
import { StartRoles } from './StartPart.tsx';
import { Typed, useTyped } from './Typed.tsx';

/** Parts of a definition that are edited as JSON, in this order; then what the blocks add. */
const AS_JSON = [
  'params',
  'computed',
  'lookups',
  'shows',
  'delays',
  'actions',
  'public',
  'views',
  'usual',
] as const;

export function ProcessPart() {
  const editor = useEditor();
  const { source } = useSnapshot();
  const { definition } = source;
  const put = (name: string) => (value: string) =>
    editor.changeDefinition({ [name]: value === '' ? undefined : value });
  const said = (name: string): string => String(definition[name] ?? '');
  return (
    <>
      <h2 className="panel-kind">{text.panel.process}</h2>
      <Row label={text.panel.title}>
        {(id) => <Typed id={id} value={said('title')} maxLength={60} onChange={put('title')} />}
      </Row>
      <GroupRow value={said('group')} onChange={put('group')} />
      <StartRoles />
      <Row label={text.panel.caseNo} hint={text.panel.caseNoHint}>
        {(id) => <Typed id={id} code value={said('caseNo')} onChange={put('caseNo')} />}
      </Row>
      <Feel
        label={text.panel.subject}
        hint={text.panel.subjectHint}
        value={said('subject')}
        onChange={put('subject')}
      />
      <Feel
        label={text.panel.region}
        hint={text.panel.regionHint}
        value={said('region')}
        onChange={put('region')}
      />
      <GuidePart />
      <Part title={text.panel.more} folded>
        <p className="row-hint">{text.panel.key(said('key'))}</p>
        {AS_JSON.map((name) => (
          <JsonBox
            key={name}
            label={text.definitionParts[name]}
            value={(definition[name] as Json | undefined) ?? null}
            onChange={(value) => editor.changeDefinition({ [name]: value ?? undefined })}
          />
        ))}
        {Object.entries<TSchema>(BLOCK_DEFINITION).map(([name, schema]) => (
          <SchemaRow
            key={name}
            name={name}
            schema={schema}
            value={definition[name] as Json | undefined}
            onChange={(value) => editor.changeDefinition({ [name]: value })}
          />
        ))}
      </Part>
    </>
  );
}

function GroupRow({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const processes = useProcesses();
  const groups = [
    ...new Set((processes.data ?? []).map(({ group }) => group).filter((group) => group !== '')),
  ];
  const { typed, type, leave } = useTyped(value, onChange);
  return (
    <Row label={text.panel.group}>
      {(id) => (
        <AutoComplete
          id={id}
          value={typed}
          options={groups.map((group) => ({ value: group }))}
          onChange={type}
          onSelect={() => setTimeout(leave)}
          onBlur={leave}
        />
      )}
    </Row>
  );
}

const LISTS = ['who', 'bring', 'steps', 'basis'] as const;

/** 办事指南: one line each. */
function GuidePart() {
  const editor = useEditor();
  const { source } = useSnapshot();
  const guide: JsonObject = isObject(source.definition.guide) ? source.definition.guide : {};
  const put = (patch: JsonObject): void =>
    editor.changeDefinition({
      guide: { summary: '', who: [], bring: [], steps: [], days: '', basis: [], ...guide, ...patch },
    });
  const line = (name: 'summary' | 'days' | 'phone', rows: number) => (
    <Row key={name} label={text.guide[name]}>
      {(id) => (
        <Typed
          id={id}
          rows={rows}
          value={String(guide[name] ?? '')}
          onChange={(value) => put({ [name]: value })}
        />
      )}
    </Row>
  );
  return (
    <Part title={text.panel.guide}>
      {line('summary', 2)}
      <details>
        <summary>{text.guide.more}</summary>
        {LISTS.map((name) => (
          <Row key={name} label={text.guide[name]} hint={text.guide.lines}>
            {(id) => (
              <Typed
                id={id}
                rows={2}
                value={Array.isArray(guide[name]) ? guide[name].join('\n') : ''}
                onChange={(value) => put({ [name]: value.split('\n').filter((each) => each.trim() !== '') })}
              />
            )}
          </Row>
        ))}
        {line('days', 1)}
        {line('phone', 1)}
      </details>
    </Part>
  );
}
