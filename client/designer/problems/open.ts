/** Whether the list of problems is open: the line at the bottom and the button in the bar both open it. */
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';

export function useProblemsOpen(): [boolean, (open: boolean) => void] {
  const editor = useEditor();
  return [useSnapshot().problemsOpen, (open) => editor.openProblems(open)];
}
