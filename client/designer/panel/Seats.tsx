/** Who acts at a step: one party, or several each with people of its own. */
import { Button, InputNumber } from 'antd';
import type { Seat } from '../../../core/definition/process.ts';
import type { Element } from '../diagram/services.ts';
import { text } from '../messages.ts';
import { Roles } from './Roles.tsx';

interface Props {
  element: Element;
  seats: readonly Seat[];
  onChange: (seats: Seat[]) => void;
}

export function Seats({ element, seats, onChange }: Props) {
  const shown: readonly Partial<Seat>[] = seats.length === 0 ? [{}] : seats;
  const change = (at: number, patch: Partial<Seat>): void => {
    const next = shown.map((seat, n) => ({ ...seat, ...(n === at ? patch : {}) }));
    onChange(next.filter(hasRole).map(tidy));
  };
  const lane = laneOf(element);
  return (
    <div className="seats">
      {shown.map((seat, n) => {
        const word = text.panel.seat(n + 1, shown.length);
        return (
          <div key={n} className="seat">
            <Roles
              filer
              label={word}
              value={seat.role === undefined ? [] : [seat.role].flat()}
              placeholder={lane ? text.panel.byLane(lane) : text.panel.chooseRole}
              onChange={(roles) => change(n, { role: roles.length === 1 ? (roles[0] as string) : roles })}
            />
            <InputNumber
              aria-label={text.panel.countOf(word)}
              min={1}
              max={50}
              suffix={text.panel.people}
              value={seat.count ?? 1}
              onChange={(count) => change(n, { count: count ?? 1 })}
            />
            {shown.length > 1 && (
              <Button
                type="text"
                aria-label={text.panel.removeSeat(word)}
                onClick={() => onChange(seats.filter((_, m) => m !== n))}
              >
                {text.remove}
              </Button>
            )}
          </div>
        );
      })}
      {seats.length > 0 && (
        <button
          type="button"
          className="link"
          onClick={() => onChange([...seats, { role: seats[0]?.role ?? 'admin' }])}
        >
          {text.panel.addSeat}
        </button>
      )}
    </div>
  );
}

function hasRole(seat: Partial<Seat>): seat is Seat {
  return seat.role !== undefined && [seat.role].flat().length > 0;
}

/** One person is what is meant where no number stands. */
function tidy({ count, ...seat }: Seat): Seat {
  return count === undefined || count === 1 ? seat : { ...seat, count };
}

function laneOf(element: Element): string | null {
  const lanes = element.businessObject.get('lanes') as { name?: string }[] | undefined;
  return lanes?.at(-1)?.name ?? null;
}
