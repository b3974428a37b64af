/** The layout of a task or case before it is there. */
import { Bars, Later } from '../../ui/desk/Later.tsx';

export function PaneSkeleton() {
  return (
    <Later>
      <div className="item is-skeleton" aria-hidden="true">
        <div className="item-head">
          <Bars widths={[42, 68]} />
        </div>
        <div className="item-body">
          <div className="sheet">
            <Bars widths={[20, 88, 82, 90]} />
          </div>
          <div className="sheet">
            <Bars widths={[24, 76, 84]} />
          </div>
        </div>
      </div>
    </Later>
  );
}
