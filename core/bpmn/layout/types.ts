/** Coordinates of a drawing. */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Where everything of a scope stands, the inside of sub-processes included. */
export interface Layout {
  shapes: Map<string, Box>;
  edges: Map<string, Point[]>;
  /** Boxes for names that stand outside their shape. */
  labels: Map<string, Box>;
  width: number;
  height: number;
}
