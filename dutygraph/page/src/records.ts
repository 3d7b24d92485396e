// What the API answers with (dutygraph/serving/models.py). Places are code points from the beginning of the text.

export type Place = [number, number];

export interface DocumentEntry {
  id: string;
  title: string;
  number: string;
  issuers: string[];
  form: string;
  content: string;
  rank: string;
  status: string;
  date: string;
  part_of: string;
  provisions: number;
  statements: number;
  missing: string[];
}

export interface ProvisionEntry {
  id: string;
  parent: string;
  number: string;
  heading: string;
  kind: string;
  cite: string;
  depth: number;
  start: number;
  end: number;
  own: Place[];
}

export interface Bearer {
  actor: string;
  grade: string;
  inferred: string;
  words: string;
}

export interface Mark {
  part: string;
  start: number;
  end: number;
}

export interface StatementEntry {
  id: string;
  provision: string;
  cite: string;
  modality: string;
  nature: string;
  grade: string;
  sentence: Place;
  evidence: string;
  action: string;
  target: string;
  condition: string;
  deadline: string;
  bearers: Bearer[];
  co: string[];
  marks: Mark[];
  reviewed: boolean;
}

export interface AssignmentEntry {
  provision: string;
  actor: string;
  role: string;
  words: string;
  note: Place;
}

export interface CitationEntry {
  provision: string;
  title: string;
  number: string;
  article: string;
  relation: string;
  document: string;
  start: number;
  end: number;
}

export interface DocumentSheet {
  about: DocumentEntry;
  dates: Record<string, string>;
  addressees: string[];
  text: string;
  provisions: ProvisionEntry[];
  statements: StatementEntry[];
  assignments: AssignmentEntry[];
  goals: { provision: string; deadline: string; start: number; end: number }[];
  citations: CitationEntry[];
}

export interface Cell {
  actor: string;
  part: "lead" | "support" | "suggested";
  grades: string[];
  roles: string[];
  statements: string[];
  places: Place[];
}

export interface MatrixRow {
  provision: string;
  label: string;
  section: string;
  cite: string;
  led: boolean;
  statements: number;
  cells: Cell[];
}

export interface Matrix {
  document: string;
  title: string;
  number: string;
  actors: string[];
  rows: MatrixRow[];
}

export interface ActorEntry {
  name: string;
  duties: number;
  stated: number;
  assigned: number;
  inferred: number;
  documents: number;
}

export interface ActorSheet {
  name: string;
  portrait: Record<string, unknown>;
  duties: Row[];
}

export interface GraphNode {
  key: string;
  kind: "actor" | "statement" | "provision" | "document";
  label: string;
  weight: number;
  document: string;
  level: string;
  modality: string;
  position: number;
  about: string;
  x: number;
  y: number;
}

export interface GraphEdge {
  source: string;
  target: string;
  kind: string;
  grade: string;
  role: string;
  count: number;
}

export interface Picture {
  nodes: GraphNode[];
  edges: GraphEdge[];
  cut: number;
}

export interface Suggestion {
  kind: "actor" | "document" | "provision";
  key: string;
  label: string;
  names: string[];
  extra: string;
  weight: number;
  pinyin: string;
  initials: string;
  document: string;
}

export interface Label {
  name: string;
  zh: string;
  en: string;
  type: string;
  required: boolean;
  choices: string[];
}

export interface Question {
  name: string;
  zh: string;
  en: string;
  parameters: Label[];
  columns: Label[];
}

export type Row = Record<string, unknown>;

export interface QuestionRows {
  question: Question;
  total: number;
  offset: number;
  rows: Row[];
  /** The levels (国家, 省 …) of the actors in these rows. */
  levels?: Record<string, string[]>;
}

export interface About {
  version: string;
  documents: number;
  statements: number;
  writable: boolean;
  internal: boolean;
}
