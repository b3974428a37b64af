/** To whom a task is handed: asked beside the button that does it. */
import { Select } from 'antd';
import { sentenceOf } from '../../api/http.ts';
import { useColleagues } from '../data/queries.ts';
import { idOfPath } from '../form/ids.ts';
import { text } from '../messages.ts';
import { asksPerson, RECEIVER } from './choice.ts';
import type { Work } from './useWork.ts';

export function Receiver({ work }: { work: Work }) {
  const wanted = work.chosen !== null && asksPerson(work.chosen);
  const colleagues = useColleagues(work.task.id, wanted);
  if (!wanted) return null;
  const id = idOfPath(RECEIVER);
  const problem = work.problems.find(({ path }) => path === RECEIVER);
  const nobody = colleagues.isError ? sentenceOf(colleagues.error) : text.task.noColleagues;
  return (
    <div className="opinion">
      <label htmlFor={id}>{text.task.personFor(work.chosen?.label ?? '')}</label>
      <div className="opinion-field">
        <Select
          id={id}
          className="picker"
          loading={colleagues.isLoading}
          value={work.receiver}
          placeholder={text.task.personHint}
          status={problem ? 'error' : ''}
          notFoundContent={nobody}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={work.setReceiver}
          options={colleagues.data?.map(({ user, name, roleName, regionName }) => ({
            value: user,
            label: `${name} · ${regionName} ${roleName}`,
          }))}
        />
        {problem && <p className="field-error">{problem.message}</p>}
      </div>
    </div>
  );
}
