/** One draft: the diagram with its properties, the forms, the trial, and what is wrong, under one bar. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { DraftView } from '../../../core/api-admin.ts';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { useDraft, useHouse } from '../data/queries.ts';
import type { HouseView } from '../../../core/api-admin.ts';
import { Canvas } from '../diagram/Canvas.tsx';
import type { OfferedPieces } from '../diagram/offers.ts';
import { PieceView } from '../diagram/PieceView.tsx';
import type { Drawing } from '../diagram/services.ts';
import { FormsTab } from '../forms/FormsTab.tsx';
import { text } from '../messages.ts';
import { Panel } from '../panel/Panel.tsx';
import { Markers } from '../problems/Markers.tsx';
import { ProblemsLine } from '../problems/ProblemsLine.tsx';
import { TrialTab } from '../simulate/TrialTab.tsx';
import { Editor } from './Editor.ts';
import { EditorContext } from './EditorContext.ts';
import { Keys } from './Keys.tsx';
import { Overtaken } from './Overtaken.tsx';
import { TabsContext, type TabId, type TabsState } from './TabsContext.ts';
import { TopBar } from './TopBar.tsx';

/** From this width on a diagram can be changed; on less it is looked at. The style sheet has the same limit. */
const WIDE = '(min-width: 860px)';

export function DraftPage() {
  const { key = '', draft: id = '' } = useParams();
  const draft = useDraft(key, id);
  const house = useHouse();
  const failed = [draft, house].find(({ isError }) => isError);
  if (failed) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  if (!draft.data || !house.data)
    return (
      <Later>
        <Bars widths={[30, 90, 88]} />
      </Later>
    );
  return (
    <Open
      key={draft.dataUpdatedAt}
      draft={draft.data}
      house={house.data}
      again={() => void draft.refetch()}
    />
  );
}

interface Props {
  draft: DraftView;
  house: HouseView;
  /** Reads the draft anew, dropping what is on this screen. */
  again: () => void;
}

function Open({ draft, house, again }: Props) {
  const [editor, setEditor] = useState<Editor | null>(null);
  useEffect(() => {
    const made = new Editor(draft, house);
    setEditor(made);
    const leave = (): void => void made.flush();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      made.close();
    };
  }, [draft, house]);
  useEffect(() => {
    document.title = text.pageTitle(draft.title);
  }, [draft.title]);
  const [wide] = useState(() => matchMedia(WIDE).matches);
  const tabs = useTabsState(draft);
  const ready = useCallback((drawing: Drawing) => editor?.attach(drawing), [editor]);
  if (!editor) return null;
  return (
    <EditorContext value={editor}>
      <TabsContext value={tabs}>
        <main id="main" className="work" data-tab={tabs.open}>
          <TopBar />
          <Overtaken again={again} />
          <p className="bar-line too-narrow">{text.edit.tooNarrow}</p>
          <div className="work-body">
            {/* stays while another tab is open: it keeps what can be undone */}
            <div className="work-tab" hidden={tabs.open === 'forms'}>
              <Canvas
                xml={draft.diagram}
                editable={wide}
                label={text.canvas.label}
                pieces={house.pieces as OfferedPieces}
                onReady={ready}
              />
              {tabs.open === 'trial' ? <TrialTab /> : <Panel />}
            </div>
            {tabs.open === 'forms' && <FormsTab />}
          </div>
          <Markers />
          <PieceView />
          <ProblemsLine />
          <Keys />
        </main>
      </TabsContext>
    </EditorContext>
  );
}

/** The open tab and form are in the address: a link opens exactly that. */
function useTabsState(draft: DraftView): TabsState {
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab');
  const open: TabId = tab === 'forms' || tab === 'trial' ? tab : 'diagram';
  const form = search.get('form') ?? Object.keys(draft.source.forms)[0] ?? null;
  return useMemo(
    () => ({
      open,
      form,
      choose: (id) => setSearch(id === 'diagram' ? {} : { tab: id }, { replace: true }),
      openForm: (id) => setSearch({ tab: 'forms', form: id }, { replace: true }),
    }),
    [open, form, setSearch],
  );
}
