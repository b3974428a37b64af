/** 本单位设置: what the public pages say of the office, where training plays, and who changed it when. */
import { Button, Input } from 'antd';
import { useEffect, useState, type FormEvent } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OfficeSetting, SettingView } from '../../../core/contract/shapes/setting.ts';
import { describeInstant } from '../../../core/time/describe.ts';
import { formatYuan, parseYuan } from '../../../core/values/money.ts';
import { call, calls } from '../../api/call.ts';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { text } from '../messages.ts';
import { Row } from '../panel/Row.tsx';
import './setting.css';

const KEY = ['admin', 'setting'] as const;
const words = text.setting;

type Name = keyof OfficeSetting;
type Typed = Record<Name, string>;

const PAGES: readonly Name[] = ['place', 'office', 'phone', 'hours'];
const TRAINING: readonly Name[] = ['region', 'fund', 'quota', 'threshold'];

export function SettingPage() {
  const setting = useQuery({ queryKey: KEY, staleTime: 0, queryFn: () => call(calls.admin.setting) });
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    document.title = text.pageTitle(words.title);
  }, []);
  if (setting.isError) return <Failure error={setting.error} retry={() => void setting.refetch()} />;
  if (!setting.data)
    return (
      <Later>
        <Bars widths={[30, 90, 88]} />
      </Later>
    );
  return (
    <main id="main" className="sheet-page setting-page">
      <div className="page-top">
        <h1>{words.title}</h1>
      </div>
      <Edit key={setting.data.rev} view={setting.data} saved={() => setSaved(true)} />
      {saved && <p role="status">{words.saved}</p>}
      <Changes view={setting.data} />
    </main>
  );
}

/** Saves over the revision it was opened with: what somebody else has changed meanwhile is read first. */
function Edit({ view, saved }: { view: SettingView; saved: () => void }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState(() => typedOf(view.setting));
  const save = useMutation({
    mutationFn: (setting: OfficeSetting) =>
      call(calls.admin.setSetting, { body: { rev: view.rev, setting } }),
    onSuccess: (now) => {
      client.setQueryData(KEY, now);
      saved();
    },
  });
  const setting = settingOf(typed);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (setting) save.mutate(setting);
  };
  const field = (name: Name) => (
    <Row
      key={name}
      label={words.fields[name]}
      hint={words.hints[name] || undefined}
      error={isAmount(name) && parseYuan(typed[name]) === null ? words.noAmount : undefined}
    >
      {(id) => (
        <Input
          id={id}
          value={typed[name]}
          maxLength={60}
          onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
        />
      )}
    </Row>
  );
  return (
    <form noValidate onSubmit={submit}>
      <h2>{words.pages}</h2>
      {PAGES.map(field)}
      <h2>{words.training}</h2>
      <p>{words.trainingHint}</p>
      {TRAINING.map(field)}
      {save.isError && (
        <Failure error={save.error} retry={() => setting && save.mutate(setting)}>
          <Button onClick={() => void client.invalidateQueries({ queryKey: KEY })}>{words.reread}</Button>
        </Failure>
      )}
      <Button type="primary" htmlType="submit" disabled={setting === null} loading={save.isPending}>
        {words.save}
      </Button>
    </form>
  );
}

function Changes({ view: { changes } }: { view: SettingView }) {
  return (
    <section>
      <h2>{words.changes}</h2>
      {changes.length === 0 && <p>{words.unchanged}</p>}
      <ol className="setting-changes">
        {changes.toReversed().map(({ at, by, changed }, n) => (
          <li key={changes.length - n}>
            {words.when(describeInstant(at), by)}
            <ul>
              {changed.map(({ name, before, after }) => (
                <li key={name}>
                  {words.change(words.fields[name], shown(name, before), shown(name, after))}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function isAmount(name: Name): name is 'quota' | 'threshold' {
  return name === 'quota' || name === 'threshold';
}

function shown(name: Name, value: string | number): string {
  return (isAmount(name) ? formatYuan(Number(value)) : String(value)) || words.nothing;
}

function typedOf(setting: OfficeSetting): Typed {
  const entries = Object.entries(setting) as [Name, string | number][];
  return Object.fromEntries(
    entries.map(([name, value]) => [name, isAmount(name) ? formatYuan(Number(value)) : String(value)]),
  ) as Typed;
}

/** Null while an amount is none. */
function settingOf(typed: Typed): OfficeSetting | null {
  const quota = parseYuan(typed.quota);
  const threshold = parseYuan(typed.threshold);
  if (quota === null || threshold === null || quota < 0 || threshold < 0) return null;
  const said = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, value.trim()]),
  ) as Typed;
  return { ...said, quota, threshold };
}
