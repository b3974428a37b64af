/** Diagrams that are sound without being neat. */
import type { BpmnModel } from '../../bpmn/model.ts';
import { diagram } from './diagram.ts';

export const GOOD: Record<string, BpmnModel> = {
  'branches cross between two parallel splits': diagram(
    's start', 'p and', 'a user', 'b user', 'q and', 'r and', 'j and', 'k and', 'c user', 'd user', 'z and', 'e end',
    's > p > a > q > j > c > z > e', 'p > b > r > k > d > z', 'q > k', 'r > j',
  ),
  'several ends, split without a gateway': diagram('s start', 'a user', 'b user', 'c user', 'e end', 'f end', 's > a > b > e', 'a > c > f'),
  'loop back into the middle of a choice': diagram(
    's start', 'x xor', 'a user', 'm xor', 'b user', 'y xor', 'c user', 'e end', 'd user', 'n xor',
    's > x', 'x > a | n > 5', 'x > n | n <= 5', 'a > m > b > y', 'n > c > m', 'y > d | ok = false', 'd > n', 'y > e | ok = true',
  ),
  'merge without a gateway': diagram('s start', 'x xor', 'a user', 'b user', 'c user', 'e end', 's > x', 'x > a | n > 3', 'x > b | n <= 3', 'a > c > e', 'b > c'),
  'inclusive join of a nested choice': diagram(
    's start', 'o or', 'a user', 'b user', 'x xor', 'c user', 'd user', 'g or', 'e end',
    's > o', 'o > a | n > 2', 'o > b | n < 6', 'a > x', 'x > c | n > 4', 'x > d | n <= 4', 'c > g', 'd > g', 'b > g > e',
  ),
  'boundary event leads to an end of its own': diagram('s start', 'a user', 't boundary a timer', 'b user', 'c user', 'e end', 'f end', 's > a > c > e', 't > b > f'),
  'two loops that share a part': diagram(
    's start', 'm xor', 'a user', 'x xor', 'b user', 'y xor', 'c user', 'd user', 'e end',
    's > m > a > x', 'x > c | ok = false', 'x > b | ok = true', 'c > m', 'b > y', 'y > d | n > 5', 'd > m', 'y > e | n <= 5',
  ),
  'parallel branches that end apart': diagram('s start', 'p and', 'a user', 'b user', 'x xor', 'c user', 'e end', 'f end', 'g end', 's > p > a > e', 'p > b > x', 'x > c | n > 1', 'c > f', 'x > g | n <= 1'),
};
