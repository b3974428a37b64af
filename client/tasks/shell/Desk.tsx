/** The desk: three panes where there is room, two or one where there is less; what is open is in the address. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Outlet, useMatch, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Me, TaskItem } from '../../../core/api.ts';
import { pages } from '../../pages.ts';
import { useMe } from '../../api/staff.ts';
import { useKeys } from '../../keys/useKeys.ts';
import { text } from '../messages.ts';
import { QueuePane } from '../queue/QueuePane.tsx';
import { useQueueModel } from '../queue/useQueueModel.ts';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { DeskContext, type DeskState, type Flash } from './DeskContext.ts';
import { FlashBar } from './FlashBar.tsx';
import { Header } from './Header.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { Lost } from './Lost.tsx';
import { filterOf, to, type Filter } from './paths.ts';
import { SideList } from './SideList.tsx';
import { useLive } from './useLive.ts';

export function Desk() {
  const me = useMe();
  if (me.isError) return <Failure error={me.error} retry={() => void me.refetch()} />;
  if (!me.data)
    return (
      <Later>
        <Bars widths={[30, 90, 88, 92, 86]} />
      </Later>
    );
  if (!me.data.may.work)
    return (
      <div className="empty">
        <p className="empty-why">{text.shell.notForDesk}</p>
        <a href={pages.apply()}>{text.shell.toApply}</a>
      </div>
    );
  return <Panes me={me.data} />;
}

function Panes({ me }: { me: Me }) {
  const desk = useDeskState(me);
  const [keysShown, setKeysShown] = useState(false);
  const lostAt = useLive(desk.model);
  const { taskId, caseId } = useParams();
  const other = [useMatch('/new'), useMatch('/messages/*'), useMatch('/incidents')].some(
    (match) => match !== null,
  );
  const open = taskId ?? caseId ?? null;
  useKeys({
    help: () => setKeysShown(true),
    back: () => {
      if (
        document.activeElement instanceof HTMLElement &&
        document.activeElement.matches('input, textarea')
      ) {
        document.activeElement.blur();
        return;
      }
      if (open === null && !other) return false;
      desk.close();
    },
  });
  useEffect(() => {
    document.title = text.pageTitle(
      `${text.boxes[desk.filter.box]}${desk.model.total ? ` ${desk.model.total}` : ''}`,
    );
  }, [desk.filter.box, desk.model.total]);
  return (
    <DeskContext value={desk}>
      <a className="skip" href="#queue">
        {text.shell.skip}
      </a>
      <Header showKeys={() => setKeysShown(true)} />
      {lostAt !== null && <Lost since={lostAt} />}
      <div className="panes" data-shown={open !== null || other ? 'item' : 'list'}>
        <SideList />
        <QueuePane open={open} />
        <main className="pane">
          {(desk.flash?.task === undefined || desk.flash.task !== open) && <FlashBar />}
          <Outlet />
        </main>
      </div>
      {keysShown && <KeysHelp close={() => setKeysShown(false)} />}
    </DeskContext>
  );
}

function useDeskState(me: Me): DeskState {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const address = search.toString();
  const filter = useMemo(() => filterOf(new URLSearchParams(address)), [address]);
  const model = useQueueModel(filter, me.user.id);
  const [flash, say] = useState<Flash | null>(null);
  const [following, setFollowing] = useState<TaskItem>();
  const setFilter = useCallback(
    (change: Partial<Filter>) => void navigate(to.queue({ ...filter, ...change })),
    [filter, navigate],
  );
  const close = useCallback(() => void navigate(to.queue(filter)), [filter, navigate]);
  const finish = useCallback<DeskState['finish']>(
    ({ id }, done) => {
      const next = model.next(id);
      model.dealtWith([id]);
      model.setCursor(next?.id ?? null);
      setFollowing(next);
      say({ ...done, task: id });
    },
    [model],
  );
  return { me, filter, setFilter, model, flash, say, following, finish, close };
}
